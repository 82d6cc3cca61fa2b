/// A face turned upright, scaled and cut to a recogniser's size, in the numbers and the order that it wants.
struct AlignedFace {
  private(set) var values: [Float]

  /// - Parameters:
  ///   - bytes: Rows from the top, `channels` bytes a pixel (3 or more, red, green and blue first), no padding.
  ///   - points: Pixel centres count as whole numbers, as OpenCV and the detectors that the recogniser was made for do.
  /// - Throws: ``RecognitionError/shortPicture``, ``RecognitionError/badPoints``.
  init(
    bytes: Span<UInt8>, width: Int, height: Int, channels: Int, points: FivePoints, _ wanted: Preprocessing = .sface
  ) throws(RecognitionError) {
    guard width > 0, height > 0, channels >= 3, bytes.count >= width * height * channels else { throw .shortPicture }
    guard let turn = Similarity(from: points.all, to: wanted.template.all) else { throw .badPoints }
    let side = wanted.size
    values = [Float](repeating: 0, count: 3 * side * side)
    // Outside the picture it is black, which is a number of its own to many networks.
    let places = (0..<3).map { wanted.channels == .rgb ? $0 : 2 - $0 }
    func place(_ x: Int, _ y: Int, _ k: Int) -> Int {
      wanted.layout == .planes ? (places[k] * side + y) * side + x : (y * side + x) * 3 + places[k]
    }
    for y in 0..<side {
      for x in 0..<side {
        let p = turn.back(SIMD2(Double(x), Double(y)))
        guard p.x > -1, p.y > -1, p.x < Double(width), p.y < Double(height) else {
          for k in 0..<3 { values[place(x, y, k)] = -wanted.mean[k] * wanted.scale[k] }
          continue
        }
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
          values[place(x, y, k)] = ((upper * (1 - fy) + lower * fy).rounded() - wanted.mean[k]) * wanted.scale[k]
        }
      }
    }
  }
}
