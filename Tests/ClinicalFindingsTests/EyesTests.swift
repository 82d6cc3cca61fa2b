import ClinicalFindings
import MaskSigns
import Testing

struct EyesTests {
  private func findings(_ recorded: Recorded) throws -> Findings { Findings(try recorded.record()) }

  // MARK: Squint

  @Test(arguments: [(28.0, "eso"), (-32, "exo"), (40, "eso")])
  func `a manifest squint is told in prism dioptres and degrees, counted from straight`(delta: Double, name: String) throws {
    var recorded = Recorded()
    recorded.set(.deviationHorizontal, to: delta)
    let judgement = try #require(try findings(recorded)[.deviationHorizontal]?.judgement)
    #expect(judgement.standing == .outside)
    #expect(judgement.value == delta + 2)  // The healthy mean is 2 Δ exo: angle kappa.
    #expect(judgement.words.contains(name))
    #expect(judgement.interval?.contains(delta + 2) == true)
    // Δ = 100 · tan θ.
    let degrees = degrees(prismDioptres: delta + 2)
    #expect(judgement.words.contains(String(Int(abs(degrees)))))
  }

  @Test func `a higher right eye is told`() throws {
    var recorded = Recorded()
    recorded.set(.deviationVertical, to: 14)
    let judgement = try #require(try findings(recorded)[.deviationVertical]?.judgement)
    #expect(judgement.words.contains("right eye stands higher"))
    #expect(judgement.value == 14)
  }

  @Test func `straight eyes are straight only as far as angle kappa lets one tell`() throws {
    let judgement = try #require(try findings(Recorded())[.deviationHorizontal]?.judgement)
    #expect(judgement.standing == .inside)
    #expect(judgement.value == nil)
    #expect(judgement.words.contains("kappa"))
  }

  @Test func `an eye that comes back from the nose when uncovered has a latent inward squint`() throws {
    let starts = [2.0, 6, 10]
    var recorded = Recorded(rate: 60, seconds: 14)
    recorded.covered = { eye, time in eye == .right && starts.contains { time >= $0 && time < $0 + 2 } }
    // The left eye stays ahead, the right one is 10° in for 0.2 s after the cover goes.
    recorded.vergence = { time in (starts.contains { time >= $0 && time < $0 + 2.2 } ? 10 : 0, 0) }
    recorded.version = { time in (starts.contains { time >= $0 && time < $0 + 2.2 } ? 5 : 0, 0) }
    let found = try findings(recorded)
    let uncover = try #require(found[.uncoverHorizontal]?.judgement)
    #expect(uncover.standing == .outside)
    #expect(abs(try #require(uncover.value) - 17.6) < 1)  // 100 · tan 10°
    #expect(uncover.words.contains("eso"))
    #expect(found[.uncoverVertical]?.isAbnormal == false)
    // The left eye did not move when its fellow was covered: nothing is manifest.
    #expect(found[.coverHorizontal]?.isAbnormal == false)
    #expect(abs(try #require(found[.coverHorizontal]?.judgement?.value)) < 1)
  }

  @Test func `an eye that goes up to fix when its fellow is covered had stood lower`() throws {
    let starts = [2.0, 6, 10]
    var recorded = Recorded(rate: 60, seconds: 14)
    recorded.covered = { eye, time in eye == .right && starts.contains { time >= $0 && time < $0 + 2 } }
    // The left eye stands 8° lower than the right one until the right one is covered for 0.2 s; then it fixes.
    recorded.vergence = { _ in (0, 8) }
    recorded.version = { time in (0, starts.contains { time >= $0 + 0.2 && time < $0 + 2 } ? 4 : -4) }
    let cover = try #require(try findings(recorded)[.coverVertical]?.judgement)
    #expect(cover.standing == .outside)
    #expect(cover.words.contains("right eye stands higher"))
    #expect(abs(try #require(cover.value) - 14.05) < 1)
  }

  @Test func `without a cover there is no cover test, and a hand for a moment is none`() throws {
    let kinds: [FindingKind] = [.coverHorizontal, .coverVertical, .uncoverHorizontal, .uncoverVertical]
    func reasons(_ recorded: Recorded) throws -> [Reason] {
      let found = try findings(recorded)
      return kinds.compactMap { found[$0]?.reason }
    }
    #expect(try reasons(Recorded()) == Array(repeating: .noCoverTest, count: 4))
    var briefly = Recorded()
    briefly.covered = { eye, time in eye == .left && time > 3 && time < 3.2 }
    #expect(try reasons(briefly) == Array(repeating: .noCoverTest, count: 4))
    let coarse = Recorded(policy: Recorded.policy([.gaze: SignModes(baseline: .norm, motion: .coarse)]))
    #expect(try reasons(coarse) == Array(repeating: .coarse(.gaze), count: 4))
  }

