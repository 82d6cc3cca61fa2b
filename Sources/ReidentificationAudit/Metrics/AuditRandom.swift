/// Random numbers that a seed fixes on every machine (SplitMix64; Steele, Lea & Flood, OOPSLA 2014).
struct AuditRandom: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  /// A stream of its own for one part of the study.
  init(seed: UInt64, _ part: UInt64) {
    self.init(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ part &* 0xD1B5_4A32_D192_ED03)
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// 0 up to, not including, 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }
  /// Mean 0, standard deviation 1: the sum of twelve.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}
