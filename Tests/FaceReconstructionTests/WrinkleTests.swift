import MaskSigns
import Testing

@testable import FaceReconstruction

struct WrinkleTests {
  /// Every patch seen, each number where the networks have seen it in the mean, but for how strong lines are.
  ///
  /// - Parameter blur: By how many standard deviations the eyes' lines are fainter than in the mean.
  static func reading(lines: Float, blur: Double = 0) -> WrinkleReading {
    var codes: [UInt8] = []
    for patch in WrinklePatch.allCases {
      let network = WrinkleNetwork.of(patch) ?? .forehead
      var numbers = [Float](repeating: 0, count: WrinkleReading.width)
      for (feature, mean) in zip(WrinkleNetwork.own, network.middle) { numbers[feature.rawValue] = Float(mean) }
      for feature in [WrinkleReading.Feature.narrowDark80, .narrowDark95, .broadDark80, .broadDark95, .longLines, .acrossMiddle] {
        numbers[feature.rawValue] += lines
      }
      if patch == .eyeRight || patch == .eyeLeft {
        let first = WrinkleNetwork.own.count
        for (k, feature) in WrinkleNetwork.eyes.enumerated() {
          numbers[feature.rawValue] = Float(network.middle[first + k] - blur * network.scale[first + k])
        }
      }
      numbers[WrinkleReading.Feature.isSeen.rawValue] = 1
      codes += numbers.map(WrinkleReading.code)
    }
    return WrinkleReading(codes: codes)
  }

  private func fit(_ readings: [WrinkleReading?]) -> WrinkleFit {
    var tally = WrinkleTally()
    for reading in readings { tally.add(reading) }
    return tally.fit
  }

  @Test func `nothing seen is not measured`() {
    #expect(fit([]) == .notMeasured)
    #expect(fit([nil, WrinkleReading(codes: [])]) == .notMeasured)
    #expect(WrinkleFit.notMeasured.grades == .notMeasured)
  }

  @Test func `stronger lines are of a higher grade`() throws {
    let weak = try #require(fit([Self.reading(lines: -1)]).glabella)
    let strong = try #require(fit([Self.reading(lines: 1)]).glabella)
    #expect(strong.grade > weak.grade + 1)
    #expect((0...3).contains(weak.grade) && (0...3).contains(strong.grade))
  }

  @Test func `a face more blurred than any that was learnt on is not measured, never smooth`() {
    // A byte holds an eleventh, a sixth of a standard deviation.
    #expect(fit([Self.reading(lines: -1, blur: 2.7)]) != .notMeasured)
    for blur in [3.4, 4.5, 6] { #expect(fit([Self.reading(lines: -1, blur: blur)]) == .notMeasured) }
  }

  @Test func `a few seconds of raised brows make no wrinkles of a resting face`() throws {
    let rest = Self.reading(lines: -1)
    let still = try #require(fit([WrinkleReading](repeating: rest, count: 12)).glabella)
    let moved = try #require(
      fit([WrinkleReading](repeating: rest, count: 12) + [WrinkleReading](repeating: Self.reading(lines: 1), count: 4)).glabella)
    #expect(still.grade == moved.grade)
  }

  @Test func `a clip of any length is as sure as its surest pictures, and no surer`() throws {
    let once = try #require(fit([Self.reading(lines: 0)]).glabella)
    let often = try #require(fit([WrinkleReading](repeating: Self.reading(lines: 0), count: 500)).glabella)
    #expect(once == often)
  }

  @Test func `two sides are told in one, the surer one more`() throws {
    let sides = BothEyes<WrinkleDepth?>(
      right: WrinkleDepth(grade: 3, deviation: 0.2), left: WrinkleDepth(grade: 1, deviation: 0.6))
    let both = try #require(WrinkleFit.both(sides))
    #expect(both.grade > 2.7 && both.grade < 2.9 && both.deviation == 0.2)
    #expect(WrinkleFit.both(BothEyes(right: nil, left: sides.left)) == sides.left)
    #expect(WrinkleFit.both(BothEyes<WrinkleDepth?>(right: nil, left: nil)) == nil)
  }

  @Test func `what is no number is not measured`() {
    let fit = WrinkleFit(forehead: WrinkleDepth(grade: .nan, deviation: 0.2), glabella: WrinkleDepth(grade: 2, deviation: .nan))
    #expect(fit.grades == .notMeasured)
    #expect(!WrinkleDepth(grade: .nan, deviation: 0.2).isDeep)
  }

  @Test func `the networks' constants fit their inputs`() {
    for patch in WrinklePatch.allCases {
      guard let network = WrinkleNetwork.of(patch) else { continue }
      let inputs = WrinkleNetwork.own.count + WrinkleNetwork.eyes.count, hidden = network.inwardBias.count
      #expect(network.middle.count == inputs && network.scale.count == inputs && network.scale.allSatisfy { $0 > 0 })
      #expect(network.inward.count == inputs * hidden && network.outward.count == 2 * hidden)
      #expect(network.outwardBias.count == 2 && network.straight.count == 2 * inputs)
    }
  }
}