  @Test func `reflexes that differ give Hirschberg's estimate, with its side`() throws {
    var recorded = Recorded()
    recorded.set(.reflexNasal, .right, to: 0.5)
    recorded.set(.reflexNasal, .left, to: -1)
    let judgement = try #require(try findings(recorded)[.hirschbergHorizontal]?.judgement)
    #expect(judgement.standing == .described)  // Where the lamp stood is not known.
    #expect(judgement.value == 33)  // A reflex 1.5 mm temporal: the eye turns in by 1.5 · 22 Δ.
    #expect(judgement.words.contains("eso"))
    #expect(try findings(Recorded())[.hirschbergHorizontal]?.isAbnormal == false)
    #expect(try findings(Recorded(baselines: Baselines()))[.hirschbergVertical]?.reason == .notMeasured)
    #expect(try findings(Recorded(policy: Recorded.policy([.reflex: .withheld])))[.hirschbergHorizontal]?.reason == .policy(.reflex))
  }

  /// Both reflexes 0.6 mm temporal: eyes that converge on a near camera before a far lamp, or with small angles kappa. One
  /// 0.7 mm nasal and one as much temporal of the norm: a lamp to the side.
  @Test(arguments: [(-0.25, -0.25), (1.25, -0.25), (1.25, 1.25)])
  func `a lamp away from the camera is no squint`(right: Double, left: Double) throws {
    var recorded = Recorded()
    recorded.set(.reflexNasal, .right, to: right)
    recorded.set(.reflexNasal, .left, to: left)
    let judgement = try #require(try findings(recorded)[.hirschbergHorizontal]?.judgement)
    #expect(judgement.standing == .inside, "\(judgement.words)")
  }

  @Test(arguments: [(-15.0, "V"), (12, "A"), (3, "no")])
  func `a deviation that changes between up and down is an A or a V`(change: Double, name: String) throws {
    var recorded = Recorded(seconds: 12)
    recorded.version = { time in (0, time > 4 && time < 6 ? 20 : time > 8 && time < 10 ? -20 : 0) }
    recorded.vergence = { time in (time > 4 && time < 6 ? change : 0, 0) }
    let judgement = try #require(try findings(recorded)[.alphabetPattern]?.judgement)
    #expect(judgement.words.hasPrefix(name))
    #expect((judgement.standing == .outside) == (name != "no"))
  }

  @Test func `squint cannot be judged when withheld, not measured or too small`() throws {
    for kind in [FindingKind.deviationHorizontal, .deviationVertical] {
      #expect(try findings(Recorded(policy: Recorded.policy([.deviation: .withheld])))[kind]?.reason == .policy(.deviation))
      #expect(try findings(Recorded(baselines: Baselines()))[kind]?.reason == .notMeasured)
      #expect(try findings(Recorded(eyeDistance: .under60))[kind]?.reason == .eyeDistance)
    }
    #expect(try findings(Recorded())[.alphabetPattern]?.reason == .gazeRange(needed: 12, reached: 0))
  }

  // MARK: Motility

  @Test func `an eye that does not abduct stays behind its fellow`() throws {
    var recorded = Recorded(seconds: 12)
    // Looking right, the right eye stops at 4° while the left one goes 24°.
    recorded.version = { time in (time > 4 && time < 7 ? -14 : 0, 0) }
    recorded.vergence = { time in (time > 4 && time < 7 ? 20 : 0, 0) }
    let found = try findings(recorded)
    let yoke = try #require(found[.yokeRight]?.judgement)
    #expect(yoke.standing == .outside)
    #expect(yoke.words.contains("the right eye stays behind"))
    #expect(abs(try #require(yoke.value) + 20) < 1)
    #expect(abs(try #require(found[.adduction, .left]?.judgement?.value) - 24) < 1)
    #expect(found[.abduction, .right]?.reason == .gazeRange(needed: 5, reached: 4))
    #expect(found[.yokeLeft]?.reason == .gazeRange(needed: 12, reached: 0))
  }

