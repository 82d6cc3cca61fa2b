internal import CFFmpeg

/// Reads the pictures of one video or photograph in presentation order, one at a time.
///
/// Memory is constant: the decoder's own reference pictures and what the caller keeps. Nothing is decoded ahead but for
/// the decoder's threads, which work on the next pictures while the caller works on this one. Opening decodes the first
/// picture, so that ``info`` is what the pictures are, not what the file claims.
public struct FrameReader: ~Copyable, @unchecked Sendable {
  // @unchecked because a noncopyable reader has one owner, and FFmpeg's contexts may move between threads.
  private var demuxer: Demuxer
  private let decoder: Decoder
  private var converter: PictureConverter
  private var clock: PresentationClock
  private var first: Frame?
  private var isFlushing = false
  private var geometry: (width: Int, height: Int)?
  private var orientation = Orientation.upright
  /// The end as the file states it of the video alone, and the time of the last picture; in ticks.
  private var statedEnd: Int64?
  private var last: Int64 = 0
  /// Packets since the last picture; a sound video needs few.
  private var barren = 0

  /// What the file is. The same on every run.
  public private(set) var info: VideoInfo
  /// What had to be passed over or repaired so far.
  public private(set) var statistics = Statistics()

  /// What had to be passed over or repaired.
  public struct Statistics: Hashable, Sendable {
    /// Pictures handed out.
    public var frames = 0
    /// Packets and pictures that were damaged, and are left out.
    public var damaged = 0
    /// Times that were missing, stood still or leapt, and were set anew.
    public var repairedTimestamps = 0
    /// Ticks of 1/90 000 s at which the last picture handed out ends. At the end of the file: the video's duration.
    public var end: Int64 = 0
    /// Ticks by which the pictures end before the file says that its video does: it was cut off. 0 until the end is reached,
    /// and when the file does not tell.
    public var missing: Int64 = 0
  }

  /// A video may end by so much before its stated end, ticks: 1 s, or this many times the longest step between pictures.
  private static let unmissed: (ticks: Int64, steps: Int64) = (90_000, 5)
  private var longestStep: Int64 = 0

  /// Packets in a row without any picture, after which the rest is given up: 2 minutes at 60 pictures a second.
  private static let mostBarrenPackets = 7200

  /// A last picture that would be shown longer is the file's error: 1 minute in ticks of 1/90 000 s.
  private static let longestLast: Int64 = 60 * 90_000

  private init(demuxer: consuming Demuxer, decoder: consuming Decoder) {
    let stream = demuxer.stream
    let rate = Self.frameRate(of: stream)
    info = VideoInfo(
      width: 0, height: 0, codedWidth: 0, codedHeight: 0, orientation: .upright, pixelAspect: 1, nominalFrameRate: rate,
      duration: nil, codec: decoder.codecName, container: demuxer.container, bitDepth: 8,
      colour: PictureColour(matrix: .bt601, range: .limited), hasAudio: demuxer.hasAudio, isStill: demuxer.isStill,
      approximateFrameCount: nil, equivalentFocalLength: demuxer.equivalentFocalLength)
    clock = PresentationClock(timeBase: stream.pointee.time_base, nominalStep: rate.ticksPerFrame)
    converter = PictureConverter(width: 1, height: 1)
    self.demuxer = demuxer
    self.decoder = decoder
  }

  /// Opens a file and decodes its first picture.
  ///
  /// Only this one regular file is ever read: a playlist is refused, and FFmpeg can open no other file and no network.
  /// FFmpeg's own messages are silenced for the whole process, as they hold names and texts of the file.
  ///
  /// - Parameter threads: of the decoder. 2 suit a machine with 2 cores; 1 gives the least memory.
  public static func open(_ path: String, threads: Int = 2) throws(MediaError) -> FrameReader {
    let demuxer = try Demuxer.open(path)
    let decoder = try Decoder.open(
      demuxer.parameters, timeBase: demuxer.stream.pointee.time_base, threads: demuxer.isStill ? 1 : threads)
    var reader = FrameReader(demuxer: demuxer, decoder: decoder)
    try reader.readFirst()
    return reader
  }

  /// What a file is, at the cost of its first picture.
  public static func probe(_ path: String) throws(MediaError) -> VideoInfo {
    try open(path, threads: 1).info
  }

  /// The next frame in presentation order, or `nil` after the last.
  ///
  /// Damaged pictures are left out and counted in ``statistics``.
  public mutating func next() throws(MediaError) -> Frame? {
    let frame: Frame?
    if let first {
      frame = first
      self.first = nil
    } else {
      frame = try decodeNext()
    }
    if let frame {
      statistics.frames += 1
      if statistics.frames > 1 { longestStep = max(longestStep, frame.timestamp - last) }
      statistics.end = frame.timestamp + frame.duration
      last = frame.timestamp
    } else if let statedEnd, statedEnd > last {
      let gap = statedEnd - statistics.end
      if gap > max(Self.unmissed.ticks, longestStep &* Self.unmissed.steps) {
        statistics.missing = gap
      } else if statedEnd - last <= Self.longestLast {
        // Matroska tells the length of the film, but not how long its last picture is shown.
        statistics.end = statedEnd
      }
    }
    return frame
  }

