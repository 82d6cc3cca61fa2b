import SyntheticPatients
import Testing

@testable import ReidentificationAudit

/// An audit that finds nothing must be able to find something, and the other way round.
@Suite struct ControlTests {
  private func random(_ count: Int, own: Double, seed: UInt64) -> ScoreMatrix {
    var random = SeededGenerator(state: seed)
    return ScoreMatrix(count: count) { probe, entry in random.normal() + (probe == entry ? own : 0) }
  }

  @Test func `a mask that is the same for all gives chance, not everybody`() {
    let matrix = ScoreMatrix(count: 50) { _, _ in 1 }
    let found = Identification(matrix)
    #expect(abs(found.rank1 - 1 / 50.0) < 1e-12)
    #expect(abs(found.matchRate(rank: 10) - 0.2) < 1e-12)
    #expect(ErrorTradeoff(matrix.pairs)?.equalErrorRate == 0.5)
    #expect(Linkability(matrix.pairs).system == 0)
    #expect(LikelihoodCost.minimum(matrix.pairs) == 1)
    #expect(Permutation.rank1([matrix], shuffles: 200) == 1)
  }

  @Test func `of six answers a blind attacker finds one sixth, and one who sees everything finds all`() throws {
    let blind = try #require(SixWayChoice.share([ScoreMatrix(count: 50) { _, _ in 1 }], seed: 1))
    #expect(abs(blind.mean - SixWayChoice.chance) < 1e-9)
    let guessing = try #require(SixWayChoice.share((0..<8).map { random(100, own: 0, seed: $0) }, seed: 2))
    #expect(abs(guessing.mean - SixWayChoice.chance) < 0.03)
    #expect(guessing.interval.contains(guessing.mean))
    let seeing = try #require(SixWayChoice.share([random(60, own: 50, seed: 3)], seed: 3))
    #expect(seeing.mean > 0.995)
    #expect(SixWayChoice.share([random(5, own: 0, seed: 1)], seed: 1) == nil)
  }

  @Test func `random pairings give chance`() throws {
    var hits = 0.0
    var errors = 0.0
    var lowP = 0
    for seed in 0..<40 as Range<UInt64> {
      let matrix = random(60, own: 0, seed: seed)
      hits += Identification(matrix).rank1 * 60
      errors += try #require(ErrorTradeoff(matrix.pairs)).equalErrorRate
      if Permutation.rank1([matrix], shuffles: 199, seed: seed) <= 0.05 { lowP += 1 }
    }
    // 40 hits are expected of 2400 probes; 65 or more come once in 10 000 times.
    #expect(hits < 65)
    #expect(abs(errors / 40 - 0.5) < 0.03)
    #expect(lowP <= 7)
  }

  @Test func `an attack that knows people is caught`() throws {
    let matrix = random(60, own: 4, seed: 7)
    #expect(Identification(matrix).rank1 > 0.7)
    #expect(try #require(ErrorTradeoff(matrix.pairs)).equalErrorRate < 0.06)
    #expect(Permutation.rank1([matrix], shuffles: 999) <= 0.001)
    #expect(Linkability(matrix.pairs).system > 0.6)
  }

  @Test func `two of four share the best score, and each counts half`() {
    let rows: [[Double]] = [[3, 3, 0, 0], [0, 3, 0, 0], [5, 0, 3, 0], [1, 1, 1, 1]]
    let found = Identification(ScoreMatrix(count: 4) { rows[$0][$1] })
    #expect(found.hits(rank: 1) == [0.5, 1, 0, 0.25])
    #expect(found.hits(rank: 2) == [1, 1, 1, 0.5])
    #expect(found.curve.last == 1)
  }

  @Test func `a score that is no number is found last`() {
    let found = Identification(ScoreMatrix(count: 3) { $0 == 0 && $1 == 0 ? .nan : 0 })
    #expect(found.hits(rank: 1)[0] == 0)
    #expect(found.matchRate(rank: 3) == 1)
  }

  @Test func `shares of equal signatures bound the equal error rate`() throws {
    // Strangers share the one score that mated pairs have, in a share p: p / (1 + p).
    let pairs = PairScores(mated: [1, 1, 1, 1], nonMated: [1, 0, 0, 0, 0])
    #expect(abs(try #require(ErrorTradeoff(pairs)).equalErrorRate - 0.2 / 1.2) < 1e-12)
  }

  @Test func `intervals over people hold the figure, and narrow with more people`() throws {
    let few = PeopleBootstrap.intervals([random(20, own: 1.5, seed: 3)], draws: 200)
    let many = PeopleBootstrap.intervals([random(120, own: 1.5, seed: 3)], draws: 200)
    let rank1 = Identification(random(120, own: 1.5, seed: 3)).rank1
    #expect(many.rank1.contains(rank1))
    #expect(many.equalErrorRate.upperBound - many.equalErrorRate.lowerBound
      < few.equalErrorRate.upperBound - few.equalErrorRate.lowerBound)
  }
}
