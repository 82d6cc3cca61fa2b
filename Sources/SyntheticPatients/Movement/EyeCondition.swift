import MaskSigns

/// What is the matter with the patient's eyes, lids and brows. The defaults are a healthy adult.
public struct EyeCondition: Hashable, Sendable {
  /// Height of the resting upper margin over the pupil's centre in primary gaze, millimetres.
  public var mrd1: BothEyes<Double>
  /// Depth of the resting lower margin under the pupil's centre in primary gaze, millimetres.
  public var mrd2: BothEyes<Double>
  /// Turn of each eye out of where the patient means to look: a manifest squint.
  public var deviation: BothEyes<Gaze>
  public var nystagmus: Nystagmus?
  /// Lift of each brow over its rest, millimetres: a drooping lid is often helped by it.
  public var brow: BothEyes<Double>
  /// How much of the commanded closing each eye achieves, 0…1 (facial palsy closes less).
  public var closing: BothEyes<Double>

  public init(
    mrd1: BothEyes<Double> = healthyMRD1, mrd2: BothEyes<Double> = healthyMRD2,
    deviation: BothEyes<Gaze> = BothEyes(right: .ahead, left: .ahead), nystagmus: Nystagmus? = nil,
    brow: BothEyes<Double> = BothEyes(right: 0, left: 0), closing: BothEyes<Double> = BothEyes(right: 1, left: 1)
  ) {
    self.mrd1 = mrd1
    self.mrd2 = mrd2
    self.deviation = deviation
    self.nystagmus = nystagmus
    self.brow = brow
    self.closing = closing
  }

  /// The middle of the healthy range, both eyes alike.
  public static let healthyMRD1 = BothEyes(right: HealthyRanges.of(.mrd1).mean, left: HealthyRanges.of(.mrd1).mean)
  public static let healthyMRD2 = BothEyes(right: HealthyRanges.of(.mrd2).mean, left: HealthyRanges.of(.mrd2).mean)

  public static let healthy = EyeCondition()

  /// One lid droops to the given MRD1, and the brow over it works a little.
  public static func ptosis(_ eye: Eye, mrd1: Double) -> EyeCondition {
    var condition = EyeCondition()
    condition.mrd1[eye] = mrd1
    condition.brow[eye] = min(max((condition.mrd1[eye == .left ? .right : .left] - mrd1) * 0.6, 0), 2.5)
    return condition
  }
  /// One eye turned by so much: yaw to the patient's left, pitch up.
  public static func squint(_ eye: Eye, by deviation: Gaze) -> EyeCondition {
    var condition = EyeCondition()
    condition.deviation[eye] = deviation
    return condition
  }
}
