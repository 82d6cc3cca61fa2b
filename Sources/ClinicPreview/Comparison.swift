internal import CFFmpeg
import MaskRendering
public import MaskSigns
import VideoDecoding

/// The original and its mask side by side, for the clinic's own eyes only.
///
/// This is the one place of the project that writes source pixels. Every picture says so in red.
public enum Comparison {
  /// Writes a comparison of a whole video as an mp4 with the source's times, and without sound.
  ///
  /// - Parameters:
  ///   - video: the recording that the record was made from.
  ///   - path: written exactly here, and removed again on failure.
  ///   - side: of the mask in pixels, even, 64…2048; the original is brought to the same height.
  ///   - offset: time of the record's first picture in the video, in ticks of 1/90 000 s.
  ///   - progress: called after each picture with the number of pictures done.
  /// - Throws: ``PreviewError``, or `CancellationError` when the task is cancelled; then no file is left.
  public static func write(
    video: String, record: SignRecord, to path: String, side: Int = 720, offset: Int64 = 0,
    progress: (Int) -> Void = { _ in }
  ) throws {
    var reader = try open(video)
    var pictures = SideBySide(side: side, original: (reader.info.width, reader.info.height))
    let frameRate = reader.info.nominalFrameRate
    let rate = AVRational(num: frameRate.numerator, den: frameRate.denominator)
    var file = try PreviewFile.prepare(path)
    let encoder = try PreviewEncoder.open(
      .film, width: pictures.width, height: pictures.height, rate: rate, wantsGlobalHeader: true)
    try file.begin(encoder)
    var masks = MaskTrack(record: record, side: side, offset: offset)
    while let frame = try next(&reader) {
      try Task.checkCancellation()
      try pictures.set(frame, masks.draw(at: frame.timestamp))
      try encoder.send(pictures.pixels, at: frame.timestamp)
      while let packet = try encoder.nextPacket() { try file.append(packet) }
      progress(reader.statistics.frames)
    }
    guard masks.isComplete else { throw PreviewError.recordOfAnotherVideo }
    try encoder.end()
    while let packet = try encoder.nextPacket() { try file.append(packet) }
    try file.finish(until: reader.statistics.end)
  }

  /// Writes one picture of the comparison as a PNG.
  ///
  /// - Parameters: as for ``write(video:record:to:side:offset:progress:)``.
  ///   - ticks: the picture shown at this time of the video, or its last one.
  public static func writePicture(
    video: String, record: SignRecord, at ticks: Int64, to path: String, side: Int = 720, offset: Int64 = 0
  ) throws(PreviewError) {
    var reader = try open(video)
    var pictures = SideBySide(side: side, original: (reader.info.width, reader.info.height))
    var masks = MaskTrack(record: record, side: side, offset: offset)
    var chosen: Frame?
    while let frame = try next(&reader) {
      masks.advance(to: frame.timestamp)
      if chosen != nil, frame.timestamp > ticks { break }
      chosen = frame
    }
    guard let chosen, masks.fits else { throw .recordOfAnotherVideo }
    var track = MaskTrack(record: record, side: side, offset: offset)
    try pictures.set(chosen, track.draw(at: chosen.timestamp))
    let encoder = try PreviewEncoder.open(
      .photograph, width: pictures.width, height: pictures.height, rate: AVRational(num: 25, den: 1),
      wantsGlobalHeader: false)
    try encoder.send(pictures.pixels, at: 0)
    try encoder.end()
    guard let packet = try encoder.nextPacket() else { throw .ffmpeg(code: mask_AVERROR_EOF) }
    try PreviewFile.write(packet, to: path)
  }

  private static func open(_ video: String) throws(PreviewError) -> FrameReader {
    do { return try FrameReader.open(video) } catch { throw .media(error) }
  }

  private static func next(_ reader: inout FrameReader) throws(PreviewError) -> Frame? {
    do { return try reader.next() } catch { throw .media(error) }
  }
}
