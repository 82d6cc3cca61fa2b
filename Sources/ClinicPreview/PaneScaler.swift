internal import CFFmpeg
import VideoDecoding

/// Brings upright originals (RGB) to the size of their pane (RGBA).
struct PaneScaler: ~Copyable {
  private let width: Int
  private let height: Int
  private var scaler: OpaquePointer?

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  deinit { sws_freeContext(scaler) }

  mutating func scale(_ picture: UprightPicture) throws(PreviewError) -> [UInt8] {
    scaler = sws_getCachedContext(
      scaler, CInt(picture.width), CInt(picture.height), AV_PIX_FMT_RGB24, CInt(width), CInt(height), AV_PIX_FMT_RGBA,
      SWS_BICUBIC, nil, nil, nil)
    guard let scaler else { throw .ffmpeg(code: -12) }
    // swscale may write some bytes beyond the end of the last row.
    var scaled = [UInt8](repeating: 0, count: width * height * 4 + 64)
    let code: CInt = picture.bytes.withUnsafeBufferPointer { from in
      scaled.withUnsafeMutableBufferPointer { to in
        sws_scale(
          scaler, [from.baseAddress, nil, nil, nil], [CInt(picture.width * 3), 0, 0, 0], 0, CInt(picture.height),
          [to.baseAddress, nil, nil, nil], [CInt(width * 4), 0, 0, 0])
      }
    }
    guard code >= 0 else { throw .ffmpeg(code: code) }
    return scaled
  }
}
