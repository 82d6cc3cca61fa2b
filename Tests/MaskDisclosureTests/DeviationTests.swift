import FaceReconstruction
import MaskDisclosure
import MaskSigns
import Testing

/// What deviates must stay what it is: its side, its grade, and whether the two sides differ.
struct DeviationTests {
  private func record(_ person: Person, _ policy: DisclosurePolicy = .init(.full)) throws -> SignRecord {
    try disclose(person.fit([Moment](repeating: Moment(), count: 5)), policy: policy, context: context)
  }

  /// What the clinic itself reads, in the finest quanta, beside what a reader of the record finds.
  private func expectSameFinding(
    _ sign: BaselineSign, _ exact: SignRecord, _ record: SignRecord, _ comment: Comment
  ) {
    let truth = BothEyes(right: exact.value(sign, .right), left: exact.value(sign, .left))
    let range = HealthyRanges.of(sign)
    let read = BothEyes(right: record.value(sign, .right), left: record.value(sign, .left))
    for eye in Eye.allCases {
      #expect(range.side(of: read[eye]) == range.side(of: truth[eye]), comment)
      #expect(range.grade(of: read[eye]) == range.grade(of: truth[eye]), comment)
      // A healthy pair shows the norm, or the edge that is in doubt; otherwise both eyes stay near their own values.
      let isHealthy = Eye.allCases.allSatisfy { range.side(of: truth[$0]) == .inside }
      if record.header.baselines[sign, .right] != .norm, !isHealthy {
        #expect(abs(read[eye] - truth[eye]) <= 2 * sign.clinicalStep, comment)
      }
    }
    if let difference = HealthyRanges.difference(sign) {
      #expect(difference.side(of: read.right - read.left) == difference.side(of: truth.right - truth.left), comment)
    }
  }

  @Test(arguments: [BaselineSign.mrd1, .mrd2, .pupil, .brow, .crease])
  func `side, grade and asymmetry of each eye are the same before and after`(sign: BaselineSign) throws {
    let range = HealthyRanges.of(sign)
    let width = range.upper - range.lower
    // Wide around the healthy range, but still a human face: a fissure stays open, a pupil inside its iris.
    let span = max(range.lower - width / 2, sign == .mrd1 ? -4 : 0.02)...(range.upper + width / 2)
    for seed in 0..<2000 as Range<UInt64> {
      var random = Random(seed)
      var person = Person()
      let truth = BothEyes(right: random.within(span), left: random.within(span))
      switch sign {
      case .mrd1: person.mrd1 = truth
      case .mrd2: person.mrd2 = truth
      case .pupil: person.pupil = truth
      case .brow: person.brow = truth
      default: person.crease = truth
      }
      let exact = try record(person, .full(sign, .exact))
      for eye in Eye.allCases {
        #expect(abs(exact.value(sign, eye) - truth[eye]) <= sign.quantum(.exact) * 0.501, "half a fine quantum")
      }
      // Doubt is decided either way, and nothing that was measured changes by it.
      for mode in [BaselineMode.norm, .settled] {
        expectSameFinding(sign, exact, try record(person, .full(sign, mode)), "\(sign) seed \(seed), \(mode): \(truth)")
      }
    }
  }

  /// A pair of lids so far inside (or, negative, outside) the lower edge of MRD1, in errors of the measurement.
  private func leaves(_ errors: Double, _ mode: BaselineMode) throws -> Bool {
    let range = HealthyRanges.of(.mrd1)
    var person = Person()
    let height = range.lower + errors * range.error
    person.mrd1 = BothEyes(right: height, left: height)
    return try record(person, .full(.mrd1, mode)).header.baselines[.mrd1, .right] != .norm
  }

  @Test func `in doubt a sign stays, is settled by the measured value, or goes, as the policy says`() throws {
    for errors in [0.3, 0.5, 0.98] {
      #expect(try leaves(errors, .norm) && !leaves(errors, .settled) && !leaves(errors, .clear), "\(errors) inside")
      #expect(try leaves(-errors, .norm) && leaves(-errors, .settled) && !leaves(-errors, .clear), "\(errors) outside")
    }
    for mode in [BaselineMode.norm, .settled, .clear] {
      #expect(try !leaves(1.02, mode), "\(mode): surely healthy")
      #expect(try leaves(-1.02, mode), "\(mode): surely outside")
    }
  }

  @Test func `a value that the finest quantum shows on the edge is on the edge, not a step outside`() throws {
    let range = HealthyRanges.of(.mrd1)
    for (height, shown) in [(2.96, Baseline.norm), (3.04, .norm), (2.94, .value(5)), (5.54, .norm), (5.56, .value(12))] {
      var person = Person()
      person.mrd1 = BothEyes(right: height, left: height)
      #expect(try record(person, .full(.mrd1, .settled)).header.baselines[.mrd1, .right] == shown, "\(height) mm")
      let exact = try record(person, .full(.mrd1, .exact)).value(.mrd1, .right)
      #expect((range.side(of: exact) == .inside) == (shown == .norm), "\(height) mm")
    }
  }

