/// The signs of one eye at one moment.
public struct EyeSigns: Hashable, Sendable {
  public var gaze: Gaze
  /// Height of the upper lid margin over the globe's centre, along head y. In primary gaze the central one is MRD1.
  public var upperLid: LidMargin
  /// Height of the lower lid margin over the globe's centre, along head y: negative. In primary gaze the central one is −MRD2.
  public var lowerLid: LidMargin
  /// Height of the lid crease over the upper margin; `nil` when not measured.
  public var crease: Millimetres?
  /// Pupil diameter over iris diameter; `nil` when not measured.
  public var pupilToIris: Double?
  /// Offset of the corneal light reflex from the pupil centre, + to the patient's left and up; `nil` when not seen.
  public var reflex: ReflexOffset?
  /// The last reflex that was seen of the open eye, for at most half a second: drawn, so that the light does not flicker where
  /// the recording hardly shows it. `nil` beside a ``reflex``.
  public var heldReflex: ReflexOffset?
  /// The lids touch: the mask shows no eye at all.
  public var isClosed: Bool
  /// Something stands before the eye (a cover, a hand): the mask shows an occluder.
  public var isCovered: Bool
  /// The measurement is below the confidence that the policy asks for: the mask marks the eye as unsure.
  public var isUnsure: Bool

  public init(
    gaze: Gaze, upperLid: LidMargin, lowerLid: LidMargin, crease: Millimetres? = nil, pupilToIris: Double? = nil,
    reflex: ReflexOffset? = nil, isClosed: Bool = false, isCovered: Bool = false, isUnsure: Bool = false
  ) {
    self.gaze = gaze
    self.upperLid = upperLid
    self.lowerLid = lowerLid
    self.crease = crease
    self.pupilToIris = pupilToIris
    self.reflex = reflex
    self.isClosed = isClosed
    self.isCovered = isCovered
    self.isUnsure = isUnsure
  }

  var isOpen: Bool { !isClosed && !isCovered && !isUnsure }

  /// MRD1 from the pupil centre up to the upper margin; negative when the lid covers the pupil's centre.
  /// `pupilHeight` is the pupil's height over the globe's centre.
  public func mrd1(pupilHeight: Millimetres) -> Millimetres { upperLid.central - pupilHeight }
  /// MRD2 from the pupil centre down to the lower margin.
  public func mrd2(pupilHeight: Millimetres) -> Millimetres { pupilHeight - lowerLid.central }

  /// An open eye of the middle of the healthy range, looking ahead.
  public static let resting = EyeSigns(
    gaze: .ahead, upperLid: LidMargin(nasal: 2.6, central: 4.2, temporal: 3.0),
    lowerLid: LidMargin(nasal: -4.2, central: -5.3, temporal: -4.4))
}

/// A lid margin's height over the globe's centre at three places, along head y.
public struct LidMargin: Hashable, Sendable {
  /// Half-way between the globe's centre and the nasal canthus, 6 mm from the centre.
  public var nasal: Millimetres
  /// Straight over the globe's centre.
  public var central: Millimetres
  /// 6 mm from the centre towards the temporal canthus.
  public var temporal: Millimetres

  public init(nasal: Millimetres, central: Millimetres, temporal: Millimetres) {
    self.nasal = nasal
    self.central = central
    self.temporal = temporal
  }
}

/// Offset of the corneal reflex from the pupil centre in the head's frontal plane.
public struct ReflexOffset: Hashable, Sendable {
  /// + to the patient's left.
  public var x: Millimetres
  /// + up.
  public var y: Millimetres
  public init(x: Millimetres, y: Millimetres) {
    self.x = x
    self.y = y
  }
}
