import ClinicalFindings
import MaskSigns
import Testing

struct SustainedClosuresTests {
  /// Twenty seconds; both eyes shut in these stretches, the left one only where it is told.
  private func closures(_ shut: [ClosedRange<Double>], left: Bool = true, unsure: [ClosedRange<Double>] = []) throws -> Judgement {
    var recorded = Recorded()
    recorded.seconds = 20
    recorded.opening = { eye, time in (eye == .right || left) && shut.contains { $0.contains(time) } ? 0 : 1 }
    recorded.unsure = { eye, time in eye == .left && unsure.contains { $0.contains(time) } }
    return try #require(Findings(try recorded.record())[.sustainedClosures]?.judgement)
  }

  @Test func `closures longer than a blink are counted, with the longest and their share of the time`() throws {
    let found = try closures([2...2.2, 4...5, 8...12, 15...15.7])
    #expect(abs(try #require(found.value) - 9) < 0.1, "three in twenty seconds")
    #expect(found.words.hasPrefix("3 in 20 s, the longest 4.0 s, 1 of 3 s and more; 29 % of the time"))
    #expect(found.standing == .described)
  }

  @Test func `blinks and one eye shut are none`() throws {
    #expect(try closures([2...2.2, 4...4.3, 9...9.4]).words == "none longer than a blink")
    #expect(try closures([4...9], left: false).words == "none longer than a blink")
  }

  @Test func `an eye that is not seen does not end its fellow's closure`() throws {
    #expect(try closures([4...9], unsure: [5...7]).words.hasPrefix("1 in 20 s, the longest 5.0 s"))
  }
}
