import MaskSigns

extension OscillationSearch {
  /// Shape of the slow phase, null zone and latent component.
  var courseFindings: [Finding] { [slowPhaseShape, nullZone, latentComponent] }

  private func judged(_ kind: FindingKind, value: Double?, interval: ClosedRange<Double>? = nil, words: String) -> Finding {
    Finding(
      kind, nil,
      .judged(
        Judgement(
          .described, value: value, interval: interval, words: words,
          pictures: PictureSet((nystagmus?.runs ?? []).flatMap { Array($0) }), moment: nystagmus?.runs.first?.lowerBound)))
  }

  private var slowPhaseShape: Finding {
    let kind = FindingKind.slowPhaseShape
    if let reason { return Finding(kind, nil, .cannotBeJudged(reason)) }
    guard let nystagmus, nystagmus.form == .jerk else { return Finding(kind, nil, .cannotBeJudged(.absent)) }
    let quickIsUp = nystagmus.quickPhase == .left || nystagmus.quickPhase == .up
    guard let shape = SlowPhaseShape(cycles, quickIsUp: quickIsUp) else {
      return Finding(kind, nil, .cannotBeJudged(nystagmus.amplitude < SlowPhaseShape.smallest ? .notMeasured : .frameRate))
    }
    return judged(kind, value: shape.ratio, interval: shape.interval, words: shape.kind.rawValue)
  }

  private var nullZone: Finding {
    let kind = FindingKind.nullZone
    if let reason { return Finding(kind, nil, .cannotBeJudged(reason)) }
    guard nystagmus != nil else { return Finding(kind, nil, .cannotBeJudged(.absent)) }
    let strength = NystagmusCourse(course, cycles)
    guard strength.span >= NystagmusCourse.leastSpan else {
      return Finding(kind, nil, .cannotBeJudged(.gazeRange(needed: NystagmusCourse.leastSpan, reached: strength.span)))
    }
    guard let zone = strength.nullZone else {
      return judged(kind, value: nil, words: "no direction in which it is half as strong as elsewhere")
    }
    let side = zone.yaw == 0 ? "straight ahead" : "to the \(zone.yaw > 0 ? "left" : "right")"
    return judged(
      kind, value: zone.yaw, interval: (zone.yaw - zone.half)...(zone.yaw + zone.half),
      words: "calmest looking \(side): \(spoken(zone.intensity, decimals: 1)) of \(spoken(zone.strongest, decimals: 1)) °·Hz")
  }

  private var latentComponent: Finding {
    let kind = FindingKind.latentComponent
    if let reason { return Finding(kind, nil, .cannotBeJudged(reason)) }
    guard nystagmus != nil else { return Finding(kind, nil, .cannotBeJudged(.absent)) }
    guard let latent = NystagmusCourse(course, cycles).latent else { return Finding(kind, nil, .cannotBeJudged(.noCoverTest)) }
    let numbers = "\(spoken(latent.covered, decimals: 1)) °·Hz with an eye covered, \(spoken(latent.open, decimals: 1)) with both open"
    // Twice as strong, and stronger by more than the smallest cycles that count.
    let isLatent = latent.covered > 2 * latent.open && latent.covered - latent.open > 1
    let words = !isLatent ? "not stronger with an eye covered" : latent.open < 0.5 ? "only with an eye covered" : "stronger with an eye covered"
    return judged(kind, value: latent.covered - latent.open, words: "\(words): \(numbers)")
  }
}
