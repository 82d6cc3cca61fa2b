import MaskSigns

/// The exact signs of one eye in one picture, computed from the drawn geometry.
///
/// Lengths are millimetres, along the head's axes unless said otherwise; places in the picture are pixels from its top-left
/// corner, x to the right, y down.
public struct EyeTruth: Hashable, Sendable {
  // Lids
  /// From the pupil's centre up to the upper margin along head y; negative when the lid covers the pupil's centre.
  public var mrd1: Double
  /// From the pupil's centre down to the lower margin along head y.
  public var mrd2: Double
  /// Height of the fissure at the pupil's centre: 0 when closed.
  public var fissureHeight: Double
  /// From the nasal to the temporal canthus.
  public var fissureWidth: Double
  /// Heights of the margins over the globe's centre at ``marginPlaces``.
  public var upperMargin: [Double]
  public var lowerMargin: [Double]
  /// Margins and crease as they lie in the picture, from the nasal to the temporal canthus, a point for each column of the
  /// drawn lid, about a millimetre apart: between them the drawn edges are straight. No crease, no points.
  public var upperCurve: [SIMD2<Double>]
  public var lowerCurve: [SIMD2<Double>]
  public var creaseCurve: [SIMD2<Double>]
  /// The fold under the lower lid's bulge likewise, as far as it is a groove; people without one have none.
  public var lowerFoldCurve: [SIMD2<Double>] = []
  /// Height of the crease over the upper margin in the lid's middle; `nil` when there is none.
  public var crease: Double?
  /// The lids touch all along.
  public var isClosed: Bool
  public var nasalCanthus: SIMD2<Double>
  public var temporalCanthus: SIMD2<Double>

  // Globe
  /// Optical axis relative to the head, as the iris' place says it.
  public var gaze: Gaze
  /// Rotation centre of a human eye with this iris: 10 mm behind it (`Globe.lever`).
  public var globe: SIMD2<Double>
  /// Centre of the iris' visible edge.
  public var irisCentre: SIMD2<Double>
  public var irisDiameterPixels: Double
  public var iris: PictureEllipse
  public var pupil: PictureEllipse
  /// Diameter of the pupil as it is seen.
  public var pupilDiameter: Double
  /// Where the cornea mirrors the lamp beside the lens, or the key light when there is none; whether or not a lid or an occluder hides it.
  public var reflex: SIMD2<Double>
  /// From the pupil's centre to the reflex as the camera sees them against the head's frontal plane there: x towards the
  /// nose, y up. An eye that turns 10° moves it by 0.8 mm: 22 Δ/mm.
  public var reflexOffset: SIMD2<Double>
  /// Neither lid nor occluder hides the reflex.
  public var showsReflex: Bool

  // Around
  /// Share of the iris' disc before which an occluder stands, seen from the camera.
  public var coveredShare: Double
  /// An occluder hides the pupil's centre from the camera.
  public var isCovered: Bool
  /// Height of the brow over the globe's centre along head y.
  public var browHeight: Double
  /// The brow's body in the picture, from its head outwards.
  public var browCurve: [SIMD2<Double>]
  /// The mouth's corner on this side: where it is in the picture, and its way from rest (x out, y up).
  public var mouthCorner: SIMD2<Double>
  public var mouthCornerWay: SIMD2<Double>

  /// Temporal distances from the globe's centre at which ``upperMargin`` and ``lowerMargin`` are told.
  public static let marginPlaces: [Double] = [-9, -6, -3, 0, 3, 6, 9]
}

/// An ellipse in the picture.
public struct PictureEllipse: Hashable, Sendable {
  public var centre: SIMD2<Double>
  /// Whole axes, the longer first, pixels.
  public var major: Double
  public var minor: Double
  /// Turn of the longer axis from the picture's x axis towards its y axis, −90…90°.
  public var angle: Angle
}

/// The exact signs of one picture.
public struct PictureTruth: Hashable, Sendable {
  public var head: HeadPosture
  public var eyes: BothEyes<EyeTruth>
  /// The middle between the globes from the camera, millimetres: x to the right of the picture, y up, z towards the viewer.
  public var place: SIMD3<Double>
  /// Distance of the inner lips over their rest, millimetres.
  public var mouthOpening: Double
  /// What was drawn; `nil` when the person's own folds were.
  public var wrinkles: WrinklePose?
  /// Points of the midline in the picture.
  public var points: [Point: SIMD2<Double>]

  public enum Point: String, Hashable, Sendable, CaseIterable {
    case glabella, nasion, nose, subnasale
    case upperLip = "upper_lip"
    case lowerLip = "lower_lip"
    case chin
  }
}
