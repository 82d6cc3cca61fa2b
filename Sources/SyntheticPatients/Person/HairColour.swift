import HeadGeometry

/// Short hair combed back: where it grows, how far it stands off, and its colour, from place on the resting head.
struct Hair: Sendable {
  /// Linear reflectance of the strands.
  var colour: SIMD3<Float>
  /// Share of white strands, 0…1.
  var grey: Float
  /// Height of the hairline over the globes' centre at the midline, millimetres.
  var line: Float
  /// How far the hair stands off the scalp, millimetres.
  var volume: Float
  var seed: UInt32

  /// 0 on bare skin, 1 in the hair.
  func cover(_ p: SIMD3<Float>) -> Float {
    let x = abs(p.x)
    let ragged = 2.4 * Noise.value(SIMD3(p.x * 0.16, p.y * 0.1, p.z * 0.12), seed) + 0.9
      * Noise.value(SIMD3(p.x * 0.9, p.y * 0.2, p.z * 0.5), seed &+ 1)
    // Over the forehead, with bays at the temples, and down to the ears in front of them.
    let front = line - 0.0016 * (x - 12) * (x - 12) + 5.5 * Portable.bell((x - 40) / 14)
    let above = p.y - front + ragged
    let temple = -(p.z - (-26 + 0.42 * max(p.y, -20) - 9 * Portable.bell((p.y - 12) / 22))) + ragged
    let side = min(temple, p.y + 8 + ragged) - 40 * smoothstep(56, 44, x)
    let nape = min(-95 - p.z, p.y + 105)
    // Bare on the ear.
    let ear = max(max(p.y - 8, 79 - x), p.z + 66)
    let grown = max(above, max(side, nape))
    return smoothstep(-5, 9, min(grown, ear))
  }

  /// How far the hair's surface stands off the skin, millimetres.
  func height(_ p: SIMD3<Float>) -> Float {
    let c = cover(p)
    if c <= 0 { return 0 }
    let lock = Noise.value(SIMD3(p.x * 0.09, p.y * 0.06, p.z * 0.03), seed &+ 5)
    return volume * c * c * (0.85 + 0.28 * lock) * (0.55 + 0.45 * smoothstep(10, 90, p.y))
  }

  /// Strands run backwards from the hairline; across them colour changes fast, along them slowly.
  func strand(_ p: SIMD3<Float>) -> Float {
    let across = Float(arctangent(Double(p.x), Double(max(p.y, -40) + 60))) * 70
    let wave = 1.6 * Noise.value(SIMD3(across * 0.06, p.z * 0.03, 1), seed &+ 9)
    let a = Noise.value(SIMD3((across + wave) * 0.8, p.z * 0.02, p.y * 0.02), seed &+ 11)
    let b = Noise.value(SIMD3((across + wave) * 2.2, p.z * 0.04, p.y * 0.04), seed &+ 13)
    return 0.6 * a + 0.4 * b
  }

  /// How much of the skin strands cover, their lightness and their colour.
  ///
  /// Where the hairline thins out, skin shows between the strands.
  func look(_ p: SIMD3<Float>) -> (cover: Float, strand: Float, albedo: SIMD3<Float>) {
    let cover = cover(p)
    if cover <= 0.02 { return (0, 0, .zero) }
    let s = strand(p)
    let white = smoothstep(0.75 - grey, 1.15 - grey, s)
    return (
      max(smoothstep(0.12, 0.85, cover * (1 + 0.75 * s)), smoothstep(0.4, 0.75, cover)), s,
      mix(colour * (1 + 0.55 * s), SIMD3(0.24, 0.225, 0.21), white * 0.7)
    )
  }
}
