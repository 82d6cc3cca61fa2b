/// Four pixels' values side by side: shading works on four pixels at once.
typealias Lanes = SIMD4<Float>

/// Four pixels' vectors or colours.
struct Lanes3 {
  var x, y, z: Lanes

  @inline(__always)
  init(_ x: Lanes, _ y: Lanes, _ z: Lanes) {
    self.x = x
    self.y = y
    self.z = z
  }
  /// The same for all four.
  @inline(__always)
  init(_ v: SIMD3<Float>) {
    x = Lanes(repeating: v.x)
    y = Lanes(repeating: v.y)
    z = Lanes(repeating: v.z)
  }

  @inline(__always)
  static func + (a: Lanes3, b: Lanes3) -> Lanes3 { Lanes3(a.x + b.x, a.y + b.y, a.z + b.z) }
  @inline(__always)
  static func - (a: Lanes3, b: Lanes3) -> Lanes3 { Lanes3(a.x - b.x, a.y - b.y, a.z - b.z) }
  @inline(__always)
  static func * (a: Lanes3, k: Lanes) -> Lanes3 { Lanes3(a.x * k, a.y * k, a.z * k) }
  @inline(__always)
  static func * (a: Lanes3, b: Lanes3) -> Lanes3 { Lanes3(a.x * b.x, a.y * b.y, a.z * b.z) }

  @inline(__always)
  func dot(_ b: Lanes3) -> Lanes { x * b.x + y * b.y + z * b.z }
  @inline(__always)
  func dot(_ b: SIMD3<Float>) -> Lanes { x * b.x + y * b.y + z * b.z }
  @inline(__always)
  var normalised: Lanes3 { self * (1 / larger(dot(self), Lanes(repeating: 1e-24)).squareRoot()) }
}

/// One colour, scaled for each of four.
@inline(__always)
func * (a: SIMD3<Float>, k: Lanes) -> Lanes3 { Lanes3(k * a.x, k * a.y, k * a.z) }

@inline(__always)
func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: a .< b) }
@inline(__always)
func smaller(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: a .> b) }
@inline(__always)
func clamped(_ a: Lanes) -> Lanes { smaller(larger(a, .zero), Lanes(repeating: 1)) }
@inline(__always)
func mix(_ a: Lanes, _ b: Lanes, _ t: Lanes) -> Lanes { a + (b - a) * t }
@inline(__always)
func smoothstep(_ from: Float, _ to: Float, _ x: Lanes) -> Lanes {
  let t = clamped((x - from) * (1 / (to - from)))
  return t * t * (3 - 2 * t)
}