  private mutating func decodeNext() throws(MediaError) -> Frame? {
    let picture = try Picture.allocate()
    while true {
      switch try decoder.receive(into: picture.raw) {
      case .picture:
        barren = 0
        return try frame(from: picture)
      case .end:
        return nil
      case .damaged:
        statistics.damaged += 1
        av_frame_unref(picture.raw)
        try advance()
      case .needsPacket:
        try advance()
      }
    }
  }

  /// Feeds the decoder one packet, or tells it that the file has ended.
  private mutating func advance() throws(MediaError) {
    guard !isFlushing else { return }
    barren += 1
    let sound = barren > Self.mostBarrenPackets ? nil : try demuxer.nextPacket { decoder.send($0) }
    switch sound {
    case true?: break
    case false?: statistics.damaged += 1
    case nil:
      isFlushing = true
      _ = decoder.send(nil)
    }
  }

  private mutating func frame(from picture: consuming Picture) throws(MediaError) -> Frame {
    if geometry == nil { try learn(from: picture) }
    let before = clock.repairs
    let timestamp = clock.ticks(at: picture.time)
    statistics.repairedTimestamps += clock.repairs - before
    let stated = clock.rescaled(picture.raw.pointee.pkt_duration) ?? 0
    let duration = (1...PresentationClock.leap.forward).contains(stated) ? stated : clock.nominalStep
    let sameSize = picture.width == geometry?.width && picture.height == geometry?.height
    if picture.isPlain && sameSize {
      return Frame(picture, timestamp: timestamp, duration: duration, orientation: orientation)
    }
    return Frame(
      try converter.convert(picture), timestamp: timestamp, duration: duration, orientation: orientation)
  }
}

// MARK: - What the file is

extension FrameReader {
  private mutating func readFirst() throws(MediaError) {
    guard let frame = try decodeNext() else { throw pictureless() }
    first = frame
    info.colour = frame.colour
  }

  private func pictureless() -> MediaError {
    let parameters = demuxer.parameters.pointee
    return parameters.width > 0 && parameters.height > 0 ? .noPictures : .noPictureSize
  }

  private mutating func learn(from picture: borrowing Picture) throws(MediaError) {
    try PictureLimits.check(width: picture.width, height: picture.height)
    geometry = (picture.width, picture.height)
    converter = PictureConverter(width: picture.width, height: picture.height)
    // The container's tag is the newer one: it is what people change when a video lies on its side.
    if let matrix = demuxer.displayMatrix ?? picture.displayMatrix { orientation = Orientation(displayMatrix: matrix) }
    let size = orientation.displaySize(codedWidth: picture.width, codedHeight: picture.height)
    (info.width, info.height) = size
    (info.codedWidth, info.codedHeight) = (picture.width, picture.height)
    info.orientation = orientation
    let aspect = av_guess_sample_aspect_ratio(nil, demuxer.stream, picture.raw)
    if aspect.num > 0, aspect.den > 0 { info.pixelAspect = Double(aspect.num) / Double(aspect.den) }
    info.equivalentFocalLength =
      info.equivalentFocalLength ?? EquivalentFocalLength.of(picture.raw.pointee.metadata, EquivalentFocalLength.exifKey)
    if let description = av_pix_fmt_desc_get(picture.format) { info.bitDepth = Int(description.pointee.comp.0.depth) }
    info.duration = statedDuration(firstTime: picture.time)
    // The length of the file may be that of its sound.
    let isVideosOwn = demuxer.stream.pointee.duration != mask_AV_NOPTS_VALUE || !info.hasAudio
    if isVideosOwn { statedEnd = info.duration }
    info.approximateFrameCount = statedFrameCount()
  }

  private func statedDuration(firstTime: Int64?) -> Int64? {
    guard !info.isStill else { return nil }
    let stream = demuxer.stream.pointee
    let unknown = mask_AV_NOPTS_VALUE
    let ticks: Int64? =
      if stream.duration != unknown {
        // From the first picture on, which need not be the beginning of the stream.
        if let firstTime, stream.start_time != unknown {
          clock.rescaled(stream.start_time &+ stream.duration &- firstTime)
        } else {
          clock.rescaled(stream.duration)
        }
      } else {
        demuxer.fileDuration.map { $0 / 1000 * 90 + $0 % 1000 * 90 / 1000 }
      }
    return ticks.flatMap { $0 > 0 ? $0 : nil }
  }

  private func statedFrameCount() -> Int? {
    if info.isStill { return 1 }
    let stated = Int(demuxer.stream.pointee.nb_frames)
    if stated > 0 { return stated }
    return info.duration.map { max(1, Int($0 / max(1, info.nominalFrameRate.ticksPerFrame))) }
  }

  private static func frameRate(of stream: UnsafePointer<AVStream>) -> FrameRate {
    for rate in [stream.pointee.avg_frame_rate, stream.pointee.r_frame_rate] where rate.num > 0 && rate.den > 0 {
      let perSecond = Double(rate.num) / Double(rate.den)
      // High-speed cameras reach 1000 pictures a second; anything beyond is a clock, not a rate.
      if (0.1...1000).contains(perSecond) { return FrameRate(rate.num, rate.den) }
    }
    return FrameRate(25)
  }
}
