import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct LearningTests {
  /// People differ along some of many directions, days along all; the axes are mixed.
  private func people(_ count: Int, apart: Double, seed: UInt64, features: Int = 30) -> [[[Double]]] {
    var random = SeededGenerator(state: seed)
    return (0..<count).map { _ in
      let own = (0..<4).map { _ in apart * random.normal() }
      return (0..<2).map { _ in
        let day = (0..<features).map { _ in random.normal() }
        return (0..<features).map { k in day[k] + 0.7 * day[(k + 1) % features] + own[k % 4] * (k < 8 ? 1 : 0) }
      }
    }
  }

  private func attack(apart: Double, seed: UInt64) throws -> ScoreMatrix {
    let model = try PersonModel.tuned(people(150, apart: apart, seed: seed))
    let targets = people(60, apart: apart, seed: seed + 1000)
    return model.scores(probes: targets.map { $0[0] }, gallery: targets.map { $0[1] })
  }

  @Test func `what is learnt from some people finds others`() throws {
    let matrix = try attack(apart: 2, seed: 1)
    #expect(try #require(ErrorTradeoff(matrix.pairs)).equalErrorRate < 0.15)
    #expect(Identification(matrix).rank1 > 0.25)
    // Its scores are likelihood ratios: they cost little more than the best that a monotone map makes of them.
    #expect(LikelihoodCost.cllr(matrix.pairs) < LikelihoodCost.minimum(matrix.pairs) + 0.15)
  }

  @Test func `where people do not differ nothing is found, and the model knows it`() throws {
    var hits = 0.0
    for seed in 0..<4 as Range<UInt64> {
      let matrix = try attack(apart: 0, seed: seed)
      hits += Identification(matrix).rank1 * 60
      #expect(LikelihoodCost.cllr(matrix.pairs) < 1.3)
    }
    // 4 are expected; 13 or more come once in three thousand times.
    #expect(hits < 13)
  }

  @Test func `the same numbers for everybody give equal scores`() throws {
    let same = (0..<20).map { _ in [[1.0, .nan, 3], [1.0, .nan, 3]] }
    let model = try PersonModel(same, dimensions: 5, shrinkage: 0.1)
    let matrix = model.scores(probes: same.map { $0[0] }, gallery: same.map { $0[1] })
    #expect(Set(matrix.scores) == [0])
    #expect(abs(Identification(matrix).rank1 - 0.05) < 1e-12)
  }

  @Test func `too few people are refused`() {
    #expect(throws: AuditError.tooFewPeople) { try PersonModel([[[1]], [[2]]], dimensions: 1, shrinkage: 0) }
  }

  @Test func `eigenvectors are LAPACK's, largest first`() throws {
    let (values, vectors) = try SymmetricMatrix.eigen([2, 1, 1, 2], 2)
    #expect(abs(values[0] - 3) < 1e-12 && abs(values[1] - 1) < 1e-12)
    #expect(abs(abs(vectors[0][0]) - 0.5.squareRoot()) < 1e-12)
    #expect(abs(vectors[0][0] - vectors[0][1]) < 1e-12)
  }

  @Test func `a classifier finds a class that shows, and nothing in noise`() throws {
    var random = SeededGenerator(state: 9)
    func people(_ count: Int, shift: Double) -> (rows: [[[Double]]], labels: [Int]) {
      let labels = (0..<count).map { _ in random.below(3) }
      return (labels.map { label in (0..<2).map { _ in (0..<12).map { k in random.normal() + (k == label ? shift : 0) } } }, labels)
    }
    for (shift, range) in [(3.0, 0.95...1.0), (0, 0.2...0.47)] {
      let (known, sought) = (people(120, shift: shift), people(120, shift: shift))
      let model = try RidgeClassifier(known.rows, known.labels, 3)
      let right = zip(sought.rows, sought.labels).count { model.choose($0) == $1 }
      #expect(range.contains(Double(right) / 120), "shift \(shift)")
    }
  }
}