  @Test func `whole quanta on an edge lie on it, though binary numbers miss them`() throws {
    let difference = try #require(HealthyRanges.difference(.mrd2))
    #expect(8.3 - 7.3 > 1 && difference.side(of: 8.3 - 7.3) == .inside)
    #expect(difference.side(of: 1.001) == .above)
  }

  @Test func `two people in one doubt leave the same, whatever their healthy values`() throws {
    let range = HealthyRanges.of(.mrd1)
    var seen: Set<[Baseline]> = []
    for seed in 0..<200 as Range<UInt64> {
      var random = Random(seed)
      var person = Person()
      // The right lid may droop; the left one is surely healthy, and so is their difference.
      let right = range.lower + random.within(0...0.95) * range.error
      person.mrd1 = BothEyes(right: right, left: right + random.within(0.3...0.6))
      guard range.isSurelyHealthy(person.mrd1.left) else { continue }
      let baselines = try record(person).header.baselines
      seen.insert([baselines[.mrd1, .right], baselines[.mrd1, .left]])
    }
    #expect(seen == [[.value(6), .value(8)]], "the edge of 3 mm, and the step nearest to the norm that is no asymmetry")
  }

  @Test func `a difference that the measurement cannot tell makes nobody leave`() throws {
    let range = try #require(HealthyRanges.difference(.reflexNasal))
    #expect(!range.isJudgeable)
    var person = Person()
    person.reflex = BothEyes(
      right: ReflexOffset(x: 0.3, y: 0), left: ReflexOffset(x: Millimetres(-0.4 - range.upper), y: 0))
    #expect(try record(person).header.baselines[.reflexNasal, .right] == .norm)
  }

  @Test func `a one-sided droop is not shared out over two eyes`() throws {
    var person = Person()
    person.mrd1 = BothEyes(right: 1.3, left: 4.3)
    let record = try record(person)
    #expect(record.value(.mrd1, .right) == 1.0)
    #expect(record.value(.mrd1, .left) == 4.5)
    let eyes = try #require(record.signs(at: 0)).eyes
    #expect(eyes.right.upperLid.central == 1.0 && eyes.left.upperLid.central == 4.5)
  }

  @Test(arguments: [-30, -22, 12, 20, 40] as [Double])
  func `a squint leaves in steps of two prism dioptres, away from straight`(deviation: Double) throws {
    let mean = HealthyRanges.of(.deviationHorizontal).mean
    var person = Person()
    let angle = degrees(prismDioptres: deviation + 0.7)
    person.gaze = BothEyes(right: (angle / 2, 0), left: (-angle / 2, 0))
    let record = try record(person)
    let read = record.value(.deviationHorizontal)
    #expect(read.truncatingRemainder(dividingBy: 2) == 0)
    #expect(abs(read - mean) >= abs(deviation + 0.7 - mean) && abs(read - deviation - 0.7) < 2)
    let eyes = try #require(record.signs(at: 0)).eyes
    let drawn = eyes.right.gaze.yaw.degrees - eyes.left.gaze.yaw.degrees
    #expect(abs(drawn - degrees(prismDioptres: read - mean)) < 1e-9)
  }

  @Test func `straight eyes are drawn straight whatever their angle kappa`() throws {
    // Angle kappa is 5.5 ± 1.3°: from 5.3° on a careful policy is in doubt, the default is settled by what was measured.
    for (policy, most) in [(DisclosurePolicy.eyes, 7.5), (.init(.full), 5.0)] {
      for kappa in stride(from: 2.5, through: most, by: 0.5) {
        var person = Person()
        person.gaze = BothEyes(right: (-kappa / 2 + 1, 1), left: (kappa / 2 + 1, 1))
        let eyes = try #require(try record(person, policy).signs(at: 0)).eyes
        #expect(eyes.right.gaze == .ahead && eyes.left.gaze == .ahead, "kappa \(kappa)")
      }
    }
  }

  @Test func `a drooping corner of the mouth droops on its own side`() throws {
    var person = Person()
    person.mouthCorner.right.y = -71.4
    let corners = try #require(try record(person).signs(at: 0)).mouth.corners
    #expect(corners.right.up == -7 && corners.left.up == 0)
  }

  @Test func `a turned head is kept only with the eyes held the other way`() throws {
    var aside = Person()
    aside.head.yaw = 22
    #expect(try #require(try record(aside).signs(at: 0)).head.yaw == .zero, "the camera stood aside")
    var held = aside
    held.gaze = BothEyes(right: (-21, 0), left: (-19, 0))
    let signs = try #require(try record(held).signs(at: 0))
    #expect(signs.head.yaw == .degrees(25), "abnormal head posture")
    #expect(signs.eyes.right.gaze.yaw < .degrees(-15))
  }

  @Test func `a tilted head is kept`() throws {
    var person = Person()
    person.head.roll = -11
    #expect(try #require(try record(person).signs(at: 0)).head.roll == .degrees(-15))
  }
}

extension DisclosurePolicy {
  /// The preset `full` with one sign's habit otherwise.
  fileprivate static func full(_ sign: BaselineSign, _ mode: BaselineMode) throws -> DisclosurePolicy {
    var policy = DisclosurePolicy(.full)
    try policy.set(sign.sign, SignModes(baseline: mode, motion: .fine))
    return policy
  }
}
