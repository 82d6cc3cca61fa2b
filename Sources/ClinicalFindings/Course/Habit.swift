import MaskSigns

/// What a record tells of a habitual value.
enum Habit: Hashable {
  /// The policy withholds it.
  case withheld
  case notMeasured
  /// It was healthy, as the policy judges doubt, and stayed with the patient.
  case healthy
  /// It left.
  case value(Double)
}

extension SignRecord {
  func habit(_ sign: BaselineSign, _ eye: Eye = .right) -> Habit {
    guard header.policy[sign.sign].baseline != .none else { return .withheld }
    switch header.baselines[sign, eye] {
    case .notMeasured: return .notMeasured
    case .norm: return .healthy
    case .value: return .value(value(sign, eye))
    }
  }

  /// The 95 % interval of a habitual value that left: rounding outward, and the measurement's own error.
  func habitInterval(_ sign: BaselineSign, _ value: Double, around: ClosedRange<Double>? = nil) -> ClosedRange<Double> {
    let range = HealthyRanges.of(sign)
    let mode = header.policy[sign.sign].baseline
    let half = sign.quantum(mode) / 2
    let error = range.error * normalQuantile
    let around = around ?? value...value
    // In clinical steps a value was rounded away from the norm, so the truth lies up to a whole step nearer to it.
    if mode == .exact { return around.widened(error + half) }
    return value < range.mean
      ? around.widened(down: error, up: error + 2 * half) : around.widened(down: error + 2 * half, up: error)
  }

  /// Where a habitual value stands that left.
  func standing(of value: Double, _ sign: BaselineSign) -> Judgement.Standing {
    standing(of: value, sign, HealthyRanges.of(sign))
  }

  /// Clinical steps lead away from the norm, so the truth is taken half a step nearer; exact quanta are the nearest.
  ///
  /// - Parameter sides: How many values were rounded: two of a difference, which may have gone apart.
  private func standing(of value: Double, _ sign: BaselineSign, _ range: HealthyRange, sides: Double = 1) -> Judgement.Standing {
    let side = range.side(of: value)
    guard side != .inside else { return .inside }
    let beyond = side == .below ? range.lower - value : value - range.upper
    let mode = header.policy[sign.sign].baseline
    let rounding = mode == .exact ? 0 : sides * sign.quantum(mode) / 2
    return beyond - rounding > oneSidedQuantile * range.error ? .outside : .borderline
  }

  /// A finding that is a habitual value as it stands in the record.
  ///
  /// - Parameter words: What the value is called, by its side of the healthy range.
  func habitFinding(
    _ kind: FindingKind, _ sign: BaselineSign, _ eye: Eye? = nil, pictures: PictureSet, moment: Int?,
    _ words: (HealthyRange.Side, Double) -> String
  ) -> Finding {
    switch habit(sign, eye ?? .right) {
    case .withheld: return Finding(kind, eye, .cannotBeJudged(.policy(sign.sign)))
    case .notMeasured: return Finding(kind, eye, .cannotBeJudged(.notMeasured))
    case .healthy:
      return Finding(
        kind, eye, .judged(Judgement(.inside, words: healthyWords(sign), pictures: pictures, moment: moment)))
    case .value(let value):
      let side = HealthyRanges.of(sign).side(of: value)
      return Finding(
        kind, eye,
        .judged(
          Judgement(
            standing(of: value, sign), value: value, interval: habitInterval(sign, value),
            words: side == .inside ? "healthy, near the edge of \(edges(sign))" : words(side, value), pictures: pictures,
            moment: moment)))
    }
  }

  /// A finding that is the difference of a paired habitual value, right minus left.
  func differenceFinding(
    _ kind: FindingKind, _ sign: BaselineSign, pictures: PictureSet, moment: Int?,
    _ words: (HealthyRange.Side, Double) -> String
  ) -> Finding {
    guard let range = HealthyRanges.difference(sign) else { return Finding(kind, nil, .cannotBeJudged(.notMeasured)) }
    switch (habit(sign, .right), habit(sign, .left)) {
    case (.withheld, _), (_, .withheld): return Finding(kind, nil, .cannotBeJudged(.policy(sign.sign)))
    case (.notMeasured, _), (_, .notMeasured): return Finding(kind, nil, .cannotBeJudged(.notMeasured))
    case (.value(let right), .value(let left)):
      let difference = right - left
      let side = range.side(of: difference)
      // Each side was rounded by up to a step, or half a fine one.
      let rounding = sign.quantum(header.policy[sign.sign].baseline)
      return Finding(
        kind, nil,
        .judged(
          Judgement(
            standing(of: difference, sign, range, sides: 2), value: difference,
            interval: (difference...difference).widened(range.error * normalQuantile + rounding),
            words: side == .inside ? "alike on both sides" : words(side, difference), pictures: pictures, moment: moment)))
    default:
      return Finding(
        kind, nil,
        .judged(Judgement(.inside, words: "alike on both sides (healthy, so the values stayed with the patient)", pictures: pictures, moment: moment)))
    }
  }
}

/// "3.0 to 5.5 mm"
func edges(_ sign: BaselineSign) -> String {
  let range = HealthyRanges.of(sign)
  return "\(spoken(range.lower, decimals: 1)) to \(spoken(range.upper, decimals: 1)) \(unitText(range.unit))"
}

func healthyWords(_ sign: BaselineSign) -> String {
  "healthy (\(edges(sign))); the value itself stayed with the patient"
}

private func unitText(_ unit: MeasurementUnit) -> String {
  switch unit {
  case .degrees: "°"
  case .prismDioptres: "Δ"
  default: unit.rawValue
  }
}
