import SyntheticPatients
import Testing

@testable import ReidentificationAudit

/// Comparisons among recordings with one signature: what is told beyond it.
@Suite struct MatchedTests {
  /// Recordings of 0 and 1 say "a", 2's say "b", 3's say "a" and "c", 4's "d" and "e".
  private let signatures = ["a", "a", "a", "a", "b", "b", "a", "c", "d", "e"]

  @Test func `who shares, who is alone and who changes is told apart`() {
    let people = MatchedPeople(signatures)
    #expect(people.people == 5)
    #expect(people.sought.map(\.person) == [0, 1])
    #expect(people.sought[0].others.map(\.person) == [1, 3])
    #expect(people.sought[0].others.map(\.recordings) == [[2, 3], [6]])
    #expect(people.alone == [2])
    #expect(people.changing == [3, 4])
    let company = MatchedCompany(people)
    #expect(company.gallery == [3, 3, 3])
    #expect(abs(company.chance - 1 / 3.0) < 1e-12)
    #expect(company.isTooSmall)
    #expect(company.sought + company.alone + company.changing == company.people)
  }

  @Test func `scores of other signatures count for nothing`() {
    let people = MatchedPeople(signatures)
    // Person 0's own pair scores 5; person 1's scores 2 beside a stranger's 3. Pairs of unequal signatures score highest.
    let matrix = ScoreMatrix(count: 10) { probe, entry in
      guard signatures[probe] == signatures[entry] else { return 100 }
      if probe / 2 == entry / 2 { return probe / 2 == 0 ? 5 : 2 }
      return probe / 2 == 1 && entry / 2 == 3 ? 3 : 1
    }
    let scores = MatchedScores(matrix, people, galleries: [[0, 1, 0, 0, 0], [1, 1, 0, 1, 1]])
    #expect(scores.hits == [1, 0])
    // Person 1 wins against person 0 and loses to person 3, who count the same.
    #expect(scores.wins == [1, 0.5])
    #expect(MatchedFigures(scores, seed: 1) == nil)
  }

  @Test func `equal scores share the first place, and strangers' pairs weigh as much as own ones`() {
    let people = MatchedPeople([String](repeating: "n", count: 8))
    let scores = MatchedScores(ScoreMatrix(count: 8) { _, _ in 1 }, people, galleries: [[0, 0, 0, 0]])
    #expect(scores.hits == [0.25, 0.25, 0.25, 0.25])
    #expect(scores.wins.allSatisfy { abs($0 - 0.5) < 1e-12 })
    #expect(scores.errors(seed: 1).equalErrorRate == 0.5)
    #expect(scores.permutation(shuffles: 50, seed: 1) == (1, 1))
  }

  /// Each of two signatures has its own level of scores, and nothing else is told. Pooled without weights the large class
  /// would have nearly all strangers' pairs, and the error rate would tell the classes, not the people.
  @Test func `a level of scores that goes with the signature tells nobody`() throws {
    var random = SeededGenerator(state: 4)
    // 4 people of one signature, 24 of the other one.
    let signatures = (0..<56).map { $0 < 8 ? "rare" : "common" }
    var rates: [Double] = []
    for _ in 0..<60 {
      let matrix = ScoreMatrix(count: 56) { probe, entry in
        (signatures[probe] == "rare" && signatures[entry] == "rare" ? 10 : 0) + random.normal()
      }
      let scores = MatchedScores(matrix, MatchedPeople(signatures), galleries: [[Int](repeating: 0, count: 28)])
      rates.append(scores.errors(draws: 1, seed: 1).equalErrorRate)
    }
    // A standard error of about 0.01.
    #expect(abs(rates.reduce(0, +) / 60 - 0.5) < 0.03)
  }

