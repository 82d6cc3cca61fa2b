import Rasterization

/// A picture that a test draws; no other target can make one.
struct TestPicture: DrawnPicture, ~Copyable {
  let width: Int
  let height: Int
  private let bytes: [UInt8]

  /// - Parameter colour: red, green and blue of the pixel in a column and a row.
  init(width: Int, height: Int, colour: (_ x: Int, _ y: Int) -> (UInt8, UInt8, UInt8)) {
    self.width = width
    self.height = height
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 4)
    for y in 0..<height {
      for x in 0..<width {
        let (red, green, blue) = colour(x, y)
        bytes += [red, green, blue, 255]
      }
    }
    self.bytes = bytes
  }

  func withPixels<Result, E: Error>(_ body: (Span<UInt8>) throws(E) -> Result) throws(E) -> Result {
    try body(bytes.span)
  }
}
