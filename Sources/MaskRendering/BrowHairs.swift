import HeadGeometry

/// The brows as single hairs on the ``FaceMap``: moderate, the same on both sides.
enum BrowHairs {
  /// Thickness of a brow across, at a share of its length from the medial end, millimetres.
  private static func thickness(_ share: Float) -> Float { (7.2 - 5 * share * share) * smoothStep(-0.05, 0.12, share + 0.05) }

  /// `place`: the map's place of the brow's line at a distance from the midline.
  /// - Returns: How much of each texel is hair, 0…1.
  static func coverage(place: (Float) -> SIMD2<Float>) -> [Float] {
    let (columns, rows, step) = (FaceMap.columns, FaceMap.rows, FaceMap.step)
    var coverage = [Float](repeating: 0, count: columns * rows)
    var state: UInt32 = 7
    func random() -> Float {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / 16_777_216
    }
    let first = BrowField.line[0].x, last = BrowField.line[BrowField.line.count - 1].x
    for _ in 0..<520 {
      // Denser towards the medial end, where the brow is thick.
      let u = random()
      let share = u * (0.75 + 0.25 * u)
      let across = (random() + random() - 1) * 0.5
      let root = place(first + (last - first) * share)
      let ahead = place(first + (last - first) * min(1, share + 0.06))
      let back = place(first + (last - first) * max(0, share - 0.06))
      let along = (ahead - back) / max(1e-3, ((ahead - back) * (ahead - back)).sum().squareRoot())
      let normal = SIMD2(-along.y, along.x)
      let from = root + normal * (across * thickness(share))
      // Medial hairs stand up, lateral ones lie along the brow; the upper ones lean down, the lower ones up.
      let rise = 1.15 * (1 - smoothStep(0, 0.35, share)) + 0.16 - across * 0.9
      let length = (4.6 - 1.6 * share) * (0.75 + 0.5 * random())
      var way = along + normal * (rise + (random() - 0.5) * 0.3)
      way /= (way * way).sum().squareRoot()
      let to = from + way * length
      let width: Float = 0.24
      for side in [Float(-1), 1] {
        let (a, b) = (from * SIMD2(side, 1), to * SIMD2(side, 1))
        let d = b - a
        let square = max(1e-6, (d * d).sum())
        let low = FaceMap.heights.lowerBound
        let c0 = max(0, Int((min(a.x, b.x) - 1 + FaceMap.across) / step))
        let c1 = min(columns - 1, Int((max(a.x, b.x) + 1 + FaceMap.across) / step) + 1)
        let r0 = max(0, Int((min(a.y, b.y) - 1 - low) / step)), r1 = min(rows - 1, Int((max(a.y, b.y) + 1 - low) / step) + 1)
        if c0 > c1 || r0 > r1 { continue }
        for r in r0...r1 {
          for c in c0...c1 {
            let p = SIMD2(Float(c) * step - FaceMap.across, Float(r) * step + low)
            let t = max(0, min(1, ((p - a) * d).sum() / square))
            let off = p - a - d * t
            let distance = (off * off).sum().squareRoot()
            let taper = width * (1.1 - 0.6 * t)
            let hair = max(0, min(1, (taper + 0.24 - distance) / 0.4)) * 0.62
            let k = r * columns + c
            coverage[k] = coverage[k] + (1 - coverage[k]) * hair
          }
        }
      }
    }
    return coverage
  }
}
