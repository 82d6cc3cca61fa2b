import HeadGeometry

/// The upper teeth, as a curved row that an open mouth shows.
enum Teeth {
  /// Across one row, from side to side.
  private static let steps = 56
  /// Half a row's chord, millimetres: an adult's first premolars lie about 20 mm from the midline.
  private static let half: Float = 20
  /// Visible height of a front tooth's crown: 8–10 mm (Wheeler's Dental Anatomy).
  private static let height: Float = 9

  /// Widths of teeth from the midline outwards, millimetres: incisors, canine, premolars (Wheeler).
  private static let widths: [Float] = [8.5, 6.5, 7.5, 7, 7]

  /// - Parameter edge: Middle of the row's biting edge, in the head's frame.
  /// - Returns: Places: x and y on the row from the middle of its edge, z the distance to the nearest gap.
  static func row(edge: Vector) -> (
    positions: [Vector], places: [SIMD4<Float>], triangles: [SIMD3<UInt32>]
  ) {
    var positions: [Vector] = []
    var places: [SIMD4<Float>] = []
    var triangles: [SIMD3<UInt32>] = []
    let rows: [Float] = [0, 0.08, 0.3, 0.7, 1]
    for i in 0...steps {
      let x = half * (2 * Float(i) / Float(steps) - 1)
      let tooth = tooth(abs(x))
      // The rows are arched; each tooth is rounded across, and towards its edge.
      for t in rows {
        let bulge = 0.9 * (1 - tooth.off * tooth.off) + 0.5 * (1 - (1 - t) * (1 - t))
        let z = edge.z - 0.030 * x * x + bulge - (t == 0 ? 0.8 : 0)
        let short = tooth.number == 1 ? Float(0.8) : 0
        let y = edge.y + short + 0.5 * tooth.off * tooth.off + height * t
        positions.append(Vector(edge.x + x, y, z))
        // Back in the mouth it is dark.
        let light = 0.55 * (1 - smoothstep(9, 20, abs(x))) * (1 - 0.5 * t) + 0.04
        places.append(SIMD4(x, height * t, 1 - abs(tooth.off), light))
      }
    }
    let n = rows.count
    for i in 0..<steps {
      for j in 0..<n - 1 {
        let a = UInt32(i * n + j)
        let b = a + UInt32(n)
        triangles.append(SIMD3(a, b, b + 1))
        triangles.append(SIMD3(a, b + 1, a + 1))
      }
    }
    return (positions, places, triangles)
  }

  /// Which tooth stands at a distance from the midline, and the place on it, −1…1.
  private static func tooth(_ x: Float) -> (number: Int, off: Float) {
    var start: Float = 0
    for (number, width) in widths.enumerated() {
      if x < start + width { return (number, 2 * (x - start) / width - 1) }
      start += width
    }
    return (widths.count, 1)
  }

  static func shade(_ p: SurfacePoint, _ room: Lighting) -> SIMD3<Float> {
    let gap = smoothstep(0.10, 0.02, p.place.z)
    let gum = smoothstep(7.2, 8.2, p.place.y)
    var colour = mix(SIMD3<Float>(0.62, 0.56, 0.45), SIMD3(0.22, 0.17, 0.12), gap * 0.8)
    colour = mix(colour, SIMD3(0.40, 0.14, 0.13), gum)
    var q = p
    q.keyLight *= 0.25 + 0.75 * p.openness
    return scattered(q, colour, room, bleed: SIMD3(0.3, 0.22, 0.16))
      + room.keyColour * (gloss(p, room.key, roughness: 0.22, normalReflectance: 0.04) * q.keyLight * p.openness)
  }
}
