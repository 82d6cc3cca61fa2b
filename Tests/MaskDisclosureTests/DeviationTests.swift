import FaceReconstruction
import MaskDisclosure
import MaskSigns
import Testing

/// What deviates must stay what it is: its side, its grade, and whether the two sides differ.
struct DeviationTests {
  private func record(_ person: Person, _ policy: DisclosurePolicy = .init(.full)) throws -> SignRecord {
    try disclose(person.fit([Moment](repeating: Moment(), count: 5)), policy: policy, context: context)
  }

  /// The truth beside what a reader of the record finds.
  private func expectSameFinding(
    _ sign: BaselineSign, _ truth: BothEyes<Double>, _ record: SignRecord, _ comment: Comment
  ) {
    let range = HealthyRanges.of(sign)
    let read = BothEyes(right: record.value(sign, .right), left: record.value(sign, .left))
    for eye in Eye.allCases {
      #expect(range.side(of: read[eye]) == range.side(of: truth[eye]), comment)
      #expect(range.grade(of: read[eye]) == range.grade(of: truth[eye]), comment)
      // A healthy pair shows the norm; otherwise both eyes stay within two steps of their own values.
      if record.header.baselines[sign, .right] != .norm {
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
      expectSameFinding(sign, truth, try record(person), "\(sign) seed \(seed): \(truth)")
    }
  }

  @Test func `values within the error of an edge count as outside and stay`() throws {
    let range = HealthyRanges.of(.mrd1)
    for offset in [0.01, 0.25, 0.49] {
      var person = Person()
      person.mrd1 = BothEyes(right: range.lower + offset, left: range.lower + offset)
      #expect(try record(person).header.baselines[.mrd1, .right] != .norm, "\(offset) mm inside the edge")
    }
    var person = Person()
    person.mrd1 = BothEyes(right: range.lower + 0.51, left: range.lower + 0.51)
    #expect(try record(person).header.baselines[.mrd1, .right] == .norm)
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
    for kappa in [3.0, 4.5, 5.5] {
      var person = Person()
      person.gaze = BothEyes(right: (-kappa / 2 + 1, 1), left: (kappa / 2 + 1, 1))
      let eyes = try #require(try record(person).signs(at: 0)).eyes
      #expect(eyes.right.gaze == .ahead && eyes.left.gaze == .ahead, "kappa \(kappa)")
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
