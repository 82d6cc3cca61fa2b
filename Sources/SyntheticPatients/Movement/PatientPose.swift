import HeadGeometry
import MaskSigns

/// Everything that moves about the patient at one moment.
public struct PatientPose: Hashable, Sendable {
  public var head: HeadPosture
  /// Displacement of the head from its resting place in the room, millimetres (x to the patient's left, y up, z to the camera).
  public var shift: SIMD3<Double>
  /// Optical axes relative to the head.
  public var gaze: BothEyes<Gaze>
  /// Margins over the globe's centre along head y at the globe's centre, millimetres; equal when the lids touch.
  public var upperLid: BothEyes<Double>
  public var lowerLid: BothEyes<Double>
  /// How the margins run beside their middle at this moment.
  public var contour: BothEyes<LidContour>
  /// Lift of the brows over their rest, millimetres.
  public var brow: BothEyes<Double>
  /// Height of the crease over the upper margin, millimetres; 0 draws none, `nil` leaves it where the head has it.
  public var crease: BothEyes<Double?>
  /// Diameter of the pupil as it is seen, millimetres; `nil` leaves the person's own.
  public var pupil: BothEyes<Double?>
  public var mouth: MouthPose
  /// `nil` leaves the folds that the person's age has.
  public var wrinkles: WrinklePose?
  /// What stands before an eye; `nil` when nothing does.
  public var occluder: Occluder?

  public init(
    head: HeadPosture, shift: SIMD3<Double> = .zero, gaze: BothEyes<Gaze>, upperLid: BothEyes<Double>,
    lowerLid: BothEyes<Double>, contour: BothEyes<LidContour>? = nil,
    brow: BothEyes<Double> = BothEyes(right: 0, left: 0), crease: BothEyes<Double?> = BothEyes(right: nil, left: nil),
    pupil: BothEyes<Double?> = BothEyes(right: nil, left: nil), mouth: MouthPose = .resting,
    wrinkles: WrinklePose? = nil, occluder: Occluder? = nil
  ) {
    self.head = head
    self.shift = shift
    self.gaze = gaze
    self.upperLid = upperLid
    self.lowerLid = lowerLid
    self.contour = contour ?? Self.healthyContour(upperLid, lowerLid)
    self.brow = brow
    self.crease = crease
    self.pupil = pupil
    self.mouth = mouth
    self.wrinkles = wrinkles
    self.occluder = occluder
  }

  /// How the margins of a healthy fissure run when it has moved to these heights.
  private static func healthyContour(_ upper: BothEyes<Double>, _ lower: BothEyes<Double>) -> BothEyes<LidContour> {
    func contour(_ eye: Eye) -> LidContour {
      LidContour.healthy.moved(
        rest: (EyeCondition.healthyMRD1[eye], -EyeCondition.healthyMRD2[eye]), upper: max(upper[eye], lower[eye]),
        lower: lower[eye])
    }
    return BothEyes(right: contour(.right), left: contour(.left))
  }

  /// A still with both eyes gently closed: the upper lids come down, the lower ones stay.
  static let closed = still(mrd1: BothEyes(right: -4.2, left: -4.2), mrd2: BothEyes(right: 4.2, left: 4.2))

  /// A still with the lids at the given distances from the pupil's height, wherever the eyes look. Sideways gaze moves the
  /// pupil along the margin's arch; the truth of the drawn picture says what the distances are there.
  public static func still(
    head: HeadPosture = .straight, gaze: BothEyes<Gaze> = BothEyes(right: .ahead, left: .ahead),
    mrd1: BothEyes<Double> = EyeCondition.healthy.mrd1, mrd2: BothEyes<Double> = EyeCondition.healthy.mrd2,
    brow: BothEyes<Double> = BothEyes(right: 0, left: 0)
  ) -> PatientPose {
    func pupil(_ eye: Eye) -> Double { pupilHeight(gaze[eye]) }
    return PatientPose(
      head: head, gaze: gaze,
      upperLid: BothEyes(right: pupil(.right) + mrd1.right, left: pupil(.left) + mrd1.left),
      lowerLid: BothEyes(right: pupil(.right) - mrd2.right, left: pupil(.left) - mrd2.left), brow: brow)
  }
}

/// Height of the pupil's centre over the globe's, along head y, millimetres.
func pupilHeight(_ gaze: Gaze) -> Double { Double(Globe.lever) * sineCosine(radians(gaze.pitch)).sine }
