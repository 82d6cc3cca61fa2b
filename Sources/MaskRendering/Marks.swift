import HeadGeometry

/// Shapes that stand before an eye: the occluder of a covered one, and the dashes around an unsure one.
enum Marks {
  private static let segments = 40
  private static let rings: [(radius: Float, light: Float)] = [(0, 1), (22.5, 0.97), (23.5, 0.7), (25, 0.62)]
  static let coverVertices = segments * (rings.count - 1) + 1
  static let coverTriangles: [SIMD3<Int32>] = (0..<Int32(segments)).flatMap { k in
    let next = (k + 1) % Int32(segments)
    var result: [SIMD3<Int32>] = [SIMD3(0, 1 + k, 1 + next)]
    for ring in 1..<Int32(rings.count - 1) {
      let inner: Int32 = 1 + (ring - 1) * Int32(segments)
      let (a, b) = (inner + k, inner + next)
      let (c, d) = (a + Int32(segments), b + Int32(segments))
      result += [SIMD3(a, c, d), SIMD3(a, d, b)]
    }
    return result
  }

  /// x, y in millimetres from the middle; z how light it is.
  static func coverPlace(_ vertex: Int) -> Vector {
    if vertex == 0 { return Vector(0, 0, rings[0].light) }
    let ring = rings[1 + (vertex - 1) / segments]
    let (s, c) = sineCosine(6.283185307179586 * Double((vertex - 1) % segments) / Double(segments))
    return Vector(ring.radius * Float(c), ring.radius * Float(s), ring.light)
  }

  private static let dashes = 9
  static let dashVertices = dashes * 4
  static let dashTriangles: [SIMD3<Int32>] = {
    var result: [SIMD3<Int32>] = []
    for first in stride(from: Int32(0), to: Int32(dashVertices), by: 4) {
      result.append(SIMD3(first, first + 1, first + 2))
      result.append(SIMD3(first + 1, first + 3, first + 2))
    }
    return result
  }()

  /// x temporal, y up, millimetres from the globe's centre: an arc of dashes around the temporal side.
  static func dashPlace(_ vertex: Int) -> SIMD2<Float> {
    let (dash, corner) = (vertex / 4, vertex % 4)
    let share = (Double(dash) + (corner & 1 == 0 ? 0.2 : 0.8)) / Double(dashes)
    let angle = -1.15 + 2.3 * share
    let (s, c) = sineCosine(angle)
    let radius: Float = corner < 2 ? 24.5 : 26
    return SIMD2(radius * Float(c), radius * Float(s))
  }
}

extension Stage {
  mutating func showCover(_ eye: Int, _ isCovered: Bool) {
    let first = covers[eye].lowerBound
    let middle = head.globes[eye].centre + Vector(0, 0, 34)
    for k in 0..<Marks.coverVertices {
      let p = Marks.coverPlace(k)
      let shade = p.z * (0.92 + 0.003 * (p.y - p.x * 0.6))
      scene.place(
        first + k, isCovered ? camera.project(middle + Vector(p.x, p.y, 0)) : .zero,
        SIMD4(118 * shade, 121 * shade, 124 * shade, 1))
    }
  }

  mutating func showUnsure(_ eye: Int, _ isUnsure: Bool) {
    let first = unsureMarks[eye].lowerBound
    let globe = head.globes[eye]
    for k in 0..<Marks.dashVertices {
      let p = Marks.dashPlace(k)
      // On a plane before the temple; it is drawn over the skin.
      let place = globe.centre + Vector(p.x * globe.side, p.y, 26)
      scene.place(first + k, isUnsure ? camera.project(place) : .zero, SIMD4(196, 92, 20, 0.9))
    }
  }
}
