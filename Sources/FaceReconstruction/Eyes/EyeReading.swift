/// What the eye network read of one eye in one picture, in source pixels. Never leaves: this is the patient.
///
/// Places count as in ``FaceObservation``: origin top left, y down, a mirrored clip observed as if it were not. Deviations
/// are the network's own standard deviations, pixels: large where it guesses.
public struct EyeReading: Hashable, Sendable {
  /// The visible edge of the upper and of the lower lid. Closed lids: both lie on the line where they meet.
  public var upperMargin, lowerMargin: LidLine
  /// The upper lid's crease (double fold) and the fold under the lower lid's bulge; see ``hasUpperFold``.
  public var upperFold, lowerFold: LidLine
  public var nasalCanthus, temporalCanthus: ReadPoint
  /// Centre of the iris' edge, seen or covered by a lid.
  public var iris: ReadPoint
  /// Longer and shorter axis of the iris' edge, whole, pixels.
  public var irisAxes: SIMD2<Float>
  /// Turn of the longer axis from the picture's x axis towards its y axis, radians.
  public var irisTurn: Float
  /// Standard deviation of the longer axis, pixels.
  public var irisDeviation: Float
  public var pupil: ReadPoint
  /// Diameter of the pupil over the iris', and its standard deviation.
  public var pupilToIris, pupilToIrisDeviation: Float
  /// The first Purkinje image of the brightest lamp; see ``showsReflex``.
  public var reflex: ReadPoint
  /// Where the globe's centre is behind what is seen: inferred, and off by much the same in all pictures of a person.
  public var globe: ReadPoint

  // Probabilities, 0…1.
  public var hasUpperFold, hasLowerFold, showsReflex: Float
  /// The lids touch all along.
  public var isClosed: Float
  /// Something that is not a lid hides the pupil.
  public var isCovered: Float
  /// Too dark, blurred, small or turned away for any line to be trusted.
  public var isUnusable: Float

  public init(
    upperMargin: LidLine, lowerMargin: LidLine, upperFold: LidLine, lowerFold: LidLine, nasalCanthus: ReadPoint,
    temporalCanthus: ReadPoint, iris: ReadPoint, irisAxes: SIMD2<Float>, irisTurn: Float, irisDeviation: Float,
    pupil: ReadPoint, pupilToIris: Float, pupilToIrisDeviation: Float, reflex: ReadPoint, globe: ReadPoint,
    hasUpperFold: Float, hasLowerFold: Float, showsReflex: Float, isClosed: Float, isCovered: Float, isUnusable: Float
  ) {
    self.upperMargin = upperMargin
    self.lowerMargin = lowerMargin
    self.upperFold = upperFold
    self.lowerFold = lowerFold
    self.nasalCanthus = nasalCanthus
    self.temporalCanthus = temporalCanthus
    self.iris = iris
    self.irisAxes = irisAxes
    self.irisTurn = irisTurn
    self.irisDeviation = irisDeviation
    self.pupil = pupil
    self.pupilToIris = pupilToIris
    self.pupilToIrisDeviation = pupilToIrisDeviation
    self.reflex = reflex
    self.globe = globe
    self.hasUpperFold = hasUpperFold
    self.hasLowerFold = hasLowerFold
    self.showsReflex = showsReflex
    self.isClosed = isClosed
    self.isCovered = isCovered
    self.isUnusable = isUnusable
  }
}

/// A place in the picture and how well it is known.
public struct ReadPoint: Hashable, Sendable {
  public var place: SIMD2<Float>
  /// Standard deviation along each axis, pixels.
  public var deviation: Float

  public init(_ place: SIMD2<Float>, deviation: Float) {
    self.place = place
    self.deviation = deviation
  }
}

/// A line across a lid: ``count`` places from the nasal to the temporal canthus.
///
/// Place i lies over (i + ½)/13 of the way from the nasal to the temporal canthus, so that none lies on a canthus itself.
public struct LidLine: Hashable, Sendable {
  public static let count = 13

  public var points: [ReadPoint]

  public init(_ points: [ReadPoint]) { self.points = points }
}
