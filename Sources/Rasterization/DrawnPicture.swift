/// A picture that the project drew itself. The encoder takes nothing else, so a source picture cannot be encoded.
///
/// Pixels are RGBA, 8 bits each, sRGB, rows from the top, no padding: `width * height * 4` bytes. Alpha is 255.
package protocol DrawnPicture: ~Copyable, Sendable {
  var width: Int { get }
  var height: Int { get }
  /// Lends the pixels for the time of the call.
  func withPixels<Result, E: Error>(_ body: (Span<UInt8>) throws(E) -> Result) throws(E) -> Result
}
