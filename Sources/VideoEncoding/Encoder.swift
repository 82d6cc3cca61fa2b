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
    case .h264: ["preset": "superfast", "crf": "\(quality.constantRateFactor)"]
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

/// Turns pictures into packets; it owns the encoder and the one picture that is being encoded.
struct Encoder: ~Copyable {
  let context: UnsafeMutablePointer<AVCodecContext>
  private let picture: UnsafeMutablePointer<AVFrame>
  private let packet: UnsafeMutablePointer<AVPacket>
  private let converter: ColourConverter
  private let width: Int
  private let height: Int

  /// Takes ownership of all three.
  private init(
    context: UnsafeMutablePointer<AVCodecContext>, picture: UnsafeMutablePointer<AVFrame>,
    packet: UnsafeMutablePointer<AVPacket>, converter: consuming ColourConverter,
    width: Int, height: Int
  ) {
    self.context = context
    self.picture = picture
    self.packet = packet
    self.converter = converter
    self.width = width
    self.height = height
  }

  deinit {
    var context: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&context)
    var picture: UnsafeMutablePointer<AVFrame>? = picture
    av_frame_free(&picture)
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
    let converter = try ColourConverter.open(width: width, height: height, to: codec.pixelFormat)
    var context = avcodec_alloc_context3(found)
    var picture = av_frame_alloc()
    var packet = av_packet_alloc()
    guard let openContext = context, let openPicture = picture, let openPacket = packet else {
      avcodec_free_context(&context)
      av_frame_free(&picture)
      av_packet_free(&packet)
      throw .outOfMemory
    }
    let encoder = Encoder(
      context: openContext, picture: openPicture, packet: openPacket, converter: converter, width: width,
      height: height)
    configure(&openContext.pointee, codec, width: width, height: height, rate: rate, quality: quality)
    if wantsGlobalHeader { openContext.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }

    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    for (name, value) in codec.options(quality) { av_dict_set(&options, name, value, 0) }
    try WriterError.check(avcodec_open2(openContext, found, &options), at: .openEncoder)

    openPicture.pointee.width = CInt(width)
    openPicture.pointee.height = CInt(height)
    openPicture.pointee.format = codec.pixelFormat.rawValue
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

  /// Hands in one picture; ask for packets until there are none.
  ///
  /// - Parameter pixels: RGBA, `width * height * 4` bytes.
  func send(_ pixels: Span<UInt8>, at ticks: Int64) throws(WriterError) {
    if picture.pointee.buf.0 == nil {
      try WriterError.check(av_frame_get_buffer(picture, 0), at: .encode)
    } else {
      // The encoder may still hold the pixels of the picture before; then this takes new ones.
      try WriterError.check(av_frame_make_writable(picture), at: .encode)
    }
    if picture.pointee.format == AV_PIX_FMT_YUV420P.rawValue {
      try LumaAndChroma.convert(pixels, width: width, height: height, into: picture)
    } else {
      try converter.convert(pixels, width: width, height: height, into: picture)
    }
    picture.pointee.pts = ticks
    try WriterError.check(avcodec_send_frame(context, picture), at: .encode)
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
