public import Rasterization

/// A picture of a mask. Only this module makes one, so whatever holds a canvas holds no pixel of a person.
public struct Canvas: ~Copyable, Sendable, DrawnPicture {
  public let width: Int
  public let height: Int
  private let pixels: [UInt8]

  /// `pixels`: RGBA, rows from the top, `width * height * 4` bytes.
  init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Lends the pixels: RGBA, 8 bits each, sRGB, rows from the top.
  public func withPixels<Result, E: Error>(_ body: (Span<UInt8>) throws(E) -> Result) throws(E) -> Result {
    try body(pixels.span)
  }
}
