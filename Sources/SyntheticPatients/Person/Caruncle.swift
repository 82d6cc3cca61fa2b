import HeadGeometry

/// The small pink mound in the nasal corner of the eye, as an ellipsoid.
enum Caruncle {
  /// - Parameters:
  ///   - corner: The nasal canthus.
  ///   - temporal: Unit vector along the fissure, away from the nose.
  ///   - up, out: Unit vectors up the face and out of it.
  ///   - opening: How far the lids stand apart beside it, millimetres; closed lids hide it.
  static func surface(corner: SIMD3<Float>, temporal: SIMD3<Float>, up: SIMD3<Float>, out: SIMD3<Float>, opening: Float)
    -> (positions: [SIMD3<Float>], triangles: [SIMD3<UInt32>])
  {
    let rows = 8
    let around = 14
    let open = smoothstep(0.8, 4, opening)
    // Along the fissure, up, and out: its half axes in millimetres.
    let size = SIMD3<Float>(1.9, 1.15 * open, 1.2)
    let centre = corner + temporal * 1.2 - out * (1.1 + 2.5 * (1 - open))
    var positions: [SIMD3<Float>] = []
    for i in 0...rows {
      let a = sineCosine(Portable.pi * Double(i) / Double(rows))
      for j in 0..<around {
        let b = sineCosine(2 * Portable.pi * Double(j) / Double(around))
        let u = size.x * Float(a.cosine)
        let v = size.y * Float(a.sine * b.cosine)
        let w = size.z * Float(a.sine * b.sine)
        positions.append(centre + temporal * u + up * v + out * w)
      }
    }
    var triangles: [SIMD3<UInt32>] = []
    for i in 0..<rows {
      for j in 0..<around {
        let a = UInt32(i * around + j)
        let b = UInt32(i * around + (j + 1) % around)
        let n = UInt32(around)
        triangles.append(SIMD3(a, a + n, b))
        triangles.append(SIMD3(b, a + n, b + n))
      }
    }
    return (positions, triangles)
  }
}
