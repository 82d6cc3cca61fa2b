import MaskSigns

/// What is written in the picture: which eye is which, whether the source was mirrored, that no face was visible.
enum Notes {
  private static let ink = SIMD3<Float>(58, 66, 73)

  /// Marks the sides at the bottom corners. The patient's right eye, OD, is on the left of the picture.
  /// - Parameter wrote: takes the areas written on (pixels: x from, y from, x to, y to).
  static func write(_ signs: Signs, on pixels: inout [UInt8], size: Int, wrote: (SIMD4<Float>) -> Void) {
    let height = Float(size) * 0.028
    let edge = Float(size) * 0.03
    let y = Float(size) - edge - height
    func put(_ text: String, x: Float, y: Float, height: Float) {
      StrokeFont.draw(text, x: x, y: y, height: height, colour: ink, into: &pixels, size: size)
      // A stroke is 0.14 of the height wide and reaches out of the letters' box by half of that.
      let reach = max(4, height * 0.07 + 2)
      let width = StrokeFont.width(text, height: height)
      wrote(SIMD4(x - reach, y - reach, x + width + reach, y + height + reach))
    }
    put(signs.eyes.right.isUnsure ? "OD?" : "OD", x: edge, y: y, height: height)
    let left = signs.eyes.left.isUnsure ? "OS?" : "OS"
    put(left, x: Float(size) - edge - StrokeFont.width(left, height: height), y: y, height: height)
    if signs.isMirrored { put("MIRRORED SOURCE", x: edge, y: edge * 0.8, height: height * 0.8) }
  }

  /// A picture with no head in it at all: a grey field, a frame and the words.
  static func faceNotVisible(size: Int) -> [UInt8] {
    var pixels = [UInt8](repeating: 255, count: size * size * 4)
    let border = max(2, size / 90)
    for y in 0..<size {
      for x in 0..<size {
        let isFrame = min(min(x, y), min(size - 1 - x, size - 1 - y)) < border
        let k = (y * size + x) * 4
        for channel in 0..<3 { pixels[k + channel] = isFrame ? 150 : 74 }
      }
    }
    let height = Float(size) * 0.042
    let text = "FACE NOT VISIBLE"
    StrokeFont.draw(
      text, x: (Float(size) - StrokeFont.width(text, height: height)) / 2, y: (Float(size) - height) / 2, height: height,
      colour: SIMD3(226, 226, 226), into: &pixels, size: size)
    return pixels
  }
}
