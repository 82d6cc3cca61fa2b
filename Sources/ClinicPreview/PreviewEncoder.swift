internal import CFFmpeg
import Glibc

/// Turns composed pictures into H.264 or PNG packets.
///
/// A writer of this module's own: the mask's writer takes drawn pictures only, and no other may write source pixels.
struct PreviewEncoder: ~Copyable {
  let context: UnsafeMutablePointer<AVCodecContext>
  private let picture: UnsafeMutablePointer<AVFrame>
  private let packet: UnsafeMutablePointer<AVPacket>
  private var scaler: OpaquePointer?

  private init(
    context: UnsafeMutablePointer<AVCodecContext>, picture: UnsafeMutablePointer<AVFrame>,
    packet: UnsafeMutablePointer<AVPacket>
  ) {
    self.context = context
    self.picture = picture
    self.packet = packet
  }

  deinit {
    sws_freeContext(scaler)
    var context: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&context)
    var picture: UnsafeMutablePointer<AVFrame>? = picture
    av_frame_free(&picture)
    var packet: UnsafeMutablePointer<AVPacket>? = packet
    av_packet_free(&packet)
  }

  enum Kind { case film, photograph }

  static func open(
    _ kind: Kind, width: Int, height: Int, rate: AVRational, wantsGlobalHeader: Bool
  ) throws(PreviewError) -> PreviewEncoder {
    let name = kind == .film ? "libx264" : "png"
    guard let codec = avcodec_find_encoder_by_name(name) else { throw .ffmpeg(code: mask_AVERROR_INVALIDDATA) }
    var context = avcodec_alloc_context3(codec)
    var picture = av_frame_alloc()
    var packet = av_packet_alloc()
    guard let openContext = context, let openPicture = picture, let openPacket = packet else {
      avcodec_free_context(&context)
      av_frame_free(&picture)
      av_packet_free(&packet)
      throw .ffmpeg(code: -ENOMEM)
    }
    var encoder = PreviewEncoder(context: openContext, picture: openPicture, packet: openPacket)
    try encoder.configure(kind, width: width, height: height, rate: rate)
    if wantsGlobalHeader { openContext.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    if kind == .film {
      av_dict_set(&options, "preset", "veryfast", 0)
      av_dict_set(&options, "crf", "20", 0)
    }
    try PreviewError.check(avcodec_open2(openContext, codec, &options))
    try PreviewError.check(av_frame_get_buffer(openPicture, 0))
    return encoder
  }

  private mutating func configure(_ kind: Kind, width: Int, height: Int, rate: AVRational) throws(PreviewError) {
    let format = kind == .film ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_RGB24
    context.pointee.width = CInt(width)
    context.pointee.height = CInt(height)
    context.pointee.pix_fmt = format
    context.pointee.time_base = AVRational(num: 1, den: 90_000)
    context.pointee.framerate = rate
    context.pointee.thread_count = 2
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    context.pointee.max_b_frames = 0
    if kind == .film {
      context.pointee.color_range = AVCOL_RANGE_MPEG
      context.pointee.colorspace = AVCOL_SPC_BT709
      context.pointee.color_primaries = AVCOL_PRI_BT709
      context.pointee.color_trc = AVCOL_TRC_IEC61966_2_1
    }
    picture.pointee.width = CInt(width)
    picture.pointee.height = CInt(height)
    picture.pointee.format = format.rawValue
    scaler = sws_getContext(
      CInt(width), CInt(height), AV_PIX_FMT_RGBA, CInt(width), CInt(height), format, SWS_BILINEAR, nil, nil, nil)
    guard scaler != nil else { throw .ffmpeg(code: -ENOMEM) }
    let table = sws_getCoefficients(SWS_CS_ITU709)
    _ = sws_setColorspaceDetails(scaler, table, 1, table, kind == .film ? 0 : 1, 0, 1 << 16, 1 << 16)
  }

  func send(_ pixels: [UInt8], at ticks: Int64) throws(PreviewError) {
    try PreviewError.check(av_frame_make_writable(picture))
    let (planes, strides) = (picture.pointee.data, picture.pointee.linesize)
    let code: CInt = pixels.withUnsafeBufferPointer {
      sws_scale(
        scaler, [$0.baseAddress, nil, nil, nil], [picture.pointee.width * 4, 0, 0, 0], 0, picture.pointee.height,
        [planes.0, planes.1, planes.2, planes.3], [strides.0, strides.1, strides.2, strides.3])
    }
    try PreviewError.check(code)
    picture.pointee.pts = ticks
    try PreviewError.check(avcodec_send_frame(context, picture))
  }

  func end() throws(PreviewError) { try PreviewError.check(avcodec_send_frame(context, nil)) }

  /// The next packet, lent until the next call; `nil` when there is none yet, or no more.
  func nextPacket() throws(PreviewError) -> UnsafeMutablePointer<AVPacket>? {
    av_packet_unref(packet)
    let code = avcodec_receive_packet(context, packet)
    if code == mask_AVERROR_EAGAIN || code == mask_AVERROR_EOF { return nil }
    try PreviewError.check(code)
    return packet
  }
}

extension PreviewError {
  static func check(_ code: CInt) throws(PreviewError) {
    guard code < 0 else { return }
    switch -code {
    case ENOSPC, EDQUOT, EFBIG: throw .noSpace
    case ENOENT, ENOTDIR, EACCES, EPERM, EROFS, EISDIR: throw .noFolder
    default: throw .ffmpeg(code: code)
    }
  }
}
