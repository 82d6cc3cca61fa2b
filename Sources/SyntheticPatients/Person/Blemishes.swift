// Small spots that are many: freckles, and the brown spots of age.
extension Skin {
  /// What the skin's colour is multiplied with: 1 without a spot.
  func freckling(_ p: SIMD3<Float>) -> SIMD3<Float> {
    let spots = SIMD3<Float>(0.30, 0.50, 0.62)
    var dark: Float = 0
    if freckles > 0.05 {
      // Most on nose and cheekbones, where the sun falls.
      let sun = Portable.bell((p.y + 22) / 38) * smoothstep(-60, 0, p.z)
      let n = Noise.value(p * 0.42, seed &+ 51)
      let m = Noise.value(p * 0.78, seed &+ 53)
      dark = freckles * sun * (0.8 * smoothstep(0.50, 0.72, n) + 0.7 * smoothstep(0.55, 0.75, m))
    }
    if age > 0.45 {
      let n = Noise.value(p * 0.13, seed &+ 55)
      dark = max(dark, (age - 0.45) * 0.9 * smoothstep(0.62, 0.74, n + 0.06 * Noise.value(p * 0.6, seed &+ 57)))
    }
    return SIMD3(repeating: 1) - spots * min(dark, 0.8)
  }
}
