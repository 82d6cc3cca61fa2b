import RealModule

/// The median; the mean of the two middle values of an even number. `nil` for none.
func median(_ values: [Double]) -> Double? { quantile(0.5, values) }

/// Linear between neighbours; `nil` for none.
func quantile(_ share: Double, _ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let place = min(max(share, 0), 1) * Double(sorted.count - 1)
  let low = Int(place)
  let high = min(low + 1, sorted.count - 1)
  return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
}

/// From the fifth to the ninety-fifth percentile.
func spread(_ values: [Double]) -> ClosedRange<Double>? {
  guard let low = quantile(0.05, values), let high = quantile(0.95, values) else { return nil }
  return low...high
}

/// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014): seeded, so that the same record gives the same intervals.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

enum Bootstrap {
  private static let resamples = 400
  private static let seed: UInt64 = 2022
  /// More are thinned out evenly: intervals of thousands of values do not get better by more.
  private static let most = 400

  /// The 95 % percentile interval of the median of independent values; `nil` under three.
  static func median(_ values: [Double]) -> ClosedRange<Double>? {
    guard values.count >= 3 else { return nil }
    let used = thinned(values)
    var random = SeededRandom(seed: seed)
    var medians: [Double] = []
    medians.reserveCapacity(resamples)
    var sample = used
    for _ in 0..<resamples {
      for place in sample.indices { sample[place] = used[Int.random(in: used.indices, using: &random)] }
      sample.sort()
      let middle = sample.count / 2
      medians.append(sample.count % 2 == 1 ? sample[middle] : (sample[middle - 1] + sample[middle]) / 2)
    }
    guard let low = quantile(0.025, medians), let high = quantile(0.975, medians) else { return nil }
    return low...high
  }

  static func thinned(_ values: [Double]) -> [Double] {
    guard values.count > most else { return values }
    return (0..<most).map { values[$0 * values.count / most] }
  }
}

/// Neighbouring pictures are no independent witnesses: the medians of half-second blocks are taken as such.
func blockMedians(_ samples: [(time: Double, value: Double)]) -> [(time: Double, value: Double)] {
  let length = 0.5
  var blocks: [(time: Double, value: Double)] = []
  var start = 0
  while start < samples.count {
    var end = start
    while end < samples.count, samples[end].time < samples[start].time + length { end += 1 }
    let block = samples[start..<end]
    if let time = median(block.map(\.time)), let value = median(block.map(\.value)) { blocks.append((time, value)) }
    start = end
  }
  return blocks
}

extension ClosedRange<Double> {
  /// Wider by these on either side.
  func widened(down: Double, up: Double) -> ClosedRange<Double> { (lowerBound - down)...(upperBound + up) }
  func widened(_ by: Double) -> ClosedRange<Double> { widened(down: by, up: by) }
}

/// Half of a 95 % interval, in standard errors.
let normalQuantile = 1.96
/// Of one in twenty to one side.
let oneSidedQuantile = 1.645

/// The 95 % interval of a Poisson mean after `count` events (Garwood 1936 by Wilson & Hilferty's cube root).
func poissonInterval(_ count: Int) -> ClosedRange<Double> {
  func bound(_ n: Double, _ z: Double) -> Double {
    guard n > 0 else { return 0 }
    let root = 1 - 1 / (9 * n) + z / (3 * n.squareRoot())
    return max(n * root * root * root, 0)
  }
  return bound(Double(count), -normalQuantile)...bound(Double(count + 1), normalQuantile)
}

/// Sen's slope with the 95 % interval of Kendall's statistic (Sen, J Am Stat Assoc 63 (1968) 1379); `nil` under five points.
func senSlope(_ points: [(time: Double, value: Double)]) -> (slope: Double, interval: ClosedRange<Double>)? {
  guard points.count >= 5 else { return nil }
  let most = 300
  let used = points.count <= most ? points : (0..<most).map { points[$0 * points.count / most] }
  var slopes: [Double] = []
  slopes.reserveCapacity(used.count * (used.count - 1) / 2)
  for (place, first) in used.enumerated() {
    for second in used[(place + 1)...] where second.time > first.time {
      slopes.append((second.value - first.value) / (second.time - first.time))
    }
  }
  guard !slopes.isEmpty else { return nil }
  slopes.sort()
  let n = Double(used.count)
  let deviation = (n * (n - 1) * (2 * n + 5) / 18).squareRoot() * normalQuantile
  let total = Double(slopes.count)
  let low = min(max(Int(((total - deviation) / 2).rounded(.down)), 0), slopes.count - 1)
  let high = min(max(Int(((total + deviation) / 2).rounded(.up)), low), slopes.count - 1)
  guard let slope = median(slopes) else { return nil }
  return (slope, slopes[low]...slopes[high])
}
