/// A plain wall far out of focus, with the corner of a door frame and a shadow: linear colour at a place of the picture.
struct Backdrop: Sendable {
  var wall: SIMD3<Float>
  var seed: UInt32

  /// - Parameters:
  ///   - u: Across the picture, −1 at its left edge to 1.
  ///   - v: Up the picture, in the same unit.
  func colour(_ u: Float, _ v: Float) -> SIMD3<Float> {
    let slow = Noise.fractal(SIMD3(u * 0.7, v * 0.7, 0), octaves: 2, seed)
    var c = wall * (1 + 0.05 * slow)
    // The window's light falls off across the wall; the ceiling is brighter.
    c = c * (1.02 - 0.22 * smoothstep(-0.6, 1.3, u) + 0.10 * v)
    // A door frame at the right, blurred over a tenth of the picture.
    let frame = smoothstep(0.62, 0.70, u) * smoothstep(0.92, 0.84, u)
    c = mix(c, SIMD3(0.58, 0.55, 0.50), frame * 0.55)
    let door = smoothstep(0.86, 0.94, u)
    c = mix(c, SIMD3(0.30, 0.24, 0.19), door * 0.75)
    // A cabinet's edge low at the left.
    let cabinet = smoothstep(-0.70, -0.78, u) * smoothstep(-0.02, -0.10, v)
    c = mix(c, SIMD3(0.44, 0.45, 0.47), cabinet * 0.7)
    return c
  }
}
