/// What a phone's sensor makes of light: exposure, a soft shoulder, a slight blur, and noise that grows in the dark.
struct Sensor: Sendable {
  var exposure: Float = 1
  /// Standard deviation of the noise at mid-grey, of full scale.
  var noise: Float = 0.008
  var seed: UInt32

  /// Linear light to the 8-bit sRGB scale, 0…255, with a film-like shoulder.
  private static let tone: [Float] = (0...4096).map { i in
    let x = Double(i) / 4096 * 4
    // Straight up to 0.55, then bending towards 1.
    let bent = x < 0.55 ? x : 0.55 + 0.45 * (1 - Portable.exp(-(x - 0.55) / 0.45))
    let s = bent <= 0.0031308 ? 12.92 * bent : 1.055 * Portable.pow(bent, 1 / 2.4) - 0.055
    return Float(s * 255)
  }
  static func encode(_ linear: Float) -> Float {
    let x = min(max(linear, 0), 3.999) * 1024
    let i = Int(x)
    return mix(tone[i], tone[i + 1], x - Float(i))
  }

  /// - Parameter light: Linear colour of each pixel, rows from the top.
  /// - Returns: RGBA bytes.
  func develop(_ light: [SIMD3<Float>], width: Int, height: Int, frame: UInt32) -> [UInt8] {
    // The lens and the demosaicing spread a point over its neighbours: weights 1 6 1 per axis.
    var rows = light
    for y in 0..<height {
      for x in 0..<width {
        let l = light[y * width + max(x - 1, 0)]
        let r = light[y * width + min(x + 1, width - 1)]
        rows[y * width + x] = (light[y * width + x] * 6 + l + r) * (exposure / 8)
      }
    }
    var bytes = [UInt8](repeating: 255, count: width * height * 4)
    let frameSeed = Noise.hash(seed ^ (frame &* 0x9e37_79b9))
    for y in 0..<height {
      let above = max(y - 1, 0) * width
      let below = min(y + 1, height - 1) * width
      for x in 0..<width {
        let c = (rows[y * width + x] * 6 + rows[above + x] + rows[below + x]) / 8
        let h = Noise.hash(Int32(x), Int32(y), 0, frameSeed)
        // Shared by the channels, as denoised luma noise is; a triangular distribution from two uniforms.
        let n = (Float(h & 0xffff) + Float(h >> 16)) / 65536 - 1
        for k in 0..<3 {
          let s = Self.encode(c[k])
          let grain = n * 2.45 * noise * 255 * (1.25 - 0.9 * s / 255)
          bytes[(y * width + x) * 4 + k] = UInt8(min(max((s + grain).rounded(), 0), 255))
        }
      }
    }
    return bytes
  }
}
