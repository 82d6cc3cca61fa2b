import HeadGeometry
import MaskSigns

/// Exponentials, powers and bells from + − × ÷ and √ alone, so that a seed gives the same pixels on every machine.
///
/// The C library's functions differ in their last bit between versions. Errors here are below 1e-9, which no pixel and
/// no truth value shows.
enum Portable {
  static let pi = 3.14159265358979323846

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
func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }
func length(_ a: SIMD3<Double>) -> Double { dot(a, a).squareRoot() }

/// Degrees in radians.
func radians(_ angle: Angle) -> Double { angle.degrees * (Portable.pi / 180) }
func degrees(_ radians: Double) -> Angle { .degrees(radians * (180 / Portable.pi)) }
