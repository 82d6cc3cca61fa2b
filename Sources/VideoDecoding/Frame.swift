internal import CFFmpeg

/// One picture of a recording, as 8-bit 4:2:0, with its time. It never changes.
///
/// Pixels are lent as they were stored; ``orientation`` says how they lie in the upright picture.
public final class Frame: @unchecked Sendable {
  // @unchecked because the picture never changes after `init`, and FFmpeg counts references atomically.
  private let picture: Picture

  /// Ticks of 1/90 000 s since the first picture; strictly increasing from frame to frame.
  public let timestamp: Int64
  /// How long the file says the picture is shown, in ticks of 1/90 000 s; positive, the nominal step if it says nothing.
  public let duration: Int64
  /// How stored pixels map to upright ones; the same for all frames of a reader.
  public let orientation: Orientation
  /// How luma and chroma stand for colours.
  public let colour: PictureColour

  init(_ picture: consuming Picture, timestamp: Int64, duration: Int64, orientation: Orientation) {
    self.timestamp = timestamp
    self.duration = duration
    self.orientation = orientation
    colour = PictureColour(of: picture.raw)
    self.picture = picture
  }

  /// Size of the pictures as stored, in pixels; chroma planes are half as wide and high, rounded up.
  public var codedWidth: Int { picture.width }
  public var codedHeight: Int { picture.height }
  /// Size of the upright picture, in pixels.
  public var width: Int { orientation.swapsAxes ? codedHeight : codedWidth }
  public var height: Int { orientation.swapsAxes ? codedWidth : codedHeight }
  /// Bytes from one row of luma to the next.
  public var lumaStride: Int { Int(picture.raw.pointee.linesize.0) }
  /// Bytes from one row of either chroma to the next.
  public var chromaStride: Int { Int(picture.raw.pointee.linesize.1) }

  /// Lends the three planes for the time of the call: luma, blue difference, red difference; rows from the top.
  ///
  /// A plane ends with the last pixel of its last row, so it is shorter than stride × rows.
  public func withPlanes<Result, E: Error>(
    _ body: (_ y: Span<UInt8>, _ u: Span<UInt8>, _ v: Span<UInt8>) throws(E) -> Result
  ) throws(E) -> Result {
    let planes = picture.raw.pointee.data
    let chroma = chromaStride * ((codedHeight + 1) / 2 - 1) + (codedWidth + 1) / 2
    let y = UnsafeBufferPointer(start: UnsafePointer(planes.0), count: lumaStride * (codedHeight - 1) + codedWidth)
    let u = UnsafeBufferPointer(start: UnsafePointer(planes.1), count: chroma)
    let v = UnsafeBufferPointer(start: UnsafePointer(planes.2), count: chroma)
    return try body(y.span, u.span, v.span)
  }

  /// For the aspects of a frame in this module that hand the picture to swscale.
  func withPicture<Result, E: Error>(_ body: (borrowing Picture) throws(E) -> Result) throws(E) -> Result {
    try body(picture)
  }
}
