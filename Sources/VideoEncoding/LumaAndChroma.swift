internal import CFFmpeg

/// RGBA to BT.709 limited-range 4:2:0, by whole numbers alone, so all machines give the encoder the same pixels.
///
/// swscale takes five times as long for this one case, a tenth of the time of a mask.
enum LumaAndChroma {
  /// BT.709 limited range in 1/65536: luma 16…235 from 0.2126, 0.7152, 0.0722; chroma 16…240 about 128.
  /// Source: ITU-R BT.709-6, items 3.2 and 3.4.
  private static let luma: (red: Int32, green: Int32, blue: Int32) = (11_966, 40_254, 4_064)
  private static let blueDifference: (red: Int32, green: Int32, blue: Int32) = (-6_596, -22_189, 28_785)
  private static let redDifference: (red: Int32, green: Int32, blue: Int32) = (28_785, -26_146, -2_639)

  /// - Parameters:
  ///   - pixels: RGBA, `width * height * 4` bytes; both sides are even.
  ///   - picture: writable, 4:2:0, of that size.
  static func convert(
    _ pixels: Span<UInt8>, width: Int, height: Int, into picture: UnsafeMutablePointer<AVFrame>
  ) throws(WriterError) {
    let planes = picture.pointee.data, strides = picture.pointee.linesize
    guard let y = planes.0, let u = planes.1, let v = planes.2, pixels.count == width * height * 4 else {
      throw .sizeChanged
    }
    pixels.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      for row in 0..<height / 2 {
        let above = start + 2 * row * width * 4, below = above + width * 4
        light(above, width, into: y + 2 * row * Int(strides.0))
        light(below, width, into: y + (2 * row + 1) * Int(strides.0))
        colour(above, below, width / 2, u: u + row * Int(strides.1), v: v + row * Int(strides.2))
      }
    }
  }

  private static func light(_ row: UnsafePointer<UInt8>, _ width: Int, into y: UnsafeMutablePointer<UInt8>) {
    for x in 0..<width {
      let red = Int32(row[4 &* x]), green = Int32(row[4 &* x &+ 1]), blue = Int32(row[4 &* x &+ 2])
      let sum = luma.red &* red &+ luma.green &* green &+ luma.blue &* blue
      y[x] = UInt8(truncatingIfNeeded: (sum &+ (16 << 16) &+ 32_768) >> 16)
    }
  }

  /// Each chroma sample is the mean of its four pixels.
  private static func colour(
    _ above: UnsafePointer<UInt8>, _ below: UnsafePointer<UInt8>, _ count: Int, u: UnsafeMutablePointer<UInt8>,
    v: UnsafeMutablePointer<UInt8>
  ) {
    func sum(_ place: Int) -> Int32 {
      Int32(above[place]) &+ Int32(above[place &+ 4]) &+ Int32(below[place]) &+ Int32(below[place &+ 4])
    }
    // Four times 128 in 1/65536, and the half that rounds.
    let middle: Int32 = (128 << 18) &+ (1 << 17)
    for x in 0..<count {
      let red = sum(8 &* x), green = sum(8 &* x &+ 1), blue = sum(8 &* x &+ 2)
      let b = blueDifference.red &* red &+ blueDifference.green &* green &+ blueDifference.blue &* blue
      let r = redDifference.red &* red &+ redDifference.green &* green &+ redDifference.blue &* blue
      u[x] = UInt8(truncatingIfNeeded: (b &+ middle) >> 18)
      v[x] = UInt8(truncatingIfNeeded: (r &+ middle) >> 18)
    }
  }
}
