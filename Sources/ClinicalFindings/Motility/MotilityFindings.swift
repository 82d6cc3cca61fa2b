import MaskSigns

/// How far each eye goes, and whether the two go alike.
struct MotilityFindings {
  let course: Course
  init(_ course: Course) { self.course = course }

  var all: [Finding] {
    Eye.allCases.flatMap { eye in
      let nasal = eye == .right ? 1.0 : -1.0
      return [
        reach(.abduction, eye) { -nasal * $0.yaw }, reach(.adduction, eye) { nasal * $0.yaw },
        reach(.elevation, eye) { $0.pitch }, reach(.depression, eye) { -$0.pitch },
      ]
    } + [
      yoke(.yokeRight, "to the right") { -$0.yaw }, yoke(.yokeLeft, "to the left") { $0.yaw },
      yoke(.yokeUp, "up") { $0.pitch }, yoke(.yokeDown, "down") { -$0.pitch },
      preference(.gazePreferenceHorizontal, .versionYaw), preference(.gazePreferenceVertical, .versionPitch),
    ]
  }

  /// Why gaze cannot be read.
  private var hindrance: Reason? {
    if course.policy[.gaze].motion == .none { return .policy(.gaze) }
    return course.isTooSmall ? .eyeDistance : nil
  }

  /// Degrees off straight ahead from which a direction was looked in.
  private static let looked = 5.0

  private func reach(_ kind: FindingKind, _ eye: Eye, _ part: (Direction) -> Double) -> Finding {
    if let hindrance { return Finding(kind, eye, .cannotBeJudged(hindrance)) }
    let seen = (0..<course.count).compactMap { index -> (index: Int, value: Double)? in
      guard course.eyes[eye][index].isSteady, let gaze = course.eyes[eye][index].gaze else { return nil }
      return (index, part(gaze))
    }
    guard let far = quantile(0.99, seen.map(\.value)) else { return Finding(kind, eye, .cannotBeJudged(.notMeasured)) }
    guard far >= Self.looked else {
      return Finding(kind, eye, .cannotBeJudged(.gazeRange(needed: Self.looked, reached: max(far, 0))))
    }
    let near = seen.filter { $0.value >= far - 2 }
    // Gaze is known against its own middle better than against the head: the error of the habitual direction stays out.
    let doubt = HealthyRanges.of(.versionYaw).error * normalQuantile
    return Finding(
      kind, eye,
      .judged(
        Judgement(
          .described, value: far, interval: (far - doubt)...(far + doubt),
          words: "the farthest that was looked, not the farthest that can be", pictures: PictureSet(near.map(\.index)),
          moment: near.first?.index)))
  }

  /// Both eyes are asked as far as this, degrees.
  private static let asked = 12.0
  private static let leastTime = 0.2
  /// An eye that stays this far behind its fellow, degrees, is told: twice the error of our gaze and more.
  static let behind = 10.0

  private func yoke(_ kind: FindingKind, _ name: String, _ part: (Direction) -> Double) -> Finding {
    if let hindrance { return Finding(kind, nil, .cannotBeJudged(hindrance)) }
    if course.policy[.deviation].motion == .none { return Finding(kind, nil, .cannotBeJudged(.policy(.deviation))) }
    if course.policy[.deviation].motion == .coarse { return Finding(kind, nil, .cannotBeJudged(.coarse(.deviation))) }
    let both = (0..<course.count).filter { index in
      Eye.allCases.allSatisfy { course.eyes[$0][index].isSteady && course.eyes[$0][index].gaze != nil }
    }
    func difference(_ index: Int) -> Double? {
      guard let right = course.eyes.right[index].gaze, let left = course.eyes.left[index].gaze else { return nil }
      return part(right) - part(left)
    }
    let asked = both.filter { index in
      // The eye that goes farther says what was asked.
      Eye.allCases.contains { eye in course.eyes[eye][index].gaze.map { part($0) >= Self.asked } ?? false }
    }
    let resting = both.filter { index in
      course.version[index].map { abs($0.yaw) <= LidStills.pitch && abs($0.pitch) <= LidStills.pitch } ?? false
    }
    guard course.seconds(asked) >= Self.leastTime, let rest = median(resting.compactMap(difference)) else {
      let reached = both.compactMap { course.version[$0].map(part) }.max() ?? 0
      return Finding(kind, nil, .cannotBeJudged(.gazeRange(needed: Self.asked, reached: max(reached, 0))))
    }
    let gaps = asked.compactMap { index in difference(index).map { (time: course.times[index], value: $0 - rest) } }
    guard let gap = median(gaps.map(\.value)) else { return Finding(kind, nil, .cannotBeJudged(.notMeasured)) }
    let doubt = HealthyRanges.of(.versionYaw).error * normalQuantile
    let interval = (Bootstrap.median(blockMedians(gaps).map(\.value)) ?? gap...gap).widened(doubt)
    let isBehind = abs(gap) >= Self.behind && (gap > 0 ? interval.lowerBound > 0 : interval.upperBound < 0)
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          isBehind ? .outside : .inside, value: gap, interval: interval,
          words: isBehind ? "looking \(name), the \(gap > 0 ? "left" : "right") eye stays behind" : "looking \(name), the eyes go alike",
          pictures: PictureSet(asked), moment: asked.first)))
  }

  private func preference(_ kind: FindingKind, _ sign: BaselineSign) -> Finding {
    if course.isTooSmall, course.record.habit(sign) != .withheld { return Finding(kind, nil, .cannotBeJudged(.eyeDistance)) }
    let pictures = (0..<course.count).filter { course.version[$0] != nil }
    return course.record.habitFinding(
      kind, sign, pictures: PictureSet(pictures), moment: pictures.isEmpty ? nil : pictures[pictures.count / 2]
    ) { side, _ in
      sign == .versionYaw
        ? "the eyes are kept to the \(side == .above ? "left" : "right")" : "the eyes are kept \(side == .above ? "up" : "down")"
    }
  }
}
