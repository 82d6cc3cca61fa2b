import MaskSigns

/// The rule of the wall for habitual values: what is healthy becomes the norm, what deviates leaves in clinical steps.
///
/// Sides and grades are those of the value in its finest quantum, so no policy calls outside what a record in exact
/// quanta shows on the edge. How near to an edge counts as doubt is asked of the value itself.
enum NormalIsNobodys {
  /// A sign of the whole face.
  static func disclose(_ value: Double?, _ sign: BaselineSign, _ mode: BaselineMode) -> Baseline {
    guard let value, mode != .none else { return .notMeasured }
    if mode == .exact { return .value(exact(value, sign)) }
    if isHealthy(value, inQuanta(value, sign), HealthyRanges.of(sign), mode) { return .norm }
    return .value(bounded(outward(inQuanta(value, sign), sign), sign))
  }

  /// A sign of each side: both the norm, or both their own.
  static func disclose(_ values: BothEyes<Double?>, _ sign: BaselineSign, _ mode: BaselineMode) -> BothEyes<Baseline> {
    guard let right = values.right, let left = values.left, mode != .none, mode != .exact,
      let difference = HealthyRanges.difference(sign)
    else { return values.map { disclose($0, sign, mode) } }
    let range = HealthyRanges.of(sign)
    let own = BothEyes(right: right, left: left)
    let judged = own.map { inQuanta($0, sign) }
    if isHealthy(right, judged.right, range, mode), isHealthy(left, judged.left, range, mode),
      isHealthy(right - left, judged.right - judged.left, difference, mode)
    {
      return BothEyes(right: .norm, left: .norm)
    }
    let codes = (mode == .norm ? Doubt.codes(own, judged, sign, difference) : nil) ?? together(judged, sign, difference)
    return codes.map { .value(bounded($0, sign)) }
  }

  /// A range narrower than its own error says nothing of anybody, and nothing leaves by it.
  ///
  /// - Parameter judged: The same in whole quanta.
  private static func isHealthy(_ value: Double, _ judged: Double, _ range: HealthyRange, _ mode: BaselineMode) -> Bool {
    switch mode {
    case .norm: !range.isJudgeable || range.isSurelyHealthy(value)
    case .settled: !range.isJudgeable || range.side(of: judged) == .inside
    case .clear: !range.isJudgeable || !range.isClearlyOutside(value)
    case .none, .steps, .exact: false
    }
  }

  /// Whole steps away from the norm. Edges are whole steps, so no value changes its side or its grade by it.
  private static func outward(_ value: Double, _ sign: BaselineSign) -> Int {
    let steps = value / sign.clinicalStep
    let whole = (value < HealthyRanges.of(sign).mean ? steps.rounded(.down) : steps.rounded(.up))
    return Int(min(max(whole, -1e6), 1e6))
  }

  private static func exact(_ value: Double, _ sign: BaselineSign) -> Int {
    Int(quanta(value, of: sign.quantum(.exact), limit: sign.limit(.exact)))
  }

  /// What a record in exact quanta would tell; a whole step is met without rounding error.
  private static func inQuanta(_ value: Double, _ sign: BaselineSign) -> Double {
    Double(exact(value, sign)) * sign.clinicalStep / Double(sign.exactQuantaPerStep)
  }

  private static func bounded(_ code: Int, _ sign: BaselineSign) -> Int {
    min(max(code, -sign.limit(.steps)), sign.limit(.steps))
  }

  /// Rounds two sides so that neither's side of the edges or grade changes, nor whether they differ.
  ///
  /// Both rounded outward keeps side and grade, but can make a difference or hide one: then the nearest pair of steps
  /// that keeps all three is taken.
  private static func together(_ own: BothEyes<Double>, _ sign: BaselineSign, _ difference: HealthyRange) -> BothEyes<Int> {
    let outward = own.map { Self.outward($0, sign) }
    let step = sign.clinicalStep
    let wanted = difference.side(of: own.right - own.left)
    func keeps(_ r: Int, _ l: Int) -> Bool { difference.side(of: Double(r - l) * step) == wanted }
    if keeps(outward.right, outward.left) { return outward }
    var best = outward
    var least = Double.infinity
    for r in candidates(own.right, outward.right, sign) {
      for l in candidates(own.left, outward.left, sign) where keeps(r, l) {
        let shift = abs(Double(r) * step - own.right) + abs(Double(l) * step - own.left)
        if shift < least { (best, least) = (BothEyes(right: r, left: l), shift) }
      }
    }
    return best
  }

  /// Steps near a value on its side of the edges and in its grade.
  private static func candidates(_ value: Double, _ outward: Int, _ sign: BaselineSign) -> [Int] {
    let range = HealthyRanges.of(sign)
    return (outward - 2...outward + 2).filter { code in
      let stepped = Double(code) * sign.clinicalStep
      return range.side(of: stepped) == range.side(of: value) && range.grade(of: stepped) == range.grade(of: value)
    }
  }
}
