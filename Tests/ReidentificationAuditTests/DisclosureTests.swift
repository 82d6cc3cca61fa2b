import MaskDisclosure
import MaskSigns
import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct DisclosureTests {
  @Test func `one signature for all bounds rank-1 at one of N and the error rate at a coin`() {
    let bound = DisclosureBound(probes: ["n", "n", "n", "n"], gallery: ["n", "n", "n", "n"])
    #expect(bound.rank1 == 0.25)
    #expect(bound.equalErrorRate == 0.5)
    #expect(bound.bits == 0)
    #expect(bound.unique == 0)
  }

  @Test func `a signature of one's own bounds nothing`() {
    let bound = DisclosureBound(probes: [1, 2, 3, 4], gallery: [1, 2, 3, 4])
    #expect(bound.rank1 == 1)
    #expect(bound.equalErrorRate == 0)
    #expect(bound.bits == 2)
    #expect(bound.stable == 1)
  }

  /// The bounds are proofs, so no attacker who uses the signature alone may beat them.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `no comparison of signatures beats the bounds`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let kinds = 2 + random.below(12)
    let people = (0..<40).map { _ in random.below(kinds) }
    let bound = DisclosureBound(probes: people, gallery: people)
    // Whatever score an attacker gives to a pair of signatures: here he even prefers equal ones.
    let taste = (0..<kinds * kinds).map { _ in random.unit() }
    let matrix = ScoreMatrix(count: 40) { probe, entry in
      people[probe] == people[entry] ? 2 : taste[people[probe] * kinds + people[entry]]
    }
    #expect(Identification(matrix).rank1 <= bound.rank1 + 1e-12)
    #expect(try #require(ErrorTradeoff(matrix.pairs)).equalErrorRate >= bound.equalErrorRate - 1e-12)
  }

  @Test func `a policy that lets nothing out has one signature`() {
    #expect(FixedSignature.capacityBits(DisclosurePolicy().summary) == 0)
    let eyes = FixedSignature.capacityBits(DisclosurePolicy.eyes.summary)
    let minimal = FixedSignature.capacityBits(DisclosurePolicy(.minimal).summary)
    let leaky = FixedSignature.capacityBits(AuditedPolicy.leaky.policy.summary)
    #expect(0 < minimal && minimal < eyes && eyes < leaky)
  }

  /// Counted by trying: values in fine steps over far more than the range of each sign, through the wall's own rule.
  @Test func `deviations leave in as many steps as counted`() {
    for sign in BaselineSign.allCases where !sign.isPaired {
      let range = HealthyRanges.of(sign)
      let limit = Double(sign.limit(.norm)) * sign.clinicalStep
      var seen: Set<Int> = []
      for k in -4000...4000 {
        let value = range.mean + Double(k) / 4000 * 3 * limit
        guard !range.isSurelyHealthy(value) else { continue }
        let steps = value / sign.clinicalStep
        let code = Int(value < range.mean ? steps.rounded(.down) : steps.rounded(.up))
        seen.insert(min(max(code, -sign.limit(.norm)), sign.limit(.norm)))
      }
      #expect(seen.count == SignatureCount.deviating(sign), "\(sign.name)")
    }
  }
}
