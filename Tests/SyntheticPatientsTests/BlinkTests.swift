import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct BlinkTests {
  static func statistics(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    return (mean, square.squareRoot())
  }

  @Test(arguments: [4.5, 17, 26])
  func `blinks come at their rate`(rate: Double) {
    var random = SeededGenerator(seed: 3)
    let minutes = 120.0
    let blinks = Blink.natural(rate: rate, duration: 60 * minutes, &random)
    #expect(abs(Double(blinks.count) / minutes - rate) < 0.06 * rate, "\(Double(blinks.count) / minutes) a minute")
    #expect(zip(blinks, blinks.dropFirst()).allSatisfy { $1.start >= $0.start + $0.duration + 0.499 })
  }

  @Test func `blinks last as long as people's`() {
    var random = SeededGenerator(seed: 4)
    let blinks = Blink.natural(rate: 17, duration: 36_000, &random)
    // VanderWerf et al. 2003: down 92 ± 17 ms, up 242 ± 55 ms.
    let down = Self.statistics(blinks.map { $0.down * 1000 })
    let up = Self.statistics(blinks.map { $0.up * 1000 })
    #expect(abs(down.mean - 92) < 2 && abs(down.deviation - 17) < 2, "\(down)")
    #expect(abs(up.mean - 242) < 4 && abs(up.deviation - 55) < 5, "\(up)")
    #expect(blinks.allSatisfy { (0.100...0.600).contains($0.duration) })
    let incomplete = Double(blinks.filter { $0.depth < 1 }.count) / Double(blinks.count)
    #expect(abs(incomplete - Blink.incompleteShare) < 0.01)
  }

  @Test func `without a rate there are none`() {
    var random = SeededGenerator(seed: 4)
    #expect(Blink.natural(rate: 0, duration: 100, &random).isEmpty)
  }
}
