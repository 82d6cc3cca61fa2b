import MaskSigns

/// What leaves of two healthy sides of which something is in doubt: which edge is near, and nothing else.
///
/// A side that may lie over an edge leaves as that edge; one that is surely healthy as near the norm as the other allows.
/// So people in one doubt look alike, whatever their own values: a healthy value tells a person and no sign.
enum Doubt {
  /// Clinical steps; `nil` when a side or the difference lies outside, for then both sides' own values are the sign.
  ///
  /// - Parameter judged: The same values in whole quanta, by which side and grade go.
  static func codes(
    _ own: BothEyes<Double>, _ judged: BothEyes<Double>, _ sign: BaselineSign, _ difference: HealthyRange
  ) -> BothEyes<Int>? {
    let range = HealthyRanges.of(sign)
    let apart = own.right - own.left
    guard range.side(of: judged.right) == .inside, range.side(of: judged.left) == .inside,
      !difference.isJudgeable || difference.side(of: judged.right - judged.left) == .inside
    else { return nil }
    let step = sign.clinicalStep
    let inside = Int((range.lower / step).rounded())...Int((range.upper / step).rounded())
    let wanted = own.map { edge(near: $0, range, step) }
    let wantedApart = difference.isJudgeable ? edge(near: apart, difference, step) : nil
    var best: BothEyes<Int>?
    var least = Double.infinity
    for r in inside where wanted.right.map({ $0 == r }) ?? true {
      for l in inside where wanted.left.map({ $0 == l }) ?? true {
        guard wantedApart.map({ $0 == r - l }) ?? (difference.side(of: Double(r - l) * step) == .inside) else { continue }
        let shift = abs(Double(r) * step - range.mean) + abs(Double(l) * step - range.mean)
        if shift < least { (best, least) = (BothEyes(right: r, left: l), shift) }
      }
    }
    return best
  }

  /// The edge, in whole steps, over which a value inside may lie; `nil` of a surely healthy one.
  private static func edge(near value: Double, _ range: HealthyRange, _ step: Double) -> Int? {
    if range.isSurelyHealthy(value) { return nil }
    return Int(((value < range.mean ? range.lower : range.upper) / step).rounded())
  }
}