  @Test func `eyes kept to one side are told, and what is withheld is not judged`() throws {
    var recorded = Recorded()
    recorded.set(.versionYaw, to: -15)
    recorded.set(.headYaw, to: 20)
    recorded.set(.headRoll, to: -10)
    let found = try findings(recorded)
    #expect(found[.gazePreferenceHorizontal]?.judgement?.words == "the eyes are kept to the right")
    #expect(found[.headYaw]?.judgement?.words == "turned to the left")
    #expect(found[.headRoll]?.judgement?.words == "tilted to the right shoulder")
    #expect(found[.headPitch]?.isAbnormal == false)
    let withheld = try findings(Recorded(policy: Recorded.policy([.head: .withheld, .gaze: .withheld, .deviation: .withheld])))
    for kind in [FindingKind.headYaw, .headPitch, .headRoll] { #expect(withheld[kind]?.reason == .policy(.head)) }
    for kind in [FindingKind.gazePreferenceHorizontal, .gazePreferenceVertical, .yokeUp] {
      #expect(withheld[kind]?.reason == .policy(.gaze))
    }
    for kind in [FindingKind.abduction, .adduction, .elevation, .depression] {
      #expect(withheld[kind, .left]?.reason == .policy(.gaze))
    }
    #expect(try findings(Recorded(baselines: Baselines()))[.headRoll]?.reason == .notMeasured)
  }

  // MARK: Blinks

  @Test func `blinks are counted with their duration`() throws {
    var recorded = Recorded(rate: 60, seconds: 60)
    let times = (0..<15).map { 2 + 3.7 * Double($0) }
    recorded.opening = blinking(at: times)
    let found = try findings(recorded)
    #expect(found.blinks.count == 15)
    #expect(found.blinks.allSatisfy { $0.eye == nil && $0.isComplete })
    let rate = try #require(found[.blinkRate]?.judgement)
    #expect(abs(try #require(rate.value) - 15) < 0.1)
    #expect(rate.standing == .inside)
    // Garwood's exact interval of 15 events is 8.4 to 24.7.
    let interval = try #require(rate.interval)
    #expect(abs(interval.lowerBound - 8.4) < 0.2)
    #expect(abs(interval.upperBound - 24.7) < 0.2)
    // Under 70 % of its opening the lid is for 1 − 0.3/1.6 of 250 ms.
    #expect(abs(try #require(found[.blinkDuration]?.judgement?.value) - 203) < 12)
    #expect(found[.blinkCompleteness]?.judgement?.value == 100)
  }

  @Test func `a blink that stops half-way is not complete, and narrowed lids are no blink`() throws {
    var recorded = Recorded(rate: 60, seconds: 20)
    recorded.opening = blinking(at: [3, 8, 13], depth: 0.7)
    #expect(try findings(recorded)[.blinkCompleteness]?.judgement?.value == 0)
    recorded.opening = { _, time in time > 5 ? 0.4 : 1 }
    #expect(try findings(recorded).blinks.isEmpty)
    recorded.opening = { _, _ in 1 }
    recorded.version = { time in (0, Wave.fraction(time / 2) < 0.3 ? -30 : 0) }
    #expect(try findings(recorded).blinks.isEmpty)
  }

  @Test func `a blink whose depth is lost from sight is counted, and its closure is not told`() throws {
    var recorded = Recorded(rate: 30, seconds: 20)
    let opening = blinking(at: [3.01, 8.01, 13.01], seconds: 0.3)
    recorded.opening = opening
    recorded.unsure = { eye, time in opening(eye, time) < 0.3 }
    let found = try findings(recorded)
    #expect(found.blinks.count == 3)
    #expect(found.blinks.allSatisfy { !$0.isWhollySeen && !$0.isComplete })
    #expect(found[.blinkCompleteness]?.reason == .notMeasured)
    #expect(abs(try #require(found[.blinkDuration]?.judgement?.value) - 244) < 34)
    // Doubt alone, without a lid on its way, is no blink.
    var doubtful = Recorded(rate: 30, seconds: 20)
    doubtful.unsure = { _, time in time > 5 && time < 5.2 }
    #expect(try findings(doubtful).blinks.isEmpty)
  }

  @Test func `a minute without a blink and a minute of eighty are outside, ten seconds are only told`() throws {
    #expect(try findings(Recorded(seconds: 240))[.blinkRate]?.isAbnormal == true)
    var often = Recorded(rate: 30, seconds: 60)
    often.opening = blinking(at: (0..<80).map { 0.4 + 0.74 * Double($0) })
    #expect(try findings(often)[.blinkRate]?.isAbnormal == true)
    #expect(try findings(Recorded(seconds: 10))[.blinkRate]?.judgement?.standing == .described)
  }

  @Test func `blinks cannot be judged when slow pictures, a policy, a short clip or none of them stand against it`() throws {
    for kind in [FindingKind.blinkRate, .blinkDuration, .blinkCompleteness] {
      #expect(try findings(Recorded(rate: 10))[kind]?.reason == .frameRate)
      #expect(try findings(Recorded(policy: Recorded.policy([.upperLid: .withheld])))[kind]?.reason == .policy(.upperLid))
      #expect(try findings(Recorded(eyeDistance: .under60))[kind]?.reason == .eyeDistance)
    }
    #expect(try findings(Recorded(rate: 15))[.blinkDuration]?.reason == .frameRate)
    #expect(try findings(Recorded())[.blinkDuration]?.reason == .absent)
    guard case .tooShort(needed: 5, _) = try findings(Recorded(seconds: 3))[.blinkRate]?.reason else {
      Issue.record("three seconds are too short")
      return
    }
  }
}
