/// What a phone's sensor makes of light: exposure, a soft shoulder, a slight blur, and noise that grows in the dark.
struct Sensor: Sendable {
  var exposure: Float = 1
  /// Standard deviation of the noise at mid-grey, of full scale.
  var noise: Float = 0.008
  var seed: UInt32

  /// Linear light, 0…4 in steps of 1/4096, to the 8-bit sRGB scale, 0…255, with a film-like shoulder.
  private static let tone: [Float] = (0..<16384).map { i in
    let x = (Double(i) + 0.5) / 4096
    // Straight up to 0.55, then bending towards 1.
    let bent = x < 0.55 ? x : 0.55 + 0.45 * (1 - Portable.exp(-(x - 0.55) / 0.45))
    let s = bent <= 0.0031308 ? 12.92 * bent : 1.055 * Portable.pow(bent, 1 / 2.4) - 0.055
    return Float(s * 255)
  }
  /// A triangular distribution, standard deviation 1, to be read from any place on.
  private static let grain: [Float] = (0..<65536).map { i in
    let h = Noise.hash(UInt32(i) &* 0x9e37_79b9)
    return ((Float(h & 0xffff) + Float(h >> 16)) / 65536 - 1) * 2.45
  }

  /// - Parameter light: Linear colour of each pixel, rows from the top.
  /// - Returns: RGBA bytes.
  func develop(_ light: [SIMD4<Float>], width: Int, height: Int, frame: UInt32) -> [UInt8] {
    let frameSeed = Noise.hash(seed ^ (frame &* 0x9e37_79b9))
    // The lens and the demosaicing spread a point over its neighbours: weights 1 6 1 per axis.
    var column = [SIMD4<Float>](repeating: .zero, count: width + 2)
    let gain = exposure * 4096 / 64
    return [UInt8](unsafeUninitializedCapacity: width * height * 4) { bytes, count in
      light.withUnsafeBufferPointer { light in
        Self.tone.withUnsafeBufferPointer { tone in
          Self.grain.withUnsafeBufferPointer { grain in
            column.withUnsafeMutableBufferPointer { column in
              for y in 0..<height {
                let above = max(y - 1, 0) * width
                let here = y * width
                let below = min(y + 1, height - 1) * width
                for x in 0..<width {
                  column[x + 1] = (light[here + x] * 6 + light[above + x] + light[below + x]) * gain
                }
                column[0] = column[1]
                column[width + 1] = column[width]
                // Shared by the channels, as denoised luma noise is.
                let start = Int(Noise.hash(frameSeed ^ UInt32(y)) & 0xffff)
                for x in 0..<width {
                  let c = column[x + 1] * 6 + column[x] + column[x + 2]
                  let n = grain[(start + x) & 0xffff] * (noise * 255)
                  let at = (here + x) * 4
                  for k in 0..<3 {
                    let s = tone[Int(min(max(c[k], 0), 16383))]
                    // Half a level more, so that cutting off rounds.
                    bytes[at + k] = UInt8(min(max(s + n * (1.25 - s * (0.9 / 255)) + 0.5, 0), 255))
                  }
                  bytes[at + 3] = 255
                }
              }
            }
          }
        }
      }
      count = width * height * 4
    }
  }
}
