internal import CFFmpeg
import Rasterization

/// Writes drawn pictures as one video, or as a folder of pictures.
///
/// It takes nothing but a ``DrawnPicture``, so a source picture cannot be written. The result has no sound, no tags and
/// no time of day, and for one version of the encoder the same pictures give the same bytes. What is at the path is
/// removed again unless ``finish(until:)`` returns.
public struct FrameWriter: ~Copyable, @unchecked Sendable {
  // @unchecked because a noncopyable writer has one owner, and FFmpeg's contexts may move between threads.
  // One of the two is set.
  private var film: Film?
  private var sequence: PNGSequence?
  private let width: Int
  private let height: Int
  /// What pictures that come unprepared are prepared in.
  private let own: PreparedPicture
  private var lastTime: Int64?
  /// Ticks between the last two pictures, which the last is shown for unless told otherwise.
  private var lastStep: Int64

  /// Pictures appended so far.
  public private(set) var frames = 0

  /// Sides that can be written, in pixels.
  public static let sides = 2...8192

  private init(
    film: consuming Film?, sequence: consuming PNGSequence?, own: PreparedPicture, width: Int, height: Int,
    rate: AVRational
  ) {
    self.film = film
    self.sequence = sequence
    self.own = own
    self.width = width
    self.height = height
    lastStep = (90_000 * Int64(rate.den) + Int64(rate.num) / 2) / Int64(rate.num)
  }

  /// Opens a writer and creates the file, or the folder of a ``VideoContainer/pngSequence``.
  ///
  /// - Parameters:
  ///   - path: written exactly here; a file that is already here is overwritten. Its name has no say in the kind.
  ///   - width, height: in pixels, within ``sides``; even, but for a PNG sequence.
  ///   - frameRate: nominal pictures a second as numerator and denominator, for rate control; times are kept as given.
  public static func open(
    _ path: String, container: VideoContainer, width: Int, height: Int,
    frameRate: (numerator: Int32, denominator: Int32) = (30, 1), quality: EncodingQuality = EncodingQuality()
  ) throws(WriterError) -> FrameWriter {
    guard sides.contains(width), sides.contains(height) else { throw .badSize(width: width, height: height) }
    guard container == .pngSequence || (width.isMultiple(of: 2) && height.isMultiple(of: 2)) else {
      throw .badSize(width: width, height: height)
    }
    quietFFmpeg
    let rate = Self.sensible(frameRate)
    if container == .pngSequence {
      let sequence = try PNGSequence.open(path, width: width, height: height, quality: quality)
      let own = try sequence.blankPicture()
      return FrameWriter(film: nil, sequence: sequence, own: own, width: width, height: height, rate: rate)
    }
    let film = try Film.open(path, container: container, width: width, height: height, rate: rate, quality: quality)
    let own = try film.blankPicture()
    return FrameWriter(film: film, sequence: nil, own: own, width: width, height: height, rate: rate)
  }

  /// Appends the next picture.
  ///
  /// - Parameter ticks: when it is shown, in 1/90 000 s; not negative, and after the one before.
  /// - Throws: ``WriterError/sizeChanged``, ``WriterError/badTime``, ``WriterError/noSpace`` and others. After an error
  ///   the writer is of no more use.
  package mutating func append(
    _ picture: borrowing some DrawnPicture & ~Copyable, at ticks: Int64
  ) throws(WriterError) {
    try check(ticks)
    try own.take(picture)
    try append(own, at: ticks)
  }

  /// A picture to prepare for this writer while another is appended.
  package borrowing func blankPicture() throws(WriterError) -> PreparedPicture {
    switch (film != nil, sequence != nil) {
    case (true, _): if let picture = try film?.blankPicture() { return picture }
    default: if let picture = try sequence?.blankPicture() { return picture }
    }
    throw .outOfMemory
  }

  /// Appends the next picture, prepared by ``PreparedPicture/take(_:)``.
  package mutating func append(_ picture: PreparedPicture, at ticks: Int64) throws(WriterError) {
    try check(ticks)
    try film?.append(picture, at: ticks)
    try sequence?.append(picture, at: ticks)
    if let lastTime { lastStep = ticks - lastTime }
    lastTime = ticks
    frames += 1
  }

  private func check(_ ticks: Int64) throws(WriterError) {
    guard ticks >= 0, ticks > (lastTime ?? -1), ticks < Self.latest else { throw .badTime }
  }

  /// Ends the result: only after this is it whole.
  ///
  /// - Parameter end: when the last picture ends, in ticks of 1/90 000 s; without it, or when it is not after the last
  ///   picture, that picture is shown as long as the one before.
  public consuming func finish(until end: Int64? = nil) throws(WriterError) {
    guard let lastTime else { throw .noPictures }
    let stated = end ?? 0
    let last = stated > lastTime && stated < Self.latest ? stated : lastTime + lastStep
    try film?.finish(until: last)
    try sequence?.finish(until: last)
  }

  /// No recording lasts longer than 1000 hours; times beyond would overflow the containers.
  private static let latest: Int64 = 1000 * 3600 * 90_000

  /// Rates that no camera has would spoil the rate control.
  private static func sensible(_ rate: (numerator: Int32, denominator: Int32)) -> AVRational {
    guard rate.numerator > 0, rate.denominator > 0 else { return AVRational(num: 30, den: 1) }
    let perSecond = Double(rate.numerator) / Double(rate.denominator)
    return (0.1...1000).contains(perSecond)
      ? AVRational(num: rate.numerator, den: rate.denominator) : AVRational(num: 30, den: 1)
  }
}

/// FFmpeg and x264 write to the standard error stream, file names among it; our callers write what a person needs.
private let quietFFmpeg: Void = av_log_set_level(AV_LOG_QUIET)
