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
    public var isClosed: Bool
    /// Unit vector of the optical axis in the head frame.
    public var gaze: Vector
    public var pupilToIris: Float

    public init(upper: Vector, lower: Vector, crease: Float?, isClosed: Bool, gaze: Vector, pupilToIris: Float) {
      self.upper = upper
      self.lower = lower
      self.crease = crease
      self.isClosed = isClosed
      self.gaze = gaze
      self.pupilToIris = pupilToIris
    }
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
