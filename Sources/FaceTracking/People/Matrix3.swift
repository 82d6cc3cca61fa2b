/// Just enough of 3×3 matrices to turn one point cloud onto another. Columns are stored.
struct Matrix3: Equatable {
  var x, y, z: SIMD3<Double>

  static let identity = Matrix3(x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1])

  static func * (m: Matrix3, v: SIMD3<Double>) -> SIMD3<Double> { m.x * v.x + m.y * v.y + m.z * v.z }

  static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
  }

  var determinant: Double { (x * Self.cross(y, z)).sum() }

  /// The rotation nearest to this matrix; `nil` when it is flat or turned inside out.
  ///
  /// Newton's iteration for the polar factor (Higham, SIAM J. Sci. Stat. Comput. 7 (1986) 1160–1174): the mean of the
  /// matrix and of its inverse transpose, again and again, each scaled to determinant 1.
  var nearestRotation: Matrix3? {
    var m = self
    for _ in 0..<50 {
      let determinant = m.determinant
      guard determinant > 1e-12, determinant.isFinite else { return nil }
      let inverseTranspose = Matrix3(
        x: Self.cross(m.y, m.z) / determinant, y: Self.cross(m.z, m.x) / determinant,
        z: Self.cross(m.x, m.y) / determinant)
      let next = Matrix3(
        x: (m.x + inverseTranspose.x) / 2, y: (m.y + inverseTranspose.y) / 2, z: (m.z + inverseTranspose.z) / 2)
      let step = next.x - m.x, other = next.y - m.y
      m = next
      if (step * step).sum() + (other * other).sum() < 1e-24 { return m }
    }
    return m
  }
}
