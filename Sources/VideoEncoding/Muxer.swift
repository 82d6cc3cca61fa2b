internal import CFFmpeg

/// Writes packets of one video stream into one file, which is removed again if it is not finished.
struct Muxer: ~Copyable {
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let path: String
  private var unfinished: UnfinishedFile?
  /// The packet before, held back until the time of the next tells how long it lasts.
  private let held: UnsafeMutablePointer<AVPacket>
  private var isHolding = false
  private var lastTime: Int64 = .min

  private init(owning context: UnsafeMutablePointer<AVFormatContext>, held: UnsafeMutablePointer<AVPacket>, path: String) {
    self.path = path
    self.context = context
    self.held = held
  }

  deinit {
    var held: UnsafeMutablePointer<AVPacket>? = held
    av_packet_free(&held)
    avio_closep(&context.pointee.pb)
    avformat_free_context(context)
  }

  /// Prepares a muxer; nothing is written yet.
  static func prepare(_ container: String, path: String) throws(WriterError) -> Muxer {
    var allocated: UnsafeMutablePointer<AVFormatContext>?
    // The prefix keeps a name with a colon from being taken for a protocol.
    try WriterError.check(avformat_alloc_output_context2(&allocated, nil, container, "file:" + path), at: .open)
    guard let context = allocated else { throw .outOfMemory }
    guard let held = av_packet_alloc() else {
      avformat_free_context(context)
      throw .outOfMemory
    }
    // No version strings and no times of day in the file.
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
    return Muxer(owning: context, held: held, path: path)
  }

  var wantsGlobalHeader: Bool { context.pointee.oformat.pointee.flags & AVFMT_GLOBALHEADER != 0 }

  /// Creates the file and writes its head.
  mutating func begin(_ encoder: borrowing Encoder, rate: AVRational) throws(WriterError) {
    guard let stream = avformat_new_stream(context, nil) else { throw .outOfMemory }
    try WriterError.check(avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context), at: .open)
    stream.pointee.time_base = AVRational(num: 1, den: 90_000)
    stream.pointee.avg_frame_rate = rate
    try WriterError.check(avio_open(&context.pointee.pb, context.pointee.url, AVIO_FLAG_WRITE), at: .open)
    unfinished = UnfinishedFile(created: path)
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    // Muxers ignore what they do not know. Movie times in the stream's own ticks keep the duration exact.
    for (name, value) in ["movflags": "+faststart", "movie_timescale": "90000", "video_track_timescale": "90000"] {
      av_dict_set(&options, name, value, 0)
    }
    try WriterError.check(avformat_write_header(context, &options), at: .write)
  }

  /// Takes a packet over; it is written when the next one comes.
  mutating func append(_ packet: UnsafeMutablePointer<AVPacket>) throws(WriterError) {
    if isHolding { try writeHeld(until: packet.pointee.pts) }
    av_packet_move_ref(held, packet)
    isHolding = true
  }

  /// Writes the last packet, which lasts until `end`, and the file's index.
  mutating func finish(until end: Int64) throws(WriterError) {
    if isHolding { try writeHeld(until: end) }
    try WriterError.check(av_write_trailer(context), at: .close)
    avio_flush(context.pointee.pb)
    if let io = context.pointee.pb, io.pointee.error < 0 { throw WriterError(io.pointee.error, at: .close) }
    try WriterError.check(avio_closep(&context.pointee.pb), at: .close)
    unfinished?.keep()
  }

  private mutating func writeHeld(until next: Int64) throws(WriterError) {
    guard let stream = context.pointee.streams[0] else { return }
    isHolding = false
    held.pointee.duration = max(1, next - held.pointee.pts)
    av_packet_rescale_ts(held, AVRational(num: 1, den: 90_000), stream.pointee.time_base)
    // Where the container counts milliseconds, two pictures may fall on the same one.
    if held.pointee.pts <= lastTime { held.pointee.pts = lastTime + 1 }
    held.pointee.dts = held.pointee.pts
    lastTime = held.pointee.pts
    held.pointee.stream_index = 0
    try WriterError.check(av_write_frame(context, held), at: .write)
    av_packet_unref(held)
    if let io = context.pointee.pb, io.pointee.error < 0 { throw WriterError(io.pointee.error, at: .write) }
  }
}
