/// From numbers to packed colours: surfaces' paint, rounding to bytes, and mixing.
enum Paint {
  /// A byte from a float of 0…255: adding 2^23 leaves the rounded integer in the low bits.
  @inline(__always)
  static func byte(_ v: SIMD4<Float>) -> SIMD4<UInt32> {
    let w = v + 8_388_608
    return SIMD4(w.x.bitPattern, w.y.bitPattern, w.z.bitPattern, w.w.bitPattern) & 0xFF
  }

  @inline(__always)
  static func packed(_ r: SIMD4<Float>, _ g: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<UInt32> {
    byte(r) | byte(g) &<< 8 | byte(b) &<< 16 | 0xFF00_0000
  }

  @inline(__always)
  static func packed(_ r: SIMD8<Float>, _ g: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<UInt32> {
    SIMD8(
      lowHalf: packed(r.lowHalf, g.lowHalf, b.lowHalf), highHalf: packed(r.highHalf, g.highHalf, b.highHalf))
  }

  /// `source` over `under`, alpha 0…256, channel by channel in pairs of bytes.
  @inline(__always)
  static func mixed(
    _ under: SIMD4<UInt32>, _ source: SIMD4<UInt32>, _ alpha: SIMD4<UInt32>, where pass: SIMDMask<SIMD4<Int32>>
  ) -> SIMD4<UInt32> {
    let keep = 256 &- alpha
    let rb = ((under & 0x00FF_00FF) &* keep &+ (source & 0x00FF_00FF) &* alpha) &>> 8 & 0x00FF_00FF
    let g = ((under &>> 8 & 0x00FF_00FF) &* keep &+ (source &>> 8 & 0x00FF_00FF) &* alpha) & 0xFF00_FF00
    return under.replacing(with: rb | g | 0xFF00_0000, where: pass)
  }

  /// Applies the surface's paint to four pixels.
  @inline(never)
  static func apply(
    to r: inout SIMD4<Float>, _ g: inout SIMD4<Float>, _ b: inout SIMD4<Float>, _ t: borrowing TriangleSetup,
    of scene: borrowing Scene, w1: SIMD4<Float>, w2: SIMD4<Float>, where pass: SIMDMask<SIMD4<Int32>>
  ) {
    let d0 = scene.details[Int(t.corners.x)]
    let d1 = scene.details[Int(t.corners.y)] - d0
    let d2 = scene.details[Int(t.corners.z)] - d0
    for lane in 0..<4 where pass[lane] {
      let d = d1 * w1[lane] + d2 * w2[lane] + d0
      var factor = SIMD4<Float>(repeating: 1)
      switch scene.surfaces[Int(t.corners.w)].paint {
      case .plain: break
      case .albedo(let texture): factor = scene.textures[texture].sample(d.x, d.y)
      case .relief(let texture, let tint):
        let texel = scene.textures[texture].sample(d.x, d.y)
        let light = max(0.5, min(1.3, 1 + texel.x * d.z + texel.y * d.w))
        factor = (1 + (tint - 1) * texel.z) * light
      }
      r[lane] = max(0, min(255, r[lane] * factor.x))
      g[lane] = max(0, min(255, g[lane] * factor.y))
      b[lane] = max(0, min(255, b[lane] * factor.z))
    }
  }

  /// Half of eight pixels: those inside all three edges and before what was drawn.
  @inline(__always)
  static func apply(
    to r: inout SIMD4<Float>, _ g: inout SIMD4<Float>, _ b: inout SIMD4<Float>, _ t: borrowing TriangleSetup,
    of scene: borrowing Scene, w1: SIMD4<Float>, w2: SIMD4<Float>, where isNearer: SIMDMask<SIMD4<Int32>>,
    inside e0: SIMD4<Float>, _ e1: SIMD4<Float>, _ e2: SIMD4<Float>
  ) {
    let pass = isNearer .& (e0 .>= 0) .& (e1 .>= 0) .& (e2 .>= 0)
    if any(pass) { apply(to: &r, &g, &b, t, of: scene, w1: w1, w2: w2, where: pass) }
  }
}
