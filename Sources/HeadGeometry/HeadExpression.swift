/// What the face of a head does at one moment, apart from how the head is held.
///
/// Lengths are millimetres of the head. Index 0 is the subject's right eye, 1 the left.
public struct HeadExpression: Sendable, Equatable {
  /// One eye. Heights are over the globe's centre, along head y.
  public struct Eye: Sendable, Equatable {
    /// Upper and lower margin: x nasal (6 mm), y central, z temporal (6 mm).
    public var upper, lower: Vector
    /// Height of the crease over the margin; `nil` leaves it where the head has it.
    public var crease: Float?
    /// The fold under the lower lid's bulge; `nil` leaves the lid smooth.
    public var lowerFold: LowerFold?
    public var isClosed: Bool
    /// Unit vector of the optical axis in the head frame.
    public var gaze: Vector
    public var pupilToIris: Float

    public init(
      upper: Vector, lower: Vector, crease: Float?, lowerFold: LowerFold? = nil, isClosed: Bool, gaze: Vector,
      pupilToIris: Float
    ) {
      self.upper = upper
      self.lower = lower
      self.crease = crease
      self.lowerFold = lowerFold
      self.isClosed = isClosed
      self.gaze = gaze
      self.pupilToIris = pupilToIris
    }
  }

  /// The inferior palpebral sulcus: a shallow groove below the lower margin, under the bulge of the muscle there.
  public struct LowerFold: Sendable, Equatable {
    /// Distance below the margin at the nasal and the temporal canthus, millimetres; evenly between.
    public var nasal, temporal: Float
    /// Depth under the skin around, millimetres.
    public var depth: Float

    public init(nasal: Float, temporal: Float, depth: Float) {
      self.nasal = nasal
      self.temporal = temporal
      self.depth = depth
    }

    /// Distance below the margin at a share 0…1 of the way from the nasal to the temporal canthus.
    public func distance(at share: Float) -> Float { nasal + (temporal - nasal) * share }
  }

  public var right, left: Eye
  /// Brow heights over rest.
  public var browRight, browLeft: Float
  /// Mouth corners' movement from rest: x out, y up.
  public var cornerRight, cornerLeft: SIMD2<Float>
  /// Distance of the inner lips.
  public var opening: Float

  public init(
    right: Eye, left: Eye, browRight: Float = 0, browLeft: Float = 0, cornerRight: SIMD2<Float> = .zero,
    cornerLeft: SIMD2<Float> = .zero, opening: Float = 0
  ) {
    self.right = right
    self.left = left
    self.browRight = browRight
    self.browLeft = browLeft
    self.cornerRight = cornerRight
    self.cornerLeft = cornerLeft
    self.opening = opening
  }

  public subscript(eye: Int) -> Eye { eye == 0 ? right : left }

  /// The same mouth and brows, so that only the eyes differ.
  func hasSameMouthAndBrows(as other: HeadExpression) -> Bool {
    browRight == other.browRight && browLeft == other.browLeft && cornerRight == other.cornerRight
      && cornerLeft == other.cornerLeft && opening == other.opening
  }
}
