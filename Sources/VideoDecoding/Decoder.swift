internal import CFFmpeg

/// Turns packets into pictures.
struct Decoder: ~Copyable {
  private let context: UnsafeMutablePointer<AVCodecContext>

  private init(owning context: UnsafeMutablePointer<AVCodecContext>) { self.context = context }

  deinit {
    var freeing: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&freeing)
  }

  var codecName: String {
    String(cString: avcodec_get_name(context.pointee.codec_id))
  }

  static func open(
    _ parameters: UnsafePointer<AVCodecParameters>, timeBase: AVRational, threads: Int
  ) throws(MediaError) -> Decoder {
    guard let codec = avcodec_find_decoder(parameters.pointee.codec_id) else { throw .unknownCodec }
    guard let allocated = avcodec_alloc_context3(codec) else { throw .outOfMemory }
    let decoder = Decoder(owning: allocated)
    try check(avcodec_parameters_to_context(allocated, parameters))
    allocated.pointee.pkt_timebase = timeBase
    allocated.pointee.max_pixels = Int64(PictureLimits.pixels)
    // With frame threads, FFmpeg decodes the next packets while the caller works on a picture.
    allocated.pointee.thread_count = CInt(clamping: max(1, threads))
    allocated.pointee.thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE
    try check(avcodec_open2(allocated, codec, nil))
    return decoder
  }

  enum Outcome { case picture, needsPacket, end, damaged }

  /// Hands in a packet, or with `nil` says that there are no more.
  ///
  /// - Returns: whether the packet was sound.
  func send(_ packet: UnsafePointer<AVPacket>?) -> Bool { avcodec_send_packet(context, packet) >= 0 }

  func receive(into picture: UnsafeMutablePointer<AVFrame>) throws(MediaError) -> Outcome {
    switch avcodec_receive_frame(context, picture) {
    case 0:
      // Pictures that the decoder had to invent in part would be measured as if they were the patient.
      picture.pointee.decode_error_flags != 0 || picture.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0
        ? .damaged : .picture
    case mask_AVERROR_EAGAIN: .needsPacket
    case mask_AVERROR_EOF: .end
    case -ENOMEM: throw .outOfMemory
    default: .damaged
    }
  }

  private static func check(_ code: CInt) throws(MediaError) {
    if code < 0 { throw MediaError(code, at: .openDecoder) }
  }
}
