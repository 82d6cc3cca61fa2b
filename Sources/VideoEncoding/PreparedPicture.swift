internal import CFFmpeg
import Rasterization

/// A drawn picture in an encoder's own colours, ready to be appended; made by ``FrameWriter/blankPicture()``.
///
/// Changing the colours is a good part of encoding's cost: whoever draws pictures can do it for the next one while the
/// last is encoded. Nothing but a ``DrawnPicture`` gets in.
package final class PreparedPicture: @unchecked Sendable {
  // @unchecked because it is handed on, from who draws to the writer, and never used by both.
  private let frame: UnsafeMutablePointer<AVFrame>
  /// For what ``LumaAndChroma`` does not do.
  private let converter: ColourConverter?
  private let width, height: Int
  /// A whole picture has been taken on. Until then the frame's memory may hold anything.
  private var isFilled = false

  init(_ format: AVPixelFormat, width: Int, height: Int) throws(WriterError) {
    converter = format == AV_PIX_FMT_YUV420P ? nil : try ColourConverter.open(width: width, height: height, to: format)
    guard let frame = av_frame_alloc() else { throw .outOfMemory }
    frame.pointee.width = CInt(width)
    frame.pointee.height = CInt(height)
    frame.pointee.format = format.rawValue
    self.frame = frame
    self.width = width
    self.height = height
  }

  deinit {
    var frame: UnsafeMutablePointer<AVFrame>? = frame
    av_frame_free(&frame)
  }

  /// Takes a picture on in place of the one before.
  ///
  /// - Throws: ``WriterError/sizeChanged``, ``WriterError/outOfMemory``.
  package func take(_ picture: borrowing some DrawnPicture & ~Copyable) throws(WriterError) {
    isFilled = false
    guard picture.width == width, picture.height == height else { throw .sizeChanged }
    try picture.withPixels { pixels throws(WriterError) in
      guard pixels.count == width * height * 4 else { throw .sizeChanged }
      if frame.pointee.buf.0 == nil {
        try WriterError.check(av_frame_get_buffer(frame, 0), at: .encode)
      } else {
        // An encoder may still hold the pixels of the picture before; then this takes new ones.
        try WriterError.check(av_frame_make_writable(frame), at: .encode)
      }
      switch converter {
      case .some(let converter): try converter.convert(pixels, width: width, height: height, into: frame)
      case .none: try LumaAndChroma.convert(pixels, width: width, height: height, into: frame)
      }
    }
    isFilled = true
  }

  /// The frame to encode, shown at `ticks` of 1/90 000 s.
  ///
  /// - Throws: ``WriterError/sizeChanged`` when it is of another size or for another encoder, or holds no whole picture.
  func frame(_ context: AVCodecContext, at ticks: Int64) throws(WriterError) -> UnsafeMutablePointer<AVFrame> {
    guard isFilled, frame.pointee.width == context.width, frame.pointee.height == context.height,
      frame.pointee.format == context.pix_fmt.rawValue
    else { throw .sizeChanged }
    frame.pointee.pts = ticks
    return frame
  }
}
