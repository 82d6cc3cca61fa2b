/// Random numbers that depend on place and seed alone: the grain of skin, hair, cloth and the sensor.
enum Noise {
  /// A well mixed 32-bit hash (finaliser with the odd constants of the lowbias32 family).
  @inline(__always)
  static func hash(_ value: UInt32) -> UInt32 {
    var x = value
    x ^= x >> 16
    x &*= 0x7feb_352d
    x ^= x >> 15
    x &*= 0x846c_a68b
    x ^= x >> 16
    return x
  }
  @inline(__always)
  static func hash(_ x: Int32, _ y: Int32, _ z: Int32, _ seed: UInt32) -> UInt32 {
    hash(
      UInt32(bitPattern: x) &* 0x8da6_b343 ^ UInt32(bitPattern: y) &* 0xd816_3841 ^ UInt32(bitPattern: z)
        &* 0xcb1a_b31f ^ seed)
  }
  /// 0..<1.
  @inline(__always)
  static func unit(_ h: UInt32) -> Float { Float(h >> 8) * (1 / 16_777_216) }

  /// Smooth noise of a place, −1…1, with features of size 1.
  static func value(_ p: SIMD3<Float>, _ seed: UInt32) -> Float {
    let x = floored(p.x)
    let y = floored(p.y)
    let z = floored(p.z)
    var t = p - SIMD3(Float(x), Float(y), Float(z))
    t = t * t * (3 - 2 * t)
    func at(_ i: Int32, _ j: Int32, _ k: Int32) -> Float { unit(hash(x &+ i, y &+ j, z &+ k, seed)) }
    let a = mix(mix(at(0, 0, 0), at(1, 0, 0), t.x), mix(at(0, 1, 0), at(1, 1, 0), t.x), t.y)
    let b = mix(mix(at(0, 0, 1), at(1, 0, 1), t.x), mix(at(0, 1, 1), at(1, 1, 1), t.x), t.y)
    return mix(a, b, t.z) * 2 - 1
  }
  /// The next whole number below; a call of the C library's would take longer than the rest of the noise.
  @inline(__always)
  private static func floored(_ x: Float) -> Int32 {
    let i = Int32(x)
    return Float(i) > x ? i - 1 : i
  }
  /// Octaves of ``value(_:_:)``, each twice as fine and half as strong, about −1…1.
  static func fractal(_ p: SIMD3<Float>, octaves: Int, _ seed: UInt32) -> Float {
    var sum: Float = 0
    var weight: Float = 0.5
    var q = p
    for k in 0..<octaves {
      sum += weight * value(q, seed &+ UInt32(k) &* 0x9e37)
      weight *= 0.5
      q = q * 2.03
    }
    return sum
  }
}

/// Random numbers in a fixed order from a seed (SplitMix64: Steele, Lea & Flood, OOPSLA 2014).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  /// The seed is mixed first: neighbouring seeds then start far apart in the one sequence that all streams are parts of.
  package init(seed: UInt64) { state = Self.mixed(seed &+ 0x1234_5678_9abc_def1) }
  /// Where a stream of one's own begins in that sequence.
  package init(state: UInt64) { self.state = state }
  package mutating func next() -> UInt64 {
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
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  package mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }
  /// Mean 0, standard deviation 1, never beyond ±6 (the sum of twelve uniforms).
  package mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }
}
