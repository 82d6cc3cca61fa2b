/// A face turned upright, scaled and cut to 112×112 pixels: red, green and blue planes one after another, 0…255.
struct AlignedFace {
  static let side = 112
  private(set) var planes: [Float]

  /// - Parameters:
  ///   - bytes: Rows from the top, `channels` bytes a pixel (3 or more, red, green and blue first), no padding.
  ///   - points: Pixel centres count as whole numbers, as OpenCV and the detectors that the recogniser was made for do.
  /// - Throws: ``RecognitionError/shortPicture``, ``RecognitionError/badPoints``.
  init(bytes: Span<UInt8>, width: Int, height: Int, channels: Int, points: FivePoints) throws(RecognitionError) {
    guard width > 0, height > 0, channels >= 3, bytes.count >= width * height * channels else { throw .shortPicture }
    guard let turn = Similarity(from: points.all, to: FivePoints.template.all) else { throw .badPoints }
    let side = Self.side
    planes = [Float](repeating: 0, count: 3 * side * side)
    for y in 0..<side {
      for x in 0..<side {
        let p = turn.back(SIMD2(Double(x), Double(y)))
        guard p.x > -1, p.y > -1, p.x < Double(width), p.y < Double(height) else { continue }
        let left = Int(p.x.rounded(.down))
        let top = Int(p.y.rounded(.down))
        let fx = Float(p.x - Double(left))
        let fy = Float(p.y - Double(top))
        for k in 0..<3 {
          // Outside the picture it is black.
          func at(_ x: Int, _ y: Int) -> Float {
            x < 0 || y < 0 || x >= width || y >= height ? 0 : Float(bytes[(y * width + x) * channels + k])
          }
          let upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx
          let lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx
          planes[(k * side + y) * side + x] = (upper * (1 - fy) + lower * fy).rounded()
        }
      }
    }
  }
}
