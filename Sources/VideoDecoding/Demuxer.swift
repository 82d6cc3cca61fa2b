internal import CFFmpeg

/// Takes one file apart into the packets of its best video stream.
struct Demuxer: ~Copyable {
  private let file: SourceFile
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let packet: UnsafeMutablePointer<AVPacket>
  private(set) var streamIndex = 0
  private(set) var hasAudio = false
  /// Millimetres on 35-mm film, if the file tells.
  private(set) var equivalentFocalLength: Double?
  let container: String
  let isStill: Bool

  private init(
    file: consuming SourceFile, owning context: UnsafeMutablePointer<AVFormatContext>,
    packet: UnsafeMutablePointer<AVPacket>, container: String, isStill: Bool
  ) {
    self.file = file
    self.context = context
    self.packet = packet
    self.container = container
    self.isStill = isStill
  }

  deinit {
    var packet: UnsafeMutablePointer<AVPacket>? = packet
    av_packet_free(&packet)
    var closing: UnsafeMutablePointer<AVFormatContext>? = context
    avformat_close_input(&closing)
  }

  var stream: UnsafeMutablePointer<AVStream> {
    // `streamIndex` was found among the streams when the file was opened, and FFmpeg never removes one.
    context.pointee.streams[streamIndex].unsafelyUnwrapped
  }
  var parameters: UnsafeMutablePointer<AVCodecParameters> { stream.pointee.codecpar }
  /// Of the whole file in µs, or `nil` if it does not tell: a guess from the bit rate is worse than none.
  var fileDuration: Int64? {
    let isGuess = context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE
    return isGuess || context.pointee.duration == mask_AV_NOPTS_VALUE ? nil : context.pointee.duration
  }

  static func open(_ path: String) throws(MediaError) -> Demuxer {
    let file = try SourceFile.open(path)
    // The kind is found by the bytes alone: neither the path nor its extension has a say.
    var format: UnsafePointer<AVInputFormat>?
    guard av_probe_input_buffer2(file.io, &format, "", nil, 0, 0) >= 0, let format else { throw .notAVideo }
    let names = String(cString: format.pointee.name)
    let kind = Containers.kind(ofDemuxer: names)
    switch kind {
    case .moving, .still: break
    case .listing: throw .refersToOtherFiles
    case .unknown: throw .notAVideo
    }

    let cameraTag =
      names.hasPrefix("mov,") ? TrackTags(file.io).value(of: EquivalentFocalLength.quickTimeKey) : nil
    guard avio_seek(file.io, 0, SEEK_SET) >= 0 else { throw .unreadable }

    guard let packet = av_packet_alloc() else { throw .outOfMemory }
    guard let allocated = avformat_alloc_context() else {
      var packet: UnsafeMutablePointer<AVPacket>? = packet
      av_packet_free(&packet)
      throw .outOfMemory
    }
    allocated.pointee.pb = file.io
    allocated.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
    // Whatever a file may refer to, no second file and no address is ever opened.
    allocated.pointee.io_open = { _, _, _, _, _ in mask_AVERROR_INVALIDDATA }
    var context: UnsafeMutablePointer<AVFormatContext>? = allocated
    let code = avformat_open_input(&context, "", format, nil)
    guard code >= 0, let context else {  // FFmpeg has freed it.
      var packet: UnsafeMutablePointer<AVPacket>? = packet
      av_packet_free(&packet)
      throw code == mask_AVERROR_INVALIDDATA ? .truncated : MediaError(code, at: .open)
    }
    var demuxer = Demuxer(file: file, owning: context, packet: packet, container: names, isStill: kind == .still)
    try demuxer.chooseStream()
    demuxer.equivalentFocalLength =
      cameraTag.flatMap(EquivalentFocalLength.millimetres)
      ?? EquivalentFocalLength.of(demuxer.context.pointee.metadata, EquivalentFocalLength.quickTimeKey)
      ?? EquivalentFocalLength.of(demuxer.stream.pointee.metadata, EquivalentFocalLength.quickTimeKey)
    return demuxer
  }

  private mutating func chooseStream() throws(MediaError) {
    // Some containers tell sizes before anything is decoded.
    for index in 0..<Int(context.pointee.nb_streams) {
      guard let parameters = context.pointee.streams[index]?.pointee.codecpar else { continue }
      if parameters.pointee.codec_type == AVMEDIA_TYPE_VIDEO, parameters.pointee.width > 0 {
        try PictureLimits.check(width: Int(parameters.pointee.width), height: Int(parameters.pointee.height))
      }
    }
    try findStreamInfo()

    let found = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, nil, 0)
    guard found >= 0 else { throw .noVideo }
    streamIndex = Int(found)
    // A cover picture of a sound recording is no video.
    guard stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC == 0 else { throw .noVideo }
    for index in 0..<Int(context.pointee.nb_streams) {
      guard let other = context.pointee.streams[index] else { continue }
      if other.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO { hasAudio = true }
      if index != streamIndex { other.pointee.discard = AVDISCARD_ALL }
    }
  }

  /// Reads as much as FFmpeg needs to know the streams, with decoders bounded as ours is.
  private func findStreamInfo() throws(MediaError) {
    let count = Int(context.pointee.nb_streams)
    var options = [OpaquePointer?](repeating: nil, count: count)
    for index in options.indices {
      av_dict_set_int(&options[index], "max_pixels", Int64(PictureLimits.pixels), 0)
      av_dict_set(&options[index], "threads", "1", 0)
    }
    let code = options.withUnsafeMutableBufferPointer {
      avformat_find_stream_info(context, $0.isEmpty ? nil : $0.baseAddress)
    }
    for index in options.indices { av_dict_free(&options[index]) }
    guard code >= 0 else { throw MediaError(code, at: .probe) }
  }

  /// Lends the next packet of the video stream; gives `nil` at the end of the file.
  ///
  /// - Throws: ``MediaError/ffmpeg(step:code:)`` when the disk fails. A file that is cut off merely ends.
  mutating func nextPacket<Result>(
    _ body: (UnsafeMutablePointer<AVPacket>) -> Result
  ) throws(MediaError) -> Result? {
    while true {
      let code = av_read_frame(context, packet)
      if code == mask_AVERROR_EOF || code == mask_AVERROR_INVALIDDATA { return nil }
      guard code >= 0 else { throw MediaError(code, at: .readPacket) }
      defer { av_packet_unref(packet) }
      if Int(packet.pointee.stream_index) == streamIndex { return body(packet) }
    }
  }

  /// The display matrix of the container, if it has one.
  var displayMatrix: [Int32]? {
    var size = 0
    guard let bytes = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size), size >= 36 else { return nil }
    return bytes.withMemoryRebound(to: Int32.self, capacity: 9) { Array(UnsafeBufferPointer(start: $0, count: 9)) }
  }
}

extension MediaError {
  init(_ code: CInt, at step: Step) {
    self =
      switch code {
      case -ENOMEM: .outOfMemory
      case mask_AVERROR_DECODER_NOT_FOUND: .unknownCodec
      default: .ffmpeg(step: step, code: code)
      }
  }
}
