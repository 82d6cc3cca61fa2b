internal import CFFmpeg
import Glibc

/// The file of a comparison: an mp4 that is removed again if it is not finished.
struct PreviewFile: ~Copyable {
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let held: UnsafeMutablePointer<AVPacket>
  private let path: String
  private var isHolding = false
  /// A file was created here, and is not whole.
  private var isHalf = false

  private init(
    context: UnsafeMutablePointer<AVFormatContext>, held: UnsafeMutablePointer<AVPacket>, path: String
  ) {
    self.context = context
    self.held = held
    self.path = path
  }

  deinit {
    var held: UnsafeMutablePointer<AVPacket>? = held
    av_packet_free(&held)
    avio_closep(&context.pointee.pb)
    avformat_free_context(context)
    if isHalf { Self.remove(path) }
  }

  static func prepare(_ path: String) throws(PreviewError) -> PreviewFile {
    var allocated: UnsafeMutablePointer<AVFormatContext>?
    try PreviewError.check(avformat_alloc_output_context2(&allocated, nil, "mp4", "file:" + path))
    guard let context = allocated else { throw .ffmpeg(code: -ENOMEM) }
    guard let held = av_packet_alloc() else {
      avformat_free_context(context)
      throw .ffmpeg(code: -ENOMEM)
    }
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
    return PreviewFile(context: context, held: held, path: path)
  }

  mutating func begin(_ encoder: borrowing PreviewEncoder) throws(PreviewError) {
    guard let stream = avformat_new_stream(context, nil) else { throw .ffmpeg(code: -ENOMEM) }
    try PreviewError.check(avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context))
    stream.pointee.time_base = AVRational(num: 1, den: 90_000)
    try PreviewError.check(avio_open(&context.pointee.pb, context.pointee.url, AVIO_FLAG_WRITE))
    isHalf = true
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    av_dict_set(&options, "movflags", "+faststart", 0)
    av_dict_set(&options, "movie_timescale", "90000", 0)
    try PreviewError.check(avformat_write_header(context, &options))
  }

  /// Takes a packet over and writes the one before, whose length is now known.
  mutating func append(_ packet: UnsafeMutablePointer<AVPacket>) throws(PreviewError) {
    try writeHeld(until: packet.pointee.pts)
    av_packet_move_ref(held, packet)
    isHolding = true
  }

  mutating func finish(until end: Int64) throws(PreviewError) {
    try writeHeld(until: end)
    try PreviewError.check(av_write_trailer(context))
    avio_flush(context.pointee.pb)
    if let io = context.pointee.pb { try PreviewError.check(io.pointee.error) }
    try PreviewError.check(avio_closep(&context.pointee.pb))
    isHalf = false
  }

  private mutating func writeHeld(until next: Int64) throws(PreviewError) {
    guard isHolding, let stream = context.pointee.streams[0] else { return }
    isHolding = false
    held.pointee.duration = max(1, next - held.pointee.pts)
    av_packet_rescale_ts(held, AVRational(num: 1, den: 90_000), stream.pointee.time_base)
    held.pointee.stream_index = 0
    try PreviewError.check(av_write_frame(context, held))
    av_packet_unref(held)
    if let io = context.pointee.pb { try PreviewError.check(io.pointee.error) }
  }

  /// Writes one whole file of these bytes, or none.
  static func write(_ packet: UnsafeMutablePointer<AVPacket>, to path: String) throws(PreviewError) {
    var io: UnsafeMutablePointer<AVIOContext>?
    try PreviewError.check(avio_open(&io, "file:" + path, AVIO_FLAG_WRITE))
    avio_write(io, packet.pointee.data, packet.pointee.size)
    avio_flush(io)
    let failure = io?.pointee.error ?? 0
    let closing = avio_closep(&io)
    do {
      try PreviewError.check(failure)
      try PreviewError.check(closing)
    } catch {
      remove(path)
      throw error
    }
  }

  private static func remove(_ path: String) {
    var facts = stat()
    // Devices and links that someone put here are not ours to remove.
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return }
    unlink(path)
  }
}
