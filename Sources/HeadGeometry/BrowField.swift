/// How raising or lowering one brow by a millimetre moves the skin: a smooth field over forehead and upper lid.
///
/// Made rather than taken from the head's face units, because those move the brow by 3 mm at most and both sides at once.
public enum BrowField {
  /// The brow's line on the generic head: distance from the midline, height over the eyes (millimetres).
  public static let line: [SIMD2<Float>] = [[9, 19.4], [13, 20.6], [21, 23], [32, 25.4], [43, 25.8], [51, 23.4], [60, 18]]

  /// Height of the brow's line at a distance from the midline.
  public static func height(_ x: Float) -> Float {
    let x = max(line[0].x, min(line[line.count - 1].x, x))
    for k in 1..<line.count where x <= line[k].x {
      // Catmull–Rom between the guide's points.
      let (a, b) = (line[k - 1], line[k])
      let before = k > 1 ? (b.y - line[k - 2].y) / (b.x - line[k - 2].x) : (b.y - a.y) / (b.x - a.x)
      let after = k + 1 < line.count ? (line[k + 1].y - a.y) / (line[k + 1].x - a.x) : (b.y - a.y) / (b.x - a.x)
      let h = b.x - a.x
      let t = (x - a.x) / h
      let (t2, t3) = (t * t, t * t * t)
      return (2 * t3 - 3 * t2 + 1) * a.y + (t3 - 2 * t2 + t) * h * before + (3 * t2 - 2 * t3) * b.y + (t3 - t2) * h * after
    }
    return line[line.count - 1].y
  }

  /// 0…1 at a place of the generic rest head, for the brow of one side (+1 left).
  static func weight(_ rest: Vector, side: Float) -> Float {
    let x = rest.x * side
    // The two sides' weights sum to one on the midline.
    let across = smoothStep(-11, 11, x) * (1 - smoothStep(56, 78, x))
    let over = rest.y - height(abs(x))
    let along = over >= 0 ? 1 - smoothStep(5, 52, over) : 1 - smoothStep(2.5, 14.5, -over)
    return rest.z > -40 ? across * along : 0
  }
}
