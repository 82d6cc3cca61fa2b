/// Sines, exponentials and powers from + − × ÷ and √ alone, so that a seed gives the same pixels on every machine.
///
/// The C library's functions differ in their last bit between versions. Errors here are below 1e-9, which no pixel and
/// no truth value shows.
enum Portable {
  static let pi = 3.14159265358979323846

  /// Sine and cosine of an angle in radians, |x| < 1e6.
  static func sincos(_ x: Double) -> (sin: Double, cos: Double) {
    let quarter = (x * (2 / pi)).rounded()
    let r = (x - quarter * 1.57079632679489655800) - quarter * 6.123233995736766e-17
    let r2 = r * r
    // Taylor series on ±π/4; the first term left out is below 1e-12.
    let s =
      r
      * (1 + r2
        * (-1 / 6 + r2 * (1 / 120 + r2 * (-1 / 5040 + r2 * (1 / 362_880 + r2 * (-1 / 39_916_800))))))
    let c =
      1 + r2
      * (-1 / 2 + r2 * (1 / 24 + r2 * (-1 / 720 + r2 * (1 / 40_320 + r2 * (-1 / 3_628_800 + r2 / 479_001_600)))))
    switch Int(quarter) & 3 {
    case 0: return (s, c)
    case 1: return (c, -s)
    case 2: return (-s, -c)
    default: return (-c, s)
    }
  }
  static func sin(_ x: Double) -> Double { sincos(x).sin }
  static func cos(_ x: Double) -> Double { sincos(x).cos }
  static func sin(_ x: Float) -> Float { Float(sincos(Double(x)).sin) }

  /// Arc tangent of y/x in the right quadrant, radians.
  static func atan2(_ y: Double, _ x: Double) -> Double {
    if x == 0 && y == 0 { return 0 }
    let ax = x.magnitude
    let ay = y.magnitude
    let steep = ay > ax
    var t = steep ? ax / ay : ay / ax
    // Halve the angle twice, so that the series converges fast: tan(a/2) = t / (1 + √(1 + t²)).
    t = t / (1 + (1 + t * t).squareRoot())
    t = t / (1 + (1 + t * t).squareRoot())
    let t2 = t * t
    var angle =
      4 * t
      * (1 + t2 * (-1 / 3 + t2 * (1 / 5 + t2 * (-1 / 7 + t2 * (1 / 9 + t2 * (-1 / 11 + t2 * (1 / 13)))))))
    if steep { angle = pi / 2 - angle }
    if x < 0 { angle = pi - angle }
    return y < 0 ? -angle : angle
  }
  static func asin(_ x: Double) -> Double {
    let clamped = min(max(x, -1), 1)
    return atan2(clamped, (1 - clamped * clamped).squareRoot())
  }

  /// e to the power x; 0 below −700.
  static func exp(_ x: Double) -> Double {
    if x < -700 { return 0 }
    let n = (min(x, 700) * 1.44269504088896340736).rounded()
    let r = min(x, 700) - n * 0.693147180559945309417
    var term = 1.0
    var sum = 1.0
    for k in 1...12 {
      term *= r / Double(k)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(n), significand: 1)
  }
  /// A bell of height 1: e to the power −x², to 0.4 % by a rational function, for textures.
  static func bell(_ x: Float) -> Float {
    let x2 = x * x
    if x2 > 12 { return 0 }
    // (1 − x²/16)¹⁶ reaches e^(−x²) from below; four squarings.
    let a = 1 - x2 * 0.0625
    if a <= 0 { return 0 }
    let a2 = a * a
    let a4 = a2 * a2
    let a8 = a4 * a4
    return a8 * a8
  }
  /// Natural logarithm of a positive number.
  static func log(_ x: Double) -> Double {
    var m = x.significand
    var e = Double(x.exponent)
    if m > 1.41421356237309504880 {
      m /= 2
      e += 1
    }
    let t = (m - 1) / (m + 1)
    let t2 = t * t
    var sum = 0.0
    var power = t
    var k = 1.0
    while k < 26 {
      sum += power / k
      power *= t2
      k += 2
    }
    return 2 * sum + e * 0.693147180559945309417
  }
  static func pow(_ x: Double, _ y: Double) -> Double { x <= 0 ? 0 : exp(y * log(x)) }
}

/// 0 below `from`, 1 above `to`, smooth between.
func smoothstep(_ from: Float, _ to: Float, _ x: Float) -> Float {
  let t = min(max((x - from) / (to - from), 0), 1)
  return t * t * (3 - 2 * t)
}
func smoothstep(_ from: Double, _ to: Double, _ x: Double) -> Double {
  let t = min(max((x - from) / (to - from), 0), 1)
  return t * t * (3 - 2 * t)
}
func mix(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ t: Float) -> SIMD3<Float> { a + (b - a) * t }
func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }
func dot(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float { a.x * b.x + a.y * b.y + a.z * b.z }
func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }
func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
  SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}
func length(_ a: SIMD3<Float>) -> Float { dot(a, a).squareRoot() }
func length(_ a: SIMD3<Double>) -> Double { dot(a, a).squareRoot() }
func normalize(_ a: SIMD3<Float>) -> SIMD3<Float> {
  let l = length(a)
  return l > 1e-12 ? a / l : SIMD3(0, 0, 1)
}
