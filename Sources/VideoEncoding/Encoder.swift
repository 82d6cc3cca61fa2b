internal import CFFmpeg

/// The codecs of the results, with settings that depend on nothing but ``EncodingQuality``.
enum Codec {
  case h264, vp9, png

  var encoderName: String {
    switch self {
    case .h264: "libx264"
    case .vp9: "libvpx-vp9"
    case .png: "png"
    }
  }

  var pixelFormat: AVPixelFormat { self == .png ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_YUV420P }

  /// The encoder's own options.
  func options(_ quality: EncodingQuality) -> [String: String] {
    switch self {
    case .h264:
      if let rate = quality.bitRate {
        ["preset": "superfast", "b": "\(rate)"]
      } else {
        ["preset": "superfast", "crf": "\(quality.constantRateFactor)"]
      }
    // A fixed speed of the real-time mode: about as fast as H.264, and the same bytes on every run.
    case .vp9:
      [
        "deadline": "realtime", "cpu-used": "7", "crf": "\(Int(quality.constantRateFactor * 63 / 51))", "b": "0",
        "lag-in-frames": "0", "tile-columns": "1",
      ]
    case .png: [:]
    }
  }
}

/// Turns pictures into packets.
struct Encoder: ~Copyable {
  let context: UnsafeMutablePointer<AVCodecContext>
  private let packet: UnsafeMutablePointer<AVPacket>

  /// Takes ownership of both.
  private init(context: UnsafeMutablePointer<AVCodecContext>, packet: UnsafeMutablePointer<AVPacket>) {
    self.context = context
    self.packet = packet
  }

  deinit {
    var context: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&context)
    var packet: UnsafeMutablePointer<AVPacket>? = packet
    av_packet_free(&packet)
  }

  /// - Parameters:
  ///   - rate: pictures a second, for the encoder's rate control alone; times are the pictures' own.
  ///   - wantsGlobalHeader: the container keeps the codec's headers apart from the pictures.
  static func open(
    _ codec: Codec, width: Int, height: Int, rate: AVRational, quality: EncodingQuality, wantsGlobalHeader: Bool
  ) throws(WriterError) -> Encoder {
    guard let found = avcodec_find_encoder_by_name(codec.encoderName) else { throw .noEncoder }
    var context = avcodec_alloc_context3(found)
    var packet = av_packet_alloc()
    guard let openContext = context, let openPacket = packet else {
      avcodec_free_context(&context)
      av_packet_free(&packet)
      throw .outOfMemory
    }
    let encoder = Encoder(context: openContext, packet: openPacket)
    configure(&openContext.pointee, codec, width: width, height: height, rate: rate, quality: quality)
    if wantsGlobalHeader { openContext.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }

    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    for (name, value) in codec.options(quality) { av_dict_set(&options, name, value, 0) }
    try WriterError.check(avcodec_open2(openContext, found, &options), at: .openEncoder)
    return encoder
  }

  private static func configure(
    _ context: inout AVCodecContext, _ codec: Codec, width: Int, height: Int, rate: AVRational, quality: EncodingQuality
  ) {
    context.width = CInt(width)
    context.height = CInt(height)
    context.pix_fmt = codec.pixelFormat
    context.time_base = AVRational(num: 1, den: 90_000)
    context.framerate = rate
    context.sample_aspect_ratio = AVRational(num: 1, den: 1)
    context.thread_count = CInt(quality.threads)
    // No version string of the encoder's own in the headers.
    context.flags |= AV_CODEC_FLAG_BITEXACT
    // Pictures in the order they are shown: no edit lists, and players step back and forth exactly.
    context.max_b_frames = 0
    // A key picture every 2 s, as clinicians jump to and fro.
    context.gop_size = max(1, CInt(clamping: 2 * Int(rate.num) / Int(max(1, rate.den))))
    guard codec != .png else { return }
    context.color_range = AVCOL_RANGE_MPEG
    context.colorspace = AVCOL_SPC_BT709
    context.color_primaries = AVCOL_PRI_BT709
    context.color_trc = AVCOL_TRC_IEC61966_2_1
  }

  /// A picture of this encoder's size and colours, to be filled.
  func blankPicture() throws(WriterError) -> PreparedPicture {
    try PreparedPicture(context.pointee.pix_fmt, width: Int(context.pointee.width), height: Int(context.pointee.height))
  }

  /// Hands in one picture; ask for packets until there are none.
  func send(_ picture: PreparedPicture, at ticks: Int64) throws(WriterError) {
    try WriterError.check(avcodec_send_frame(context, picture.frame(context.pointee, at: ticks)), at: .encode)
  }

  /// Says that there are no more pictures; the encoder then gives the packets that it held back.
  func end() throws(WriterError) {
    try WriterError.check(avcodec_send_frame(context, nil), at: .encode)
  }

  /// The next packet, lent until the next call; `nil` when the encoder wants a picture, or has given all.
  func nextPacket() throws(WriterError) -> UnsafeMutablePointer<AVPacket>? {
    av_packet_unref(packet)
    let code = avcodec_receive_packet(context, packet)
    if code == mask_AVERROR_EAGAIN || code == mask_AVERROR_EOF { return nil }
    try WriterError.check(code, at: .encode)
    return packet
  }
}
