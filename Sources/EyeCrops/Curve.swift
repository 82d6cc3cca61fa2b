/// A line through points in order, smooth between them (Catmull–Rom).
struct Curve {
  private var fine: [SIMD2<Float>] = []
  /// Pieces between two points: the points lie a few pixels apart.
  private static let pieces = 6

  init(through points: [SIMD2<Float>]) {
    guard points.count > 1 else { return }
    for i in 0..<points.count - 1 {
      let (p, q) = (points[i], points[i + 1])
      // Beyond the ends it goes straight on.
      let before = i > 0 ? points[i - 1] : 2 * p - q
      let after = i + 2 < points.count ? points[i + 2] : 2 * q - p
      for k in 0..<Self.pieces {
        let t = Float(k) / Float(Self.pieces)
        let slope = (q - before) * (t / 2)
        let bend = (before * 2 - p * 5 + q * 4 - after) * (t * t / 2)
        let twist = ((p - q) * 3 + after - before) * (t * t * t / 2)
        fine.append(p + slope + bend + twist)
      }
    }
    fine.append(points[points.count - 1])
  }

  /// The line's height at a column; `nil` outside its extent. Where it turns back, the first crossing counts.
  func y(at x: Float) -> Float? {
    for i in fine.indices.dropLast() {
      let (p, q) = (fine[i], fine[i + 1])
      if (p.x <= x) != (q.x <= x) { return p.y + (q.y - p.y) * (x - p.x) / (q.x - p.x) }
    }
    return nil
  }
}
