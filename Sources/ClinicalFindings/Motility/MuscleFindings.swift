import MaskSigns

/// Which muscle stays behind its fellow in the six directions that tell them apart.
struct MuscleFindings {
  let course: Course
  init(_ course: Course) { self.course = course }

  /// A direction of gaze, and the muscle of each eye that it asks for.
  private struct Cardinal {
    /// + to the patient's left; + up, 0 where it does not matter.
    let side, height: Double
    let muscles: BothEyes<String>
  }
  private static let cardinals: [Cardinal] = [
    Cardinal(side: -1, height: 0, muscles: BothEyes(right: "lateral rectus", left: "medial rectus")),
    Cardinal(side: 1, height: 0, muscles: BothEyes(right: "medial rectus", left: "lateral rectus")),
    Cardinal(side: -1, height: 1, muscles: BothEyes(right: "superior rectus", left: "inferior oblique")),
    Cardinal(side: 1, height: 1, muscles: BothEyes(right: "inferior oblique", left: "superior rectus")),
    Cardinal(side: -1, height: -1, muscles: BothEyes(right: "inferior rectus", left: "superior oblique")),
    Cardinal(side: 1, height: -1, muscles: BothEyes(right: "superior oblique", left: "inferior rectus")),
  ]

  /// How far the eye that goes farther must have gone, degrees: sideways alone, and each way of an oblique direction.
  static let asked = 12.0
  static let askedEach = 9.0
  private static let leastTime = 0.2

  private struct Gap {
    let cardinal: Cardinal
    /// Right less left, in the direction; degrees, less the same straight ahead.
    let value: Double
    let interval: ClosedRange<Double>
    let pictures: [Int]
  }

  var all: [Finding] {
    let gaps = Self.cardinals.compactMap(gap)
    return Eye.allCases.map { finding($0, gaps) }
  }

  private var hindrance: Reason? {
    for sign in [Sign.gaze, .deviation] {
      if course.policy[sign].motion == .none { return .policy(sign) }
      if course.policy[sign].motion == .coarse { return .coarse(sign) }
    }
    return course.isTooSmall ? .eyeDistance : nil
  }

  private var both: [Int] {
    (0..<course.count).filter { index in
      Eye.allCases.allSatisfy { course.eyes[$0][index].isSteady && course.eyes[$0][index].gaze != nil }
    }
  }

  /// `nil` where the eyes did not look.
  private func gap(_ cardinal: Cardinal) -> Gap? {
    guard hindrance == nil else { return nil }
    func part(_ gaze: Direction) -> Double { cardinal.height == 0 ? cardinal.side * gaze.yaw : cardinal.height * gaze.pitch }
    func isAsked(_ gaze: Direction) -> Bool {
      cardinal.height == 0
        ? cardinal.side * gaze.yaw >= Self.asked && abs(gaze.pitch) < Self.askedEach
        : cardinal.side * gaze.yaw >= Self.askedEach && cardinal.height * gaze.pitch >= Self.askedEach
    }
    func difference(_ index: Int) -> Double? {
      guard let right = course.eyes.right[index].gaze, let left = course.eyes.left[index].gaze else { return nil }
      return part(right) - part(left)
    }
    let asked = both.filter { index in Eye.allCases.contains { course.eyes[$0][index].gaze.map(isAsked) ?? false } }
    let resting = both.filter { index in
      course.version[index].map { abs($0.yaw) <= LidStills.pitch && abs($0.pitch) <= LidStills.pitch } ?? false
    }
    guard course.seconds(asked) >= Self.leastTime, let rest = median(resting.compactMap(difference)) else { return nil }
    let gaps = asked.compactMap { index in difference(index).map { (time: course.times[index], value: $0 - rest) } }
    guard let value = median(gaps.map(\.value)) else { return nil }
    let doubt = HealthyRanges.of(.versionYaw).error * normalQuantile
    return Gap(
      cardinal: cardinal, value: value,
      interval: (Bootstrap.median(blockMedians(gaps).map(\.value)) ?? value...value).widened(doubt), pictures: asked)
  }

  private func finding(_ eye: Eye, _ gaps: [Gap]) -> Finding {
    let kind = FindingKind.muscleDeficit
    if let hindrance { return Finding(kind, eye, .cannotBeJudged(hindrance)) }
    guard !gaps.isEmpty else {
      let reached = both.compactMap { course.version[$0].map { abs($0.yaw) } }.max() ?? 0
      return Finding(kind, eye, .cannotBeJudged(.gazeRange(needed: Self.asked, reached: min(reached, Self.asked))))
    }
    // This eye stays behind: the right one where right less left is negative.
    func lag(_ gap: Gap) -> Double { eye == .right ? -gap.value : gap.value }
    let weak = gaps.filter { gap in
      lag(gap) >= MotilityFindings.behind && (gap.value > 0 ? gap.interval.lowerBound > 0 : gap.interval.upperBound < 0)
    }.sorted { lag($0) > lag($1) }
    let looked = PictureSet(Set(gaps.flatMap(\.pictures)).sorted())
    guard let worst = weak.first else {
      return Finding(
        kind, eye,
        .judged(
          Judgement(
            .inside, words: "no muscle stays behind its fellow in \(gaps.count) of 6 directions", pictures: looked)))
    }
    let names = weak.map { "\($0.cardinal.muscles[eye]) (\(spoken(lag($0), decimals: 0))°)" }
    let interval = eye == .right ? -worst.interval.upperBound...(-worst.interval.lowerBound) : worst.interval
    return Finding(
      kind, eye,
      .judged(
        Judgement(
          .outside, value: lag(worst), interval: interval, words: "underaction: \(names.joined(separator: ", "))", pictures: looked,
          moment: worst.pictures.first)))
  }
}
