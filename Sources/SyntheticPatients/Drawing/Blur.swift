/// Blurs a picture as a lens out of focus does, evenly in all directions.
enum Blur {
  /// - Parameter deviation: Of the bell that a point becomes, pixels.
  static func blur(_ light: inout [SIMD4<Float>], width: Int, height: Int, deviation: Double) {
    let reach = Int((2.2 * deviation).rounded(.up))
    if reach < 1 || deviation < 0.2 { return }
    var weights = (-reach...reach).map { k in
      Float(Portable.exp(-Double(k * k) / (2 * deviation * deviation)))
    }
    let sum = weights.reduce(0, +)
    for k in weights.indices { weights[k] /= sum }
    var row = [SIMD4<Float>](repeating: .zero, count: width + 2 * reach)
    var rows = [SIMD4<Float>](repeating: .zero, count: width * height)
    light.withUnsafeMutableBufferPointer { light in
      rows.withUnsafeMutableBufferPointer { rows in
        row.withUnsafeMutableBufferPointer { row in
          for y in 0..<height {
            for x in 0..<row.count { row[x] = light[y * width + min(max(x - reach, 0), width - 1)] }
            for x in 0..<width {
              var c = SIMD4<Float>.zero
              for k in weights.indices { c += row[x + k] * weights[k] }
              rows[y * width + x] = c
            }
          }
          for y in 0..<height {
            for x in 0..<width { light[y * width + x] = .zero }
            for k in weights.indices {
              let from = min(max(y + k - reach, 0), height - 1) * width
              for x in 0..<width { light[y * width + x] += rows[from + x] * weights[k] }
            }
          }
        }
      }
    }
  }
}
