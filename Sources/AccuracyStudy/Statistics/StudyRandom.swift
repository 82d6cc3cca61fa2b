/// A small generator (SplitMix64) whose numbers are the same on every machine.
struct StudyRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = Self.mixed(seed &+ 0x2545_f491_4f6c_dd1d) }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mixed(state)
  }
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
  /// 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }
  /// Mean 0, standard deviation 1, never beyond ±6 (the sum of twelve uniforms).
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }
  mutating func chance(_ share: Double) -> Bool { unit() < share }
  /// A place in 0..<count.
  mutating func index(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
