import ClinicalFindings
import MaskSigns
import Testing

struct LidTests {
  private func findings(_ recorded: Recorded) throws -> Findings { Findings(try recorded.record()) }

  @Test(arguments: [(2.5, "mild"), (2.0, "mild"), (1.5, "moderate"), (0.0, "moderate"), (-0.5, "severe"), (-2, "severe")])
  func `a drooping lid is graded on its own side`(mrd1: Double, grade: String) throws {
    for eye in Eye.allCases {
      var recorded = Recorded()
      recorded.set(.mrd1, eye, to: mrd1)
      recorded.set(.mrd1, eye == .right ? .left : .right, to: 4.5)
      let found = try findings(recorded)
      let ptosis = try #require(found[.ptosis, eye]?.judgement)
      // Half a millimetre under the edge may be a tenth before it was rounded.
      #expect(ptosis.standing == (mrd1 == 2.5 ? .borderline : .outside))
      #expect(found[.ptosis, eye]?.liesOutside == true)
      #expect(ptosis.words.hasPrefix(grade))
      #expect(abs(try #require(ptosis.value) - (4.2 - mrd1)) < 0.01)
      #expect(abs(try #require(found[.mrd1, eye]?.judgement?.value) - mrd1) < 0.3)
      #expect(found[.ptosis, eye == .right ? .left : .right]?.liesOutside == false)
      #expect(found[.upperRetraction, eye]?.isAbnormal == false)
      // The truth lies up to one step nearer to the norm than what left.
      #expect(found[.mrd1, eye]?.judgement?.interval?.contains(mrd1 + 0.4) == true)
    }
  }

  @Test func `the healthy edge is healthy, the next step borderline, the one after it outside`() throws {
    for (mrd1, standing) in [(3.0, Judgement.Standing.inside), (2.5, .borderline), (2.0, .outside)] {
      var recorded = Recorded()
      recorded.set(.mrd1, .right, to: mrd1)
      recorded.set(.mrd1, .left, to: mrd1)
      #expect(try findings(recorded)[.ptosis, .right]?.judgement?.standing == standing)
    }
    for (mrd1, standing) in [(5.5, Judgement.Standing.inside), (6.0, .borderline), (6.5, .outside)] {
      var recorded = Recorded()
      recorded.set(.mrd1, .right, to: mrd1)
      recorded.set(.mrd1, .left, to: mrd1)
      #expect(try findings(recorded)[.upperRetraction, .left]?.judgement?.standing == standing)
    }
  }

  @Test func `a wide eye shows white above and below`() throws {
    var recorded = Recorded()
    for eye in Eye.allCases {
      recorded.set(.mrd1, eye, to: 7)
      recorded.set(.mrd2, eye, to: 8)
    }
    let found = try findings(recorded)
    for eye in Eye.allCases {
      #expect(abs(try #require(found[.superiorScleralShow, eye]?.judgement?.value) - 1.145) < 0.01)
      #expect(abs(try #require(found[.inferiorScleralShow, eye]?.judgement?.value) - 2.145) < 0.01)
      #expect(found[.upperRetraction, eye]?.judgement?.words.hasPrefix("mild") == true)
      #expect(found[.lowerRetraction, eye]?.judgement?.words.hasPrefix("moderate") == true)
      #expect(found[.fissure, eye]?.judgement?.words == "wide")
    }
  }

  @Test func `lids that differ by more than the healthy are told with the side`() throws {
    var recorded = Recorded()
    recorded.set(.mrd1, .right, to: 3)
    recorded.set(.mrd1, .left, to: 4.5)
    let asymmetry = try #require(try findings(recorded)[.upperLidAsymmetry]?.judgement)
    #expect(asymmetry.standing == .borderline, "1.5 mm in steps may be little over the 1 mm that healthy lids differ by")
    #expect(asymmetry.words == "the right upper lid stands lower")
    #expect(abs(try #require(asymmetry.value) + 1.5) < 0.01)
    recorded.set(.mrd1, .left, to: 4)
    #expect(try findings(recorded)[.upperLidAsymmetry]?.isAbnormal == false)
  }

  @Test func `a lid that stays behind in downgaze lags, one that follows does not`() throws {
    var recorded = Recorded(seconds: 12)
    recorded.version = { time in (0, time > 4 && time < 8 ? -25 : 0) }
    #expect(try findings(recorded)[.lidLag, .right]?.isAbnormal == false)
    recorded.following = { eye in eye == .left ? (0.9, 0.37) : (0.9, 1.22) }
    let found = try findings(recorded)
    #expect(found[.lidLag, .left]?.isAbnormal == true)
    #expect(found[.lidLag, .right]?.isAbnormal == false)
    // Pupil 4.23 mm lower, the lid by 0.37 of it: 2.66 mm higher against the pupil.
    #expect(abs(try #require(found[.lidLag, .left]?.judgement?.value) - 2.66) < 0.35)
  }

