import MaskSigns

/// The exact signs of one eye in one picture, computed from the drawn geometry. Lengths in millimetres.
public struct EyeTruth: Hashable, Sendable {
  /// From the pupil's centre up to the upper margin along head y; negative when the lid covers the pupil's centre.
  public var mrd1: Double
  /// From the pupil's centre down to the lower margin along head y.
  public var mrd2: Double
  /// Height of the fissure at the pupil's centre: 0 when closed.
  public var fissureHeight: Double
  /// From the nasal to the temporal canthus.
  public var fissureWidth: Double
  /// Optical axis relative to the head.
  public var gaze: Gaze
  /// Centre of the iris' visible edge, pixels from the picture's top-left corner.
  public var irisCentre: SIMD2<Double>
  public var irisDiameterPixels: Double
  /// The lids touch all along.
  public var isClosed: Bool
  /// Height of the brow over the globe's centre along head y.
  public var browHeight: Double
}

/// The exact signs of one picture.
public struct PictureTruth: Hashable, Sendable {
  public var head: HeadPosture
  public var eyes: BothEyes<EyeTruth>
}
