internal import CFFmpeg

/// The few facts about FFmpeg's pixel formats that reading needs.
enum PixelFormats {
  /// 8-bit 4:2:0 in three planes: handed on as it is.
  static func isPassedThrough(_ format: AVPixelFormat) -> Bool {
    format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P
  }

  /// The old formats that carry their full range in their name; only JPEG-like decoders give them.
  static func isJPEG(_ format: AVPixelFormat) -> Bool { withoutJ(format) != format }

  static func isFullRange(_ format: AVPixelFormat) -> Bool {
    guard !isJPEG(format) else { return true }
    guard let description = av_pix_fmt_desc_get(format) else { return false }
    // One or two components are grey with or without alpha; swscale reads grey as full range.
    return description.pointee.nb_components <= 2
  }

  static func isRGB(_ format: AVPixelFormat) -> Bool {
    guard let description = av_pix_fmt_desc_get(format) else { return false }
    return description.pointee.flags & UInt64(AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL) != 0
  }

  /// swscale warns of the J formats; it takes the range apart.
  static func withoutJ(_ format: AVPixelFormat) -> AVPixelFormat {
    switch format {
    case AV_PIX_FMT_YUVJ420P: AV_PIX_FMT_YUV420P
    case AV_PIX_FMT_YUVJ422P: AV_PIX_FMT_YUV422P
    case AV_PIX_FMT_YUVJ444P: AV_PIX_FMT_YUV444P
    case AV_PIX_FMT_YUVJ440P: AV_PIX_FMT_YUV440P
    case AV_PIX_FMT_YUVJ411P: AV_PIX_FMT_YUV411P
    default: format
    }
  }
}