  @Test(arguments: [(1.0, "good", false), (0.45, "fair", true), (0.25, "poor", true)])
  func `the levator's excursion is graded over a wide gaze`(share: Double, grade: String, isAbnormal: Bool) throws {
    var recorded = Recorded(seconds: 12)
    recorded.version = { time in (0, time > 4 && time < 7 ? -35 : time > 8 ? 28 : 0) }
    recorded.following = { _ in (0.9 * share, 1.22 * share) }
    let excursion = try #require(try findings(recorded)[.levatorExcursion, .right]?.judgement)
    // 10 mm · (0.9 · sin 28° + 1.22 · sin 35°) = 11.2 mm of a whole levator.
    #expect(abs(try #require(excursion.value) - 11.2 * share) < 0.4)
    #expect(excursion.words.hasPrefix(grade))
    #expect((excursion.standing == .outside) == isAbnormal)
  }

  @Test func `a lid that sinks over a minute tires`() throws {
    var recorded = Recorded(seconds: 60)
    recorded.opening = { eye, time in eye == .right ? 1 - 0.25 * time / 60 : 1 }
    let found = try findings(recorded)
    #expect(found[.lidFatigue, .right]?.isAbnormal == true)
    // A quarter of a fissure of 9.5 mm a minute.
    #expect(abs(try #require(found[.lidFatigue, .right]?.judgement?.value) + 2.375) < 0.3)
    #expect(found[.lidFatigue, .left]?.isAbnormal == false)
  }

  @Test func `an eye that stays open when its fellow closes has lagophthalmos`() throws {
    var recorded = Recorded(seconds: 10)
    recorded.opening = { eye, time in time > 4 && time < 6 ? (eye == .right ? 0.3 : 0) : 1 }
    let found = try findings(recorded)
    let open = try #require(found[.lagophthalmos, .right]?.judgement)
    #expect(open.standing == .outside)
    #expect(abs(try #require(open.value) - 0.3 * 9.5) < 0.3)
    #expect(found[.lagophthalmos, .left]?.isAbnormal == false)
  }

  @Test func `a high crease is a sign, a low one a trait`() throws {
    for (crease, standing) in [(14.0, Judgement.Standing.outside), (12, .borderline), (3, .described), (6, .inside)] {
      var recorded = Recorded()
      recorded.set(.crease, .right, to: crease)
      recorded.set(.crease, .left, to: crease)
      #expect(try findings(recorded)[.creaseHeight, .right]?.judgement?.standing == standing)
    }
  }

  @Test func `an anisocoria, a high brow and a hanging mouth corner are told with the side`() throws {
    var recorded = Recorded()
    recorded.set(.pupil, .right, to: 0.5)
    recorded.set(.pupil, .left, to: 0.3125)
    recorded.set(.brow, .right, to: 18)
    recorded.set(.brow, .left, to: 23)
    recorded.set(.mouthCorners, to: 5)
    let found = try findings(recorded)
    #expect(found[.anisocoria]?.judgement?.words == "the right pupil is larger")
    #expect(found[.browAsymmetry]?.judgement?.words == "the left brow stands higher")
    #expect(found[.mouthAsymmetry]?.judgement?.words == "the left corner hangs")
  }

  @Test func `what a policy withholds, a picture never showed, or is too small cannot be judged`() throws {
    let lids: [FindingKind] = [
      .mrd1, .mrd2, .fissure, .ptosis, .upperRetraction, .lowerRetraction, .superiorScleralShow, .inferiorScleralShow,
    ]
    let withheld = try findings(Recorded(policy: Recorded.policy([.upperLid: .withheld, .lowerLid: .withheld, .crease: .withheld])))
    let unseen = try findings(Recorded(baselines: Baselines()))
    let small = try findings(Recorded(eyeDistance: .under60))
    for kind in lids {
      let sign: Sign = [.mrd2, .lowerRetraction, .inferiorScleralShow].contains(kind) ? .lowerLid : .upperLid
      #expect(withheld[kind, .right]?.reason == .policy(sign), "\(kind)")
      #expect(unseen[kind, .left]?.reason == .notMeasured, "\(kind)")
      #expect(small[kind, .left]?.reason == .eyeDistance, "\(kind)")
    }
    #expect(withheld[.creaseHeight, .right]?.reason == .policy(.crease))
    #expect(withheld[.upperLidAsymmetry]?.reason == .policy(.upperLid))
    #expect(unseen[.lowerLidAsymmetry]?.reason == .notMeasured)
    for kind in [FindingKind.lidLag, .levatorExcursion, .lidFatigue, .lagophthalmos] {
      #expect(withheld[kind, .right]?.reason == .policy(.upperLid), "\(kind)")
      #expect(small[kind, .right]?.reason == .eyeDistance, "\(kind)")
    }
    let still = try findings(Recorded())
    #expect(still[.lidLag, .right]?.reason == .gazeRange(needed: 12, reached: 0))
    #expect(still[.levatorExcursion, .right]?.reason == .gazeRange(needed: 25, reached: 0))
    #expect(still[.lagophthalmos, .right]?.reason == .noClosure)
    guard case .tooShort(needed: 30, _) = still[.lidFatigue, .right]?.reason else {
      Issue.record("ten seconds are too short for fatigue")
      return
    }
    for (kind, sign) in [(FindingKind.anisocoria, Sign.pupil), (.browAsymmetry, .brows), (.mouthAsymmetry, .mouth)] {
      #expect(try findings(Recorded(policy: Recorded.policy([sign: .withheld])))[kind]?.reason == .policy(sign))
      #expect(unseen[kind]?.reason == .notMeasured)
    }
  }
}
