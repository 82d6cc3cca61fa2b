internal import CFFmpeg
import MaskRendering
public import MaskSigns
import VideoDecoding

/// The original and its mask side by side, for the clinic's own eyes only.
///
/// This is the one place of the project that writes source pixels. Every picture says so in red.
public enum Comparison {
  /// Writes a comparison of the part of the video that the record was made of, as an mp4 with its times from 0 on, as the
  /// mask has them, and without sound.
  ///
  /// - Parameters:
  ///   - video: the recording that the record was made from.
  ///   - place: where the record stands in it.
  ///   - path: written exactly here, and removed again on failure.
  ///   - side: of the mask in pixels, even, 64…2048; the original is brought to the same height.
  ///   - progress: called after each picture with the number of pictures done.
  /// - Throws: ``PreviewError``, or `CancellationError` when the task is cancelled; then no file is left.
  public static func write(
    video: String, record: SignRecord, at place: Pairing, to path: String, side: Int = 720, progress: (Int) -> Void = { _ in }
  ) throws {
    var reader = try open(video)
    var pictures = SideBySide(side: side, original: (reader.info.width, reader.info.height))
    let frameRate = reader.info.nominalFrameRate
    let rate = AVRational(num: frameRate.numerator, den: frameRate.denominator)
    var file = try PreviewFile.prepare(path)
    let encoder = try PreviewEncoder.open(
      .film, width: pictures.width, height: pictures.height, rate: rate, wantsGlobalHeader: true)
    try file.begin(encoder)
    var masks = MaskRenderer(size: side / 2 * 2)
    for index in 0..<record.count {
      try Task.checkCancellation()
      let time = record.time(at: index).ticks
      guard let frame = try seek(&reader, time + place.span.lowerBound) else { throw PreviewError.recordOfAnotherVideo }
      try pictures.set(frame, masks.draw(record.signs(at: index)))
      try encoder.send(pictures.pixels, at: time)
      while let packet = try encoder.nextPacket() { try file.append(packet) }
      progress(index + 1)
    }
    try encoder.end()
    while let packet = try encoder.nextPacket() { try file.append(packet) }
    try file.finish(until: place.span.upperBound - place.span.lowerBound)
  }

  /// Writes one picture of the comparison as a PNG.
  ///
  /// - Parameters: as for ``write(video:record:at:to:side:progress:)``.
  ///   - ticks: the picture shown at this time of the video, 1/90 000 s.
  /// - Throws: ``PreviewError``; ``PreviewError/outsideRecord(_:)`` when the record does not tell of this time.
  public static func writePicture(
    video: String, record: SignRecord, at place: Pairing, showing ticks: Int64, to path: String, side: Int = 720
  ) throws(PreviewError) {
    guard place.span.contains(ticks), let index = record.picture(shownAt: ticks - place.span.lowerBound) else {
      throw .outsideRecord(place.span)
    }
    var reader = try open(video)
    guard let frame = try seek(&reader, place.span.lowerBound + record.time(at: index).ticks) else {
      throw .recordOfAnotherVideo
    }
    var pictures = SideBySide(side: side, original: (reader.info.width, reader.info.height))
    var masks = MaskRenderer(size: side / 2 * 2)
    try pictures.set(frame, masks.draw(record.signs(at: index)))
    let encoder = try PreviewEncoder.open(
      .photograph, width: pictures.width, height: pictures.height, rate: AVRational(num: 25, den: 1),
      wantsGlobalHeader: false)
    try encoder.send(pictures.pixels, at: 0)
    try encoder.end()
    guard let packet = try encoder.nextPacket() else { throw .ffmpeg(code: mask_AVERROR_EOF) }
    try PreviewFile.write(packet, to: path)
  }

  /// The picture that begins at this very time, if there is one further on.
  private static func seek(_ reader: inout FrameReader, _ ticks: Int64) throws(PreviewError) -> Frame? {
    while let frame = try next(&reader), frame.timestamp <= ticks {
      if frame.timestamp == ticks { return frame }
    }
    return nil
  }

  static func open(_ video: String) throws(PreviewError) -> FrameReader {
    do { return try FrameReader.open(video) } catch { throw .media(error) }
  }

  static func next(_ reader: inout FrameReader) throws(PreviewError) -> Frame? {
    do { return try reader.next() } catch { throw .media(error) }
  }
}

extension SignRecord {
  /// The last picture that begins at or before a time of the record.
  fileprivate func picture(shownAt ticks: Int64) -> Int? { (0..<count).last { time(at: $0).ticks <= ticks } }
}
