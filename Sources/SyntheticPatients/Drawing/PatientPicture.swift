import FaceHiding
import Rasterization

/// A picture of a synthetic patient: RGBA, 8 bits each, sRGB, rows from the top.
public struct PatientPicture: Sendable, DrawnPicture {
  public let width: Int
  public let height: Int
  let bytes: [UInt8]

  init(width: Int, height: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The same picture with its face hidden in an older way, where it truly is.
  func hidden(by way: OlderWay, _ truth: PictureTruth) -> PatientPicture {
    let face = FacePixels(
      width: width, height: height, bytes: bytes, rightEye: truth.eyes.right.globe, leftEye: truth.eyes.left.globe)
    return PatientPicture(width: width, height: height, bytes: way.procedure.hide(face).bytes)
  }

  /// Red, green, blue and alpha of the pixel in column x and row y from the top-left corner.
  public func pixel(_ x: Int, _ y: Int) -> SIMD4<UInt8> {
    let i = (y * width + x) * 4
    return SIMD4(bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3])
  }

  package func withPixels<Result, E: Error>(_ body: (Span<UInt8>) throws(E) -> Result) throws(E) -> Result {
    try body(bytes.span)
  }
}
