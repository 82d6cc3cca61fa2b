import ClinicalFindings
import MaskSigns
import Testing

struct NystagmusCourseTests {
  private func findings(_ recorded: Recorded) throws -> Findings { Findings(try recorded.record()) }

  /// Slow down from 1 to −1 along a curve, at once up again.
  private static func jerk(_ cycles: Double, _ done: (Double) -> Double) -> Double {
    let phase = Wave.fraction(cycles)
    return phase < 0.9 ? 1 - 2 * done(phase / 0.9) : -1 + 20 * (phase - 0.9)
  }

  @Test(arguments: ["linear", "accelerating", "decelerating"])
  func `slow phases speed up, slow down or neither`(shape: String) throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.version = { time in
      let value = Self.jerk(time * 2) { u in
        // Half of the way after 0.5, 0.71 or 0.29 of the time.
        shape == "linear" ? u : shape == "accelerating" ? u * u : 1 - (1 - u) * (1 - u)
      }
      return (3 * value, 0)
    }
    let judgement = try #require(try findings(recorded)[.slowPhaseShape]?.judgement)
    #expect(judgement.words == shape)
    let value = try #require(judgement.value)
    // A quarter of the way in the first half is a ratio of three.
    #expect(shape == "linear" ? abs(value - 1) < 0.3 : shape == "accelerating" ? value > 2 && value < 4.5 : value < 0.5 && value > 0.2)
  }

  @Test func `a pendular or a small nystagmus has no slow phase to be shaped`() throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.version = { (3 * Wave.sine($0 * 2.5), 0) }
    #expect(try findings(recorded)[.slowPhaseShape]?.reason == .absent)
    recorded.version = { (Wave.sawtooth($0 * 2), 0) }
    #expect(try findings(recorded)[.slowPhaseShape]?.reason == .notMeasured)
    #expect(try findings(Recorded())[.slowPhaseShape]?.reason == .absent)
  }

  /// Three seconds in each direction; the size of the beats by the direction.
  private func looking(_ size: @escaping (Double) -> Double) -> Recorded {
    let places: [Double] = [-20, -10, 0, 10, 20]
    var recorded = Recorded(rate: 60, seconds: 15)
    recorded.version = { time in
      let place = places[min(Int(time / 3), 4)]
      return (place + size(place) * Wave.sawtooth(time * 3), 0)
    }
    return recorded
  }

  @Test(arguments: [-20.0, 10, 20])
  func `the null zone is where it is calmest`(null: Double) throws {
    let judgement = try #require(try findings(looking { abs($0 - null) < 1 ? 0 : 1 + abs($0 - null) / 10 })[.nullZone]?.judgement)
    #expect(judgement.value == null, "\(judgement.words)")
    #expect(judgement.words.contains(null > 0 ? "left" : "right"))
  }

  @Test func `a nystagmus that is alike everywhere has no null zone, one direction tells none`() throws {
    let alike = try #require(try findings(looking { _ in 2 })[.nullZone]?.judgement)
    #expect(alike.value == nil)
    var straight = Recorded(rate: 60, seconds: 6)
    straight.version = { (2 * Wave.sawtooth($0 * 3), 0) }
    guard case .gazeRange = try findings(straight)[.nullZone]?.reason else {
      Issue.record("one direction was enough")
      return
    }
  }

  /// The left eye is covered from 3 to 6 and from 9 to 12 s.
  private func covered(_ size: @escaping (Bool) -> Double) -> Recorded {
    func isCovered(_ time: Double) -> Bool { time >= 3 && time < 6 || time >= 9 && time < 12 }
    var recorded = Recorded(rate: 60, seconds: 15)
    recorded.covered = { eye, time in eye == .left && isCovered(time) }
    recorded.version = { time in (size(isCovered(time)) * Wave.sawtooth(time * 3), 0) }
    return recorded
  }

  @Test(arguments: [(2.0, 0.0, "only with"), (3, 1, "stronger"), (2, 2, "not stronger")])
  func `what a cover brings out is latent`(under: Double, open: Double, words: String) throws {
    let judgement = try #require(try findings(covered { $0 ? under : open })[.latentComponent]?.judgement)
    #expect(judgement.words.hasPrefix(words), "\(judgement.words)")
  }

  @Test func `without a cover nothing latent is told`() throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.version = { (2 * Wave.sawtooth($0 * 3), 0) }
    #expect(try findings(recorded)[.latentComponent]?.reason == .noCoverTest)
  }
}
