/// Brings one plane to 8 bits and, where asked, to half its width or height, by the mean of the pixels it covers.
///
/// Plain loops for the formats of phones and cameras (4:2:2, 4:4:4, 10 bit): several times faster than swscale, which
/// takes every plane through its scaler. Chroma lands in the middle of its pixels, at most a quarter of a pixel aside.
struct PlaneReduction {
  /// Size of the source plane, in samples.
  var width: Int
  var height: Int
  /// Every second column, or row, is joined with its neighbour.
  var halvesWidth: Bool
  var halvesHeight: Bool
  /// Bits of a sample beyond 8.
  var excessBits: Int

  /// - Parameters:
  ///   - source: first sample of the top row, and samples from one row to the next.
  ///   - target: room for ⌈height⌉ rows, and bytes from one row to the next.
  func reduce<Sample: FixedWidthInteger & UnsignedInteger>(
    _ source: UnsafePointer<Sample>, stride: Int, into target: UnsafeMutablePointer<UInt8>, targetStride: Int
  ) {
    let rows = halvesHeight ? (height + 1) / 2 : height
    for row in 0..<rows {
      let upper = source + (halvesHeight ? 2 * row : row) * stride
      // The last of an odd number of rows stands alone.
      let lower = halvesHeight ? source + min(2 * row + 1, height - 1) * stride : upper
      let to = target + row * targetStride
      switch (halvesWidth, halvesHeight) {
      case (false, false): single(upper, to)
      case (false, true): vertical(upper, lower, to)
      case (true, false): horizontal(upper, to)
      case (true, true): square(upper, lower, to)
      }
    }
  }

  @inline(__always)
  private func rounded(_ sum: UInt32, _ bits: UInt32) -> UInt8 {
    let half: UInt32 = bits == 0 ? 0 : 1 &<< (bits &- 1)
    return UInt8(truncatingIfNeeded: min((sum &+ half) &>> bits, 255))
  }

  private func single<Sample: FixedWidthInteger & UnsignedInteger>(
    _ from: UnsafePointer<Sample>, _ to: UnsafeMutablePointer<UInt8>
  ) {
    let bits = UInt32(excessBits)
    for x in 0..<width { to[x] = rounded(UInt32(truncatingIfNeeded: from[x]), bits) }
  }

  private func vertical<Sample: FixedWidthInteger & UnsignedInteger>(
    _ upper: UnsafePointer<Sample>, _ lower: UnsafePointer<Sample>, _ to: UnsafeMutablePointer<UInt8>
  ) {
    let bits = UInt32(excessBits + 1)
    for x in 0..<width {
      to[x] = rounded(UInt32(truncatingIfNeeded: upper[x]) &+ UInt32(truncatingIfNeeded: lower[x]), bits)
    }
  }

  private func horizontal<Sample: FixedWidthInteger & UnsignedInteger>(
    _ from: UnsafePointer<Sample>, _ to: UnsafeMutablePointer<UInt8>
  ) {
    square(from, from, to)
  }

  private func square<Sample: FixedWidthInteger & UnsignedInteger>(
    _ upper: UnsafePointer<Sample>, _ lower: UnsafePointer<Sample>, _ to: UnsafeMutablePointer<UInt8>
  ) {
    let bits = UInt32(excessBits + 2)
    for x in 0..<width / 2 {
      let above = UInt32(truncatingIfNeeded: upper[2 * x]) &+ UInt32(truncatingIfNeeded: upper[2 * x + 1])
      let below = UInt32(truncatingIfNeeded: lower[2 * x]) &+ UInt32(truncatingIfNeeded: lower[2 * x + 1])
      to[x] = rounded(above &+ below, bits)
    }
    guard width % 2 == 1 else { return }
    let last = UInt32(truncatingIfNeeded: upper[width - 1]) &+ UInt32(truncatingIfNeeded: lower[width - 1])
    to[width / 2] = rounded(last, UInt32(excessBits + 1))
  }
}
