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

/// A backdrop baked for one camera at a quarter of its resolution, which its blur allows.
struct BackdropPicture: Sendable {
  private static let step = 4
  private let columns: Int
  private let texels: [SIMD4<Float>]

  init(_ backdrop: Backdrop, _ camera: Camera) {
    columns = camera.width / Self.step + 3
    let rows = camera.height / Self.step + 3
    let half = Float(camera.width) / 2
    var texels: [SIMD4<Float>] = []
    texels.reserveCapacity(columns * rows)
    for j in 0..<rows {
      for i in 0..<columns {
        // A texel's place is its index times the step, less one.
        let x = Float((i - 1) * Self.step)
        let y = Float((j - 1) * Self.step)
        texels.append(SIMD4(backdrop.colour(x / half - 1, (Float(camera.height) / 2 - y) / half), 0))
      }
    }
    self.texels = texels
  }

  /// Linear light behind the middle of a pixel.
  @inline(__always)
  func colour(_ x: Int, _ y: Int) -> SIMD4<Float> {
    let i = x / Self.step
    let j = y / Self.step
    let fx = (Float(x - i * Self.step) + 0.5) / Float(Self.step)
    let fy = (Float(y - j * Self.step) + 0.5) / Float(Self.step)
    let at = (j + 1) * columns + i + 1
    let top = texels[at] + (texels[at + 1] - texels[at]) * fx
    let bottom = texels[at + columns] + (texels[at + columns + 1] - texels[at + columns]) * fx
    return top + (bottom - top) * fy
  }
}
