import FaceRecognition
import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct InversionTests {
  /// Faces in few directions, and what was given out: a mixture of them by one rule for all that can be undone, under noise.
  private func people(_ count: Int, leak: Double, seed: UInt64) -> [(given: [[Double]], face: [Double])] {
    var random = SeededGenerator(state: seed)
    return (0..<count).map { _ in
      let own = (0..<6).map { _ in random.normal() }
      let face = (0..<24).map { own[$0 % 6] * ($0 % 4 == 0 ? -1 : 1) + 0.3 * random.normal() }
      let given = (0..<2).map { _ in (0..<30).map { k in leak * (own[k % 6] + 0.5 * own[(k + 1) % 6]) + random.normal() } }
      return (given, face)
    }
  }

  private func attack(leak: Double, seed: UInt64) throws -> ScoreMatrix {
    let model = try InversionModel.tuned(people(120, leak: leak, seed: seed).map { .init(given: $0.given, face: $0.face) })
    let sought = people(60, leak: leak, seed: seed + 900)
    return model.scores(probes: sought.map { $0.given[0] }, faces: sought.map(\.face))
  }

  @Test func `a face that what was given out holds in another form is foretold`() throws {
    let matrix = try attack(leak: 1, seed: 1)
    #expect(Identification(matrix).rank1 > 0.4)
    #expect(try #require(ErrorTradeoff(matrix.pairs)).equalErrorRate < 0.1)
    #expect(LikelihoodCost.cllr(matrix.pairs) < LikelihoodCost.minimum(matrix.pairs) + 0.15)
  }

  @Test func `what holds nothing of the face foretells nothing, and the model knows it`() throws {
    var hits = 0.0
    for seed in 0..<4 as Range<UInt64> {
      let matrix = try attack(leak: 0, seed: 10 + seed)
      hits += Identification(matrix).rank1 * 60
      #expect(LikelihoodCost.cllr(matrix.pairs) < 1.3)
    }
    // 4 are expected; 13 or more come once in three thousand times.
    #expect(hits < 13)
  }

  @Test func `the ridge is that of the normal equations`() throws {
    // Two features of variance 1 that do not go together: each weight is its own regression over 1 + ridge.
    let rows: [[Double]] = [[1, 1], [1, -1], [-1, 1], [-1, -1]]
    let answers = rows.map { [3 + 2 * $0[0] - 0.5 * $0[1]] }
    let path = try RidgeRegression.Path(rows, answers)
    let one = path.ridge(1).foretold([1, -1])
    #expect(abs(one[0] - (2 + 0.5) / 2) < 1e-9)
    #expect(abs(path.ridge(1e-9).foretold([1, 1])[0] - 1.5) < 1e-6)
    #expect(path.ridge(1).difference([5]) == [2])
    // What was not measured counts as the mean.
    #expect(abs(path.ridge(1).foretold([.nan, 1])[0] + 0.25) < 1e-9)
  }

  @Test func `too few people are refused`() {
    let few = people(9, leak: 1, seed: 1).map { InversionModel.Teacher(given: $0.given, face: $0.face) }
    #expect(throws: AuditError.tooFewPeople) { try InversionModel.tuned(few) }
  }

  @Test func `points are seen from the eyes, whatever the picture's size, place and tilt`() {
    let face = FivePoints(
      leftEye: SIMD2(38, 52), rightEye: SIMD2(74, 52), nose: SIMD2(58, 72), leftMouth: SIMD2(42, 92), rightMouth: SIMD2(71, 92))
    // Turned by the angle of 3-4-5, twice as large, and moved.
    let moved = face.mapped { SIMD2(2 * (0.8 * $0.x - 0.6 * $0.y) + 11, 2 * (0.6 * $0.x + 0.8 * $0.y) - 7) }
    let (one, other) = (PointFeatures.of([face]), PointFeatures.of([moved]))
    #expect(one.count == PointFeatures.notMeasured.count)
    for k in 0..<12 { #expect(abs(one[k] - other[k]) < 1e-9, "\(k)") }
    #expect(abs(other[12] - 0.6) < 1e-9 && one[12] == 0)
    let nowhere = FivePoints(leftEye: .zero, rightEye: .zero, nose: .zero, leftMouth: .zero, rightMouth: .zero)
    let ofNowhere = PointFeatures.of([nowhere])
    #expect(ofNowhere.allSatisfy { $0.isNaN })
  }
}
