import MaskSigns

/// Resting lids: MRD1, MRD2, fissure, ptosis, retraction, scleral show, asymmetry, crease.
struct LidFindings {
  let course: Course
  private var record: SignRecord { course.record }

  init(_ course: Course) { self.course = course }

  var all: [Finding] {
    let stills = Eye.allCases.map { LidStills(course, $0) }
    return stills.flatMap { still in
      [
        margin(.mrd1, .mrd1, still), margin(.mrd2, .mrd2, still), fissure(still), ptosis(still), upperRetraction(still),
        show(.superiorScleralShow, .mrd1, still), lowerRetraction(still), show(.inferiorScleralShow, .mrd2, still),
        crease(still),
      ]
    } + [
      asymmetry(.upperLidAsymmetry, .mrd1, stills), asymmetry(.lowerLidAsymmetry, .mrd2, stills),
    ] + stills.flatMap { LidMovement(course, $0).all }
  }

  /// The median near primary gaze with its range; a healthy one stayed with the patient.
  private func margin(_ kind: FindingKind, _ sign: BaselineSign, _ still: LidStills) -> Finding {
    if let reason = still.reason(sign) { return Finding(kind, still.eye, .cannotBeJudged(reason)) }
    let heights = sign == .mrd1 ? still.mrd1 : still.mrd2
    return record.habitFinding(kind, sign, still.eye, pictures: still.set, moment: still.moment) { side, _ in
      side == .below ? "under the healthy range of \(edges(sign))" : "over the healthy range of \(edges(sign))"
    }.with { judgement in
      guard let value = judgement.value else { return }
      judgement.spread = spread(heights.map(\.value))
      // The record's value is the median behind the wall; the pictures seen here widen its doubt where they disagree.
      let sampled = Bootstrap.median(blockMedians(heights).map(\.value)) ?? value...value
      judgement.interval = record.habitInterval(
        sign, value, around: min(sampled.lowerBound, value)...max(sampled.upperBound, value))
    }
  }

  private func fissure(_ still: LidStills) -> Finding {
    if let reason = still.reason(.mrd1) ?? still.reason(.mrd2) { return Finding(.fissure, still.eye, .cannotBeJudged(reason)) }
    let eye = still.eye
    switch (record.habit(.mrd1, eye), record.habit(.mrd2, eye)) {
    case (.withheld, _): return Finding(.fissure, eye, .cannotBeJudged(.policy(.upperLid)))
    case (_, .withheld): return Finding(.fissure, eye, .cannotBeJudged(.policy(.lowerLid)))
    case (.notMeasured, _), (_, .notMeasured): return Finding(.fissure, eye, .cannotBeJudged(.notMeasured))
    case (.healthy, .healthy):
      return Finding(
        .fissure, eye,
        .judged(
          Judgement(
            .inside, words: "both margins are healthy (\(spoken(healthyFissure.lowerBound, decimals: 0)) to "
              + "\(spoken(healthyFissure.upperBound, decimals: 0)) mm); the value itself stayed with the patient",
            pictures: still.set, moment: still.moment)))
    default:
      let fissures = still.fissure
      let middle = record.value(.mrd1, eye) + record.value(.mrd2, eye)
      // A healthy margin beside a deviating one is drawn on the norm: its healthy range is the doubt.
      var down = HealthyRanges.of(.mrd1).error * normalQuantile
      var up = down
      for sign in [BaselineSign.mrd1, .mrd2] where record.habit(sign, eye) == .healthy {
        down += HealthyRanges.of(sign).mean - HealthyRanges.of(sign).lower
        up += HealthyRanges.of(sign).upper - HealthyRanges.of(sign).mean
      }
      let sampled = Bootstrap.median(blockMedians(fissures).map(\.value)) ?? middle...middle
      let around = min(sampled.lowerBound, middle)...max(sampled.upperBound, middle)
      return Finding(
        .fissure, eye,
        .judged(
          Judgement(
            standing(ofFissure: middle), value: middle,
            interval: around.widened(down: down, up: up), spread: spread(fissures.map(\.value)),
            words: healthyFissure.contains(middle)
              ? "healthy" : middle < healthyFissure.lowerBound ? "narrow" : "wide",
            pictures: still.set, moment: still.moment)))
    }
  }

  private func standing(ofFissure height: Double) -> Judgement.Standing {
    let beyond = max(healthyFissure.lowerBound - height, height - healthyFissure.upperBound)
    guard beyond > 0 else { return .inside }
    let (upper, lower) = (HealthyRanges.of(.mrd1).error, HealthyRanges.of(.mrd2).error)
    return beyond > oneSidedQuantile * (upper * upper + lower * lower).squareRoot() ? .outside : .borderline
  }

  /// The sum of the healthy edges of MRD1 and MRD2, mm.
  private var healthyFissure: ClosedRange<Double> {
    let (upper, lower) = (HealthyRanges.of(.mrd1), HealthyRanges.of(.mrd2))
    return (upper.lower + lower.lower)...(upper.upper + lower.upper)
  }

