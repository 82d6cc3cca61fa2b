internal import CFFmpeg

/// The few facts about FFmpeg's pixel formats that reading needs.
enum PixelFormats {
  /// 8-bit 4:2:0 in three planes: handed on as it is.
  static func isPassedThrough(_ format: AVPixelFormat) -> Bool {
    format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P
  }

  /// The old formats that carry their full range in their name, as JPEG and some H.264 decode to.
  static func isJPEG(_ format: AVPixelFormat) -> Bool { withoutJ(format) != format }

  /// Three planes of Y′CbCr, one byte or two little-endian ones a sample, chroma halved at most: read by plain loops.
  static func planar(_ format: AVPixelFormat) -> Planar? {
    guard let description = av_pix_fmt_desc_get(format)?.pointee, description.nb_components >= 3 else { return nil }
    let refused = UInt64(
      AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_FLOAT
        | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BITSTREAM)
    let depth = Int(description.comp.0.depth)
    guard description.flags & refused == 0, (8...16).contains(depth) else { return nil }
    let sampleBytes: CInt = depth > 8 ? 2 : 1
    let components = [description.comp.0, description.comp.1, description.comp.2]
    for (index, component) in components.enumerated() {
      guard component.plane == index, component.step == sampleBytes, component.offset == 0, component.shift == 0,
        component.depth == depth
      else { return nil }
    }
    guard description.log2_chroma_w <= 1, description.log2_chroma_h <= 1 else { return nil }
    return Planar(
      depth: depth, hasFullChromaWidth: description.log2_chroma_w == 0,
      hasFullChromaHeight: description.log2_chroma_h == 0)
  }

  struct Planar: Equatable {
    var depth: Int
    var hasFullChromaWidth: Bool
    var hasFullChromaHeight: Bool
  }

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
