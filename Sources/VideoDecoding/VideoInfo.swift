/// What a file says of its video, checked against its first picture.
public struct VideoInfo: Hashable, Sendable {
  /// Size of the upright picture in pixels, after the rotation tag.
  public var width: Int
  public var height: Int
  /// Size of the pictures as they are stored, in pixels.
  public var codedWidth: Int
  public var codedHeight: Int
  public var orientation: Orientation
  /// Width of a stored pixel over its height; 1 for nearly all. Pixels are handed on as they are.
  public var pixelAspect: Double
  /// Pictures a second as the file claims it; the true times may vary.
  public var nominalFrameRate: FrameRate
  /// From the first picture to the end of the last in ticks of 1/90 000 s, or `nil` if the file does not tell.
  public var duration: Int64?
  /// FFmpeg's short name of the codec, such as `h264`.
  public var codec: String
  /// FFmpeg's short names of the kind of file, such as `mov,mp4,m4a,3gp,3g2,mj2`.
  public var container: String
  /// Bits of one luma sample in the file; pictures are always handed on with 8.
  public var bitDepth: Int
  public var colour: PictureColour
  public var hasAudio: Bool
  /// One photograph, not a video.
  public var isStill: Bool
  /// Number of pictures as the file claims it, or by duration and rate; only for progress.
  public var approximateFrameCount: Int?
  /// Focal length in millimetres on 35-mm film, when the camera wrote it into the file; 8 to 400.
  public var equivalentFocalLength: Double?
}

/// Pictures a second, as an exact fraction.
public struct FrameRate: Hashable, Sendable {
  public var numerator: Int32
  public var denominator: Int32
  /// - Precondition: both are positive.
  public init(_ numerator: Int32, _ denominator: Int32 = 1) {
    precondition(numerator > 0 && denominator > 0)
    self.numerator = numerator
    self.denominator = denominator
  }
  public var perSecond: Double { Double(numerator) / Double(denominator) }
  /// Ticks of 1/90 000 s from one picture to the next, rounded.
  public var ticksPerFrame: Int64 { (90_000 * Int64(denominator) + Int64(numerator) / 2) / Int64(numerator) }
}
