import HeadGeometry

/// Short hair combed back: where it grows, how far it stands off, and its colour, from place on the resting head.
struct Hair: Sendable {
  /// Linear reflectance of the strands.
  var colour: SIMD3<Float>
  /// Share of white strands, 0…1.
  var grey: Float
  var style: HairStyle
  var seed: UInt32

  /// 0 on bare skin, 1 in the hair.
  func cover(_ p: SIMD3<Float>) -> Float {
    let ragged = 2.4 * Noise.value(SIMD3(p.x * 0.16, p.y * 0.1, p.z * 0.12), seed) + 0.9
      * Noise.value(SIMD3(p.x * 0.9, p.y * 0.2, p.z * 0.5), seed &+ 1)
    return style.cover(p, ragged: ragged)
  }

  /// How far the hair's surface stands off the skin, millimetres.
  func height(_ p: SIMD3<Float>) -> Float {
    let c = cover(p)
    if c <= 0 { return 0 }
    let lock = Noise.value(SIMD3(p.x * 0.09, p.y * 0.06, p.z * 0.03), seed &+ 5)
    let curls = style.curl * (Noise.value(p * 0.22, seed &+ 6) + 0.5 * Noise.value(p * 0.5, seed &+ 7))
    return style.height(p) * c * c * (0.85 + 0.28 * lock + 0.22 * curls)
  }

  /// Strands run backwards from the hairline; across them colour changes fast, along them slowly.
  func strand(_ p: SIMD3<Float>) -> Float {
    let across = across(p)
    let wave = 1.6 * Noise.value(SIMD3(across * 0.06, p.z * 0.03, 1), seed &+ 9)
    let a = Noise.value(SIMD3((across + wave) * 0.8, p.z * 0.02, p.y * 0.02), seed &+ 11)
    let b = Noise.value(SIMD3((across + wave) * 2.2, p.z * 0.04, p.y * 0.04), seed &+ 13)
    let straight = 0.6 * a + 0.4 * b
    if style.curl < 0.15 { return straight }
    // Curled hair shows its curls, not its strands.
    let curls = 0.5 * Noise.value(p * 0.45, seed &+ 15) + 0.5 * Noise.value(p * 0.95, seed &+ 17)
    return mix(straight, curls, smoothstep(0.15, 0.7, style.curl))
  }

  /// Place across the strands.
  private func across(_ p: SIMD3<Float>) -> Float { Float(arctangent(Double(p.x), Double(max(p.y, -40) + 60))) * 70 }

  /// How much of the skin strands cover, their lightness and their colour.
  ///
  /// Where the hairline thins out, skin shows between the strands.
  func look(_ p: SIMD3<Float>) -> (cover: Float, strand: Float, albedo: SIMD3<Float>) {
    let cover = cover(p)
    if cover <= 0.02 { return (0, 0, .zero) }
    let s = strand(p)
    let single = Noise.value(SIMD3(across(p) * 5.5, p.z * 0.03, p.y * 0.03), seed &+ 19)
    return (
      max(smoothstep(0.12, 0.85, cover * (1 + 0.75 * s)), smoothstep(0.4, 0.75, cover)), s, albedo(s, single: single)
    )
  }

  /// Colour of a strand by its lightness. Single strands turn white, one here and one there; from afar they mix.
  ///
  /// - Parameter single: Chance of the single strand, −1…1.
  func albedo(_ strand: Float, single: Float = 0) -> SIMD3<Float> {
    // Among curls one strand is hardly seen.
    let s = (0.3 * strand + 0.8 * single) * (1 - 0.5 * style.curl)
    let white = smoothstep(-0.4, 0.4, s + 2 * grey - 1) * smoothstep(0, 0.12, grey)
    return mix(colour * (1 + 0.55 * strand), SIMD3(0.24, 0.225, 0.21), white * 0.7)
  }
}
