import SyntheticPatients
import Testing

@testable import AccuracyStudy

struct StatisticsTests {
  @Test func `a line is told by its bias, its spread and its slope`() throws {
    let pairs = (0..<11).map { (truth: Double($0), measured: 0.5 * Double($0) + 1) }
    let agreement = Agreement(pairs)
    #expect(agreement.count == 11)
    #expect(abs((agreement.slope ?? 0) - 0.5) < 1e-12)
    // Mean of 1 − t/2 over t = 0…10.
    #expect(abs((agreement.bias ?? 0) + 1.5) < 1e-12)
    // Mean of |1 − t/2|: 1, ½, 0, ½ … 4.
    #expect(abs((agreement.meanAbsoluteError ?? 0) - 19.5 / 11) < 1e-12)
  }

  @Test func `no pairs have no agreement`() {
    #expect(Agreement().meanAbsoluteError == nil && Agreement().slope == nil && Agreement().spread == nil)
  }

  @Test func `nineteen of twenty intervals hold the true mean`() {
    var random = SeededGenerator(study: 3)
    var held = 0
    let trials = 200
    for _ in 0..<trials {
      let values = (0..<60).map { _ in 2 + random.normal() }
      let interval = Bootstrap.interval(values) { $0.reduce(0, +) / Double($0.count) }
      if interval?.contains(2) == true { held += 1 }
    }
    // 95 % of 200 with a binomial standard deviation of 3; percentile intervals of 60 values run a little narrow.
    #expect((178...200).contains(held))
  }

  @Test func `the same groups give the same interval`() {
    let values = [1.0, 2, 4, 8, 16]
    func once() -> ClosedRange<Double>? { Bootstrap.interval(values) { $0.reduce(0, +) / Double($0.count) } }
    #expect(once() == once())
    #expect(Bootstrap.interval([1.0, 2]) { $0.first } == nil)
  }
}
