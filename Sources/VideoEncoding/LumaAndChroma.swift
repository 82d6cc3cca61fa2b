internal import CFFmpeg

/// RGBA to BT.709 limited-range 4:2:0, by whole numbers alone, so all machines give the encoder the same pixels.
///
/// swscale takes five times as long for this one case, a tenth of the time of a mask.
enum LumaAndChroma {
  /// BT.709 limited range in 1/65536: luma 16…235 from 0.2126, 0.7152, 0.0722; chroma 16…240 about 128.
  /// Source: ITU-R BT.709-6, items 3.2 and 3.4.
  private static let luma: (red: UInt32, green: UInt32, blue: UInt32) = (11_966, 40_254, 4_064)
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
    pixels.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      for row in 0..<height / 2 {
        let above = start + 2 * row * width * 4
        let upper = y + 2 * row * Int(strides.0)
        convert(
          above, above + width * 4, width, upper, upper + Int(strides.0), u + row * Int(strides.1),
          v + row * Int(strides.2))
      }
    }
  }

  /// Two rows of pixels become two of luma and one of chroma.
  private static func convert(
    _ above: UnsafeRawPointer, _ below: UnsafeRawPointer, _ width: Int, _ upper: UnsafeMutablePointer<UInt8>,
    _ lower: UnsafeMutablePointer<UInt8>, _ u: UnsafeMutablePointer<UInt8>, _ v: UnsafeMutablePointer<UInt8>
  ) {
    var x = 0
    // Eight pixels of both rows at a time, then the rest by twos.
    while x &+ 8 <= width {
      let p = above.loadUnaligned(fromByteOffset: 4 &* x, as: SIMD8<UInt32>.self)
      let q = below.loadUnaligned(fromByteOffset: 4 &* x, as: SIMD8<UInt32>.self)
      UnsafeMutableRawPointer(upper + x).storeBytes(of: light(p), as: SIMD8<UInt8>.self)
      UnsafeMutableRawPointer(lower + x).storeBytes(of: light(q), as: SIMD8<UInt8>.self)
      let (cb, cr) = colour(p, q)
      UnsafeMutableRawPointer(u + x / 2).storeBytes(of: cb, as: SIMD4<UInt8>.self)
      UnsafeMutableRawPointer(v + x / 2).storeBytes(of: cr, as: SIMD4<UInt8>.self)
      x &+= 8
    }
    while x < width {
      var p = SIMD8<UInt32>(), q = SIMD8<UInt32>()
      for k in 0..<2 {
        p[k] = above.loadUnaligned(fromByteOffset: 4 &* (x &+ k), as: UInt32.self)
        q[k] = below.loadUnaligned(fromByteOffset: 4 &* (x &+ k), as: UInt32.self)
      }
      let (a, b) = (light(p), light(q))
      (upper[x], upper[x + 1], lower[x], lower[x + 1]) = (a[0], a[1], b[0], b[1])
      let (cb, cr) = colour(p, q)
      (u[x / 2], v[x / 2]) = (cb[0], cr[0])
      x &+= 2
    }
  }

  /// Pixels as RGBA from the lowest byte.
  @inline(__always)
  private static func light(_ p: SIMD8<UInt32>) -> SIMD8<UInt8> {
    let (red, green, blue) = (p & 0xFF, p &>> 8 & 0xFF, p &>> 16 & 0xFF)
    // Green's weight is even: its half keeps the product's factors within 15 bits, which processors multiply fastest.
    let sum = red &* luma.red &+ (green &* (luma.green / 2)) &<< 1 &+ blue &* luma.blue
    return SIMD8<UInt8>(truncatingIfNeeded: (sum &+ ((16 << 16) + 32_768)) &>> 16)
  }

  /// Each chroma sample is the mean of its four pixels.
  @inline(__always)
  private static func colour(_ p: SIMD8<UInt32>, _ q: SIMD8<UInt32>) -> (blue: SIMD4<UInt8>, red: SIMD4<UInt8>) {
    // Red and blue, and green, in halves of 16 bits, of which four bytes fill ten.
    let redBlue = (p & 0xFF_00FF) &+ (q & 0xFF_00FF)
    let greens = (p &>> 8 & 0xFF) &+ (q &>> 8 & 0xFF)
    let both = redBlue.evenHalf &+ redBlue.oddHalf
    let green = SIMD4<Int32>(truncatingIfNeeded: greens.evenHalf &+ greens.oddHalf)
    let red = SIMD4<Int32>(truncatingIfNeeded: both & 0xFFFF), blue = SIMD4<Int32>(truncatingIfNeeded: both &>> 16)
    // Four times 128 in 1/65536, and the half that rounds.
    let middle: Int32 = (128 << 18) + (1 << 17)
    let b = blueDifference.red &* red &+ blueDifference.green &* green &+ blueDifference.blue &* blue
    let r = redDifference.red &* red &+ redDifference.green &* green &+ redDifference.blue &* blue
    return (
      SIMD4<UInt8>(truncatingIfNeeded: (b &+ middle) &>> 18), SIMD4<UInt8>(truncatingIfNeeded: (r &+ middle) &>> 18)
    )
  }
}
