import MaskSigns

/// Head posture, and what of the face a record holds: pupils, brows, mouth.
struct HeadFindings {
  let course: Course
  init(_ course: Course) { self.course = course }
  private var record: SignRecord { course.record }

  var all: [Finding] {
    [
      posture(.headYaw, .headYaw, \.yaw) { $0 == .above ? "turned to the left" : "turned to the right" },
      posture(.headPitch, .headPitch, \.pitch) { $0 == .above ? "chin up" : "chin down" },
      posture(.headRoll, .headRoll, nil) { $0 == .above ? "tilted to the left shoulder" : "tilted to the right shoulder" },
      anisocoria,
      record.differenceFinding(.browAsymmetry, .brow, pictures: pictures(with: MotionFlags.brow), moment: nil) { side, _ in
        side == .above ? "the right brow stands higher" : "the left brow stands higher"
      },
      mouth,
    ]
  }

  private func posture(
    _ kind: FindingKind, _ sign: BaselineSign, _ part: KeyPath<Direction, Double>?,
    _ words: (HealthyRange.Side) -> String
  ) -> Finding {
    let seen = (0..<course.count).filter { record.flags(at: $0).contains(.faceVisible) }
    guard !seen.isEmpty || record.habit(sign) == .withheld else { return Finding(kind, nil, .cannotBeJudged(.notMeasured)) }
    let angles: [Double] = part.map { part in seen.compactMap { course.head[$0]?[keyPath: part] } } ?? seen.compactMap {
      course.policy[.head].motion == .none ? nil : record.headPosture(at: $0)?.roll.degrees
    }
    return record.habitFinding(
      kind, sign, pictures: PictureSet(seen), moment: seen.isEmpty ? nil : seen[seen.count / 2]) { side, _ in words(side) }
      .with {
        $0.spread = angles.isEmpty ? nil : spread(angles)
        if $0.standing == .outside, hasDoubtfulWitness(sign) { $0.standing = .borderline }
      }
  }

  /// A turned or raised head counts only because the eyes are kept the other way: where that is in doubt, so is the posture.
  private func hasDoubtfulWitness(_ sign: BaselineSign) -> Bool {
    let witness: BaselineSign? = sign == .headYaw ? .versionYaw : sign == .headPitch ? .versionPitch : nil
    guard let witness else { return false }
    switch record.habit(witness) {
    case .value(let version): return record.standing(of: version, witness) != .outside
    case .healthy: return true
    case .withheld, .notMeasured: return false
    }
  }

  private func pictures(with flag: (Eye) -> MotionFlags) -> PictureSet {
    PictureSet((0..<course.count).filter { index in Eye.allCases.allSatisfy { record.flags(at: index).contains(flag($0)) } })
  }

  private var anisocoria: Finding {
    if course.isTooSmall, record.habit(.pupil) != .withheld { return Finding(.anisocoria, nil, .cannotBeJudged(.eyeDistance)) }
    let seen = pictures(with: MotionFlags.pupil)
    return record.differenceFinding(.anisocoria, .pupil, pictures: seen, moment: seen.ranges.first?.lowerBound) { side, _ in
      side == .above ? "the right pupil is larger" : "the left pupil is larger"
    }
  }

  private var mouth: Finding {
    let seen = PictureSet((0..<course.count).filter { record.flags(at: $0).contains(.mouth) })
    return record.habitFinding(
      .mouthAsymmetry, .mouthCorners, pictures: seen, moment: seen.ranges.first?.lowerBound
    ) { side, _ in side == .above ? "the left corner hangs" : "the right corner hangs" }
  }
}