  /// - Parameters:
  ///   - leak: How much more alike own pairs are than strangers' with the same signature.
  private func trial(_ seed: UInt64, leak: Double) -> (all: ScoreMatrix, matched: MatchedScores) {
    var random = SeededGenerator(state: seed)
    let signatures = (0..<80).map { $0 / 2 % 8 }
    let matrix = ScoreMatrix(count: 80) { probe, entry in
      random.normal() + (signatures[probe] == signatures[entry] ? 6 : 0) + (probe / 2 == entry / 2 ? leak : 0)
    }
    let galleries = (0..<4).map { _ in (0..<40).map { _ in random.below(2) } }
    return (matrix, MatchedScores(matrix, MatchedPeople(signatures), galleries: galleries))
  }

  @Test func `a leak that is only the signature is caught unmatched, and gives chance matched`() throws {
    var (found, error, lowP) = (0.0, 0.0, 0)
    for seed in 0..<20 as Range<UInt64> {
      let (all, matched) = trial(seed, leak: 0)
      let galleries = [all.drawn([[Int](repeating: 0, count: 40)])[0]]
      #expect(try #require(ErrorTradeoff(galleries[0].pairs)).equalErrorRate < 0.15)
      #expect(Permutation.verification(galleries, shuffles: 199, seed: seed) <= 0.01)
      found += matched.hits.reduce(0, +) / 40
      error += matched.errors(draws: 1, seed: seed).equalErrorRate
      let luck = matched.permutation(shuffles: 199, seed: seed)
      if min(luck.rank1, luck.verification) <= 0.025 { lowP += 1 }
    }
    // Guessing finds 20 % of five. Standard errors are about 0.015 and 0.015; one P is expected to be low, 5 come once in 300 times.
    #expect(abs(found / 20 - 0.2) < 0.05)
    #expect(abs(error / 20 - 0.5) < 0.05)
    #expect(lowP < 5)
  }

  @Test func `a leak beyond the signature is caught in both`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let (all, matched) = trial(seed, leak: 3)
      let gallery = all.drawn([[Int](repeating: 0, count: 40)])
      #expect(Identification(gallery[0]).rank1 > 0.5)
      let figures = try #require(MatchedFigures(matched, seed: seed))
      #expect(figures.rank1 > 0.7)
      #expect(figures.rank1Interval[0] <= figures.rank1 && figures.rank1 <= figures.rank1Interval[1])
      #expect(figures.rank1Upper > figures.rank1)
      #expect(figures.equalErrorRate < 0.2)
      #expect(figures.equalErrorRateInterval[0] <= figures.equalErrorRate && figures.equalErrorRate <= figures.equalErrorRateInterval[1])
      #expect(max(figures.permutationP, figures.verificationP) <= 0.001)
      #expect(figures.isShown)
    }
  }

  @Test func `who weighs rarity comes under p of (1 + p), and never under the least`() throws {
    // Nine of ten have one signature, one has a signature of its own.
    let people = (0..<40).map { $0 < 36 ? 0 : $0 }
    let bound = DisclosureBound(probes: people, gallery: people)
    let matrix = ScoreMatrix(count: 40) { people[$0] != people[$1] ? 0 : people[$0] == 0 ? 1 : 2 }
    let rate = try #require(ErrorTradeoff(matrix.pairs)).equalErrorRate
    #expect(rate < bound.equalErrorRate - 0.01)
    #expect(abs(rate - bound.leastEqualErrorRate) < 1e-12)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `no taste for signatures comes under the least equal error rate`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let kinds = 2 + random.below(12)
    let people = (0..<40).map { _ in min(random.below(kinds), random.below(kinds)) }
    let bound = DisclosureBound(probes: people, gallery: people)
    #expect(bound.leastEqualErrorRate <= bound.equalErrorRate + 1e-12)
    let taste = (0..<kinds * kinds).map { _ in random.unit() }
    let matrix = ScoreMatrix(count: 40) { taste[people[$0] * kinds + people[$1]] + (people[$0] == people[$1] ? 1 : 0) }
    #expect(try #require(ErrorTradeoff(matrix.pairs)).equalErrorRate >= bound.leastEqualErrorRate - 1e-12)
  }
}