  private func ptosis(_ still: LidStills) -> Finding {
    if let reason = still.reason(.mrd1) { return Finding(.ptosis, still.eye, .cannotBeJudged(reason)) }
    return record.habitFinding(.ptosis, .mrd1, still.eye, pictures: still.set, moment: still.moment) { side, value in
      side == .below ? "\(PtosisGrade(mrd1: value).rawValue) droop of the upper lid" : "no droop"
    }.with { judgement in
      guard let value = judgement.value else { return judgement.words = "no droop" }
      // The droop is what is missing to the norm; a retracted lid does not droop.
      let norm = HealthyRanges.of(.mrd1).mean
      if HealthyRanges.of(.mrd1).side(of: value) != .below {
        judgement.standing = .inside
        judgement.words = "no droop"
        judgement.value = nil
        judgement.interval = nil
      } else {
        judgement.value = norm - value
        judgement.interval = judgement.interval.map { (norm - $0.upperBound)...(norm - $0.lowerBound) }
      }
    }
  }

  private func upperRetraction(_ still: LidStills) -> Finding {
    retraction(.upperRetraction, .mrd1, still, noun: "upper lid") { value in
      // EUGOGO: under 2 mm of retraction is mild (doi 10.1530/EJE-21-0479); counted from the healthy edge.
      value - HealthyRanges.of(.mrd1).upper < 2 ? "mild" : "moderate to severe"
    }
  }
  private func lowerRetraction(_ still: LidStills) -> Finding {
    retraction(.lowerRetraction, .mrd2, still, noun: "lower lid") { value in
      ["", "mild", "moderate", "severe"][min(max(HealthyRanges.of(.mrd2).grade(of: value), 1), 3)]
    }
  }

  private func retraction(
    _ kind: FindingKind, _ sign: BaselineSign, _ still: LidStills, noun: String, grade: (Double) -> String
  ) -> Finding {
    if let reason = still.reason(sign) { return Finding(kind, still.eye, .cannotBeJudged(reason)) }
    let edge = HealthyRanges.of(sign).upper
    return record.habitFinding(kind, sign, still.eye, pictures: still.set, moment: still.moment) { side, value in
      side == .above ? "\(grade(value)) retraction of the \(noun)" : "none"
    }.with { judgement in
      guard let value = judgement.value, HealthyRanges.of(sign).side(of: value) == .above else {
        (judgement.standing, judgement.words) = (.inside, "none")
        (judgement.value, judgement.interval) = (nil, nil)
        return
      }
      judgement.value = value - edge
      judgement.interval = judgement.interval.map { ($0.lowerBound - edge)...($0.upperBound - edge) }
    }
  }

  /// White of the eye between the iris and the lid, mm.
  private func show(_ kind: FindingKind, _ sign: BaselineSign, _ still: LidStills) -> Finding {
    if let reason = still.reason(sign) { return Finding(kind, still.eye, .cannotBeJudged(reason)) }
    return record.habitFinding(kind, sign, still.eye, pictures: still.set, moment: still.moment) { side, _ in
      side == .above ? "white shows between iris and lid" : "none"
    }.with { judgement in
      guard let value = judgement.value, value > irisRadius else {
        (judgement.standing, judgement.words) = (.inside, "none")
        (judgement.value, judgement.interval) = (nil, nil)
        return
      }
      judgement.value = value - irisRadius
      judgement.interval = judgement.interval.map { ($0.lowerBound - irisRadius)...($0.upperBound - irisRadius) }
    }
  }

  private func crease(_ still: LidStills) -> Finding {
    if course.isTooSmall { return Finding(.creaseHeight, still.eye, .cannotBeJudged(.eyeDistance)) }
    return record.habitFinding(.creaseHeight, .crease, still.eye, pictures: still.set, moment: still.moment) { side, _ in
      side == .above ? "high crease" : "low crease, as many healthy lids have it"
    }.with { judgement in
      // The sign is a high crease (levator dehiscence); a low one is a trait.
      guard let value = judgement.value, HealthyRanges.of(.crease).side(of: value) == .below else { return }
      judgement.standing = .described
    }
  }

  private func asymmetry(_ kind: FindingKind, _ sign: BaselineSign, _ stills: [LidStills]) -> Finding {
    for still in stills { if let reason = still.reason(sign) { return Finding(kind, nil, .cannotBeJudged(reason)) } }
    let both = PictureSet(
      stills.map { Set($0.pictures) }.reduce(Set(stills.first?.pictures ?? [])) { $0.intersection($1) }.sorted())
    return record.differenceFinding(kind, sign, pictures: both, moment: stills.first?.moment) { side, _ in
      if sign == .mrd1 { return side == .below ? "the right upper lid stands lower" : "the left upper lid stands lower" }
      return side == .below ? "the left lower lid stands lower" : "the right lower lid stands lower"
    }
  }
}

/// Grades of a drooping upper lid; the lines are those of `HealthyRanges`.
public enum PtosisGrade: String, Hashable, Sendable, CaseIterable {
  case none, mild, moderate, severe

  /// - Parameter mrd1: in mm.
  public init(mrd1: Double) {
    switch HealthyRanges.of(.mrd1).grade(of: mrd1) {
    case 0: self = .severe
    case 1: self = .moderate
    case 2: self = .mild
    default: self = .none
    }
  }
}

extension Finding {
  /// The same finding with another judgement; one that cannot be judged stays so.
  func with(_ change: (inout Judgement) -> Void) -> Finding {
    guard case .judged(var judgement) = outcome else { return self }
    change(&judgement)
    return Finding(kind, eye, .judged(judgement))
  }
}
