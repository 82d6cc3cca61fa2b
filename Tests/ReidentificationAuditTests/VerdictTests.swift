import SyntheticPatients
import Testing

@testable import ReidentificationAudit

/// A verdict rests on what shuffled names would hardly give.
@Suite struct VerdictTests {
  private func figures(_ people: Int, own: Double, seed: UInt64) -> AttackFigures {
    var random = SeededGenerator(state: seed)
    let matrices = (0..<2).map { _ in
      ScoreMatrix(count: people) { probe, entry in random.normal() + (probe == entry ? own : 0) }
    }
    let attacker = PictureAttacker(
      id: "x", name: "x", knowledge: "x", purpose: .judgement, probe: .mask(.eyes), entry: .mask(.eyes))
    return AttackFigures(attacker, matrices, seed: seed)
  }

  @Test func `few people who are not linked are hardly ever called so, though their error rate lies under the bar`() {
    let blind = (0..<60 as Range<UInt64>).map { figures(10, own: 0, seed: $0) }
    let under = blind.filter { $0.equalErrorRate < 0.45 }
    // The error rate alone would have called these linked; without some of them nothing is shown.
    #expect(under.count >= 5)
    #expect(under.contains { Verdict.light($0) == .doubtful && Verdict.sentence($0).hasPrefix("Not shown, and not ruled out") })
    // 3 are expected at most; 9 come once in two hundred times.
    #expect(blind.count { Verdict.light($0) == .bad } < 9)
  }

  @Test func `people who are linked are called so`() {
    for seed in 0..<10 as Range<UInt64> { #expect(Verdict.light(figures(60, own: 1, seed: seed)) == .bad) }
  }

  @Test func `own pairs that are a little more alike are found by verification before they are found first`() {
    let weak = (0..<10 as Range<UInt64>).map { figures(150, own: 0.5, seed: 100 + $0) }
    #expect(weak.allSatisfy { $0.verificationP <= 0.025 })
    #expect(weak.count { Verdict.light($0) == .bad } == 10)
  }

  @Test func `shuffled names give any P of verification as often as another`() {
    let values = (0..<200 as Range<UInt64>).map { seed in
      var random = SeededGenerator(state: 7000 + seed)
      return Permutation.verification([ScoreMatrix(count: 20) { _, _ in random.normal() }], shuffles: 99, seed: seed)
    }
    // 10 and 100 are expected; the limits are four standard deviations off.
    #expect(values.count { $0 <= 0.05 } <= 22)
    #expect((72...128).contains(values.count { $0 <= 0.5 }))
    #expect(Permutation.verification([ScoreMatrix(count: 12) { _, _ in 1 }], shuffles: 99) == 1)
  }

  @Test func `the summary names who is linked and counts who is in doubt`() {
    let linked = figures(60, own: 3, seed: 1)
    #expect(Verdict.summary([linked]).contains("<b>1 linked them:</b> x"))
    #expect(!Verdict.summary([linked]).contains("in doubt"))
  }
}
