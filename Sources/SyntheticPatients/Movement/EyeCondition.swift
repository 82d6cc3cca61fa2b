import MaskSigns

/// All that the signs of one patient are made from: a healthy adult unless said otherwise.
///
/// Resting values are those of primary gaze. Sides are the patient's own.
public struct EyeCondition: Hashable, Sendable {
  // Lids
  /// Height of the resting upper margin over the pupil's centre, millimetres.
  public var mrd1: BothEyes<Double>
  /// Depth of the resting lower margin under the pupil's centre, millimetres.
  public var mrd2: BothEyes<Double>
  public var contour = BothEyes(both: LidContour.healthy)
  /// Height of the crease over the upper margin, millimetres; 0 none, `nil` where the head has it.
  public var crease: BothEyes<Double?> = BothEyes(both: nil)
  /// Share of a healthy levator's travel.
  public var levator = BothEyes(both: 1.0)
  /// How far the upper lid stays behind a sinking eye, 0…1.
  public var lag = BothEyes(both: 0.0)
  /// How much the upper lid sinks when its muscle is tired out, millimetres.
  public var fatigue = BothEyes(both: 0.0)
  /// How much of a commanded closing each eye achieves, 0…1.
  public var closing: BothEyes<Double>
  /// How far the eye rolls up behind a closing lid (Bell's phenomenon), degrees.
  public var roll: Double = 12
  /// Strength of a blepharospasm, 0 none … 1.
  public var spasm: Double = 0
  /// Blinks for each healthy one.
  public var blinking: Double = 1

  // Eyes
  public var alignment: Alignment
  public var nystagmus: Nystagmus?
  /// Seen diameter of the pupil, millimetres; `nil` the person's own.
  public var pupil: BothEyes<Double?> = BothEyes(both: nil)
  /// Optical axis from the visual axis, degrees: x temporal, y up; `nil` the person's own.
  public var kappa: BothEyes<SIMD2<Double>>?
  /// Velocity of the eye over the target's in smooth pursuit. Healthy adults: 0.9–1.0 below 30°/s (Leigh & Zee).
  public var pursuitGain: Double = 0.95

  // Face
  /// Height of the resting brow over the globe's centre, millimetres; `nil` the person's own.
  public var browHeight: BothEyes<Double?> = BothEyes(both: nil)
  /// Lift of each brow over that rest, millimetres: a drooping lid is often helped by it.
  public var brow: BothEyes<Double>
  /// Strength of each side's face, 0…1: brow, mouth.
  public var face = BothEyes(both: 1.0)
  /// Lift of each mouth corner at rest, millimetres.
  public var mouthCorner = BothEyes(both: 0.0)
  /// Distance of the inner lips at rest, millimetres.
  public var mouthOpening: Double = 0
  /// `nil` leaves the folds that the person's age has.
  public var wrinkles: WrinklePose?
  /// How the head is held.
  public var head = HeadPosture.straight

  public init(
    mrd1: BothEyes<Double> = healthyMRD1, mrd2: BothEyes<Double> = healthyMRD2, alignment: Alignment = .straight,
    nystagmus: Nystagmus? = nil, brow: BothEyes<Double> = BothEyes(right: 0, left: 0),
    closing: BothEyes<Double> = BothEyes(right: 1, left: 1)
  ) {
    self.mrd1 = mrd1
    self.mrd2 = mrd2
    self.alignment = alignment
    self.nystagmus = nystagmus
    self.brow = brow
    self.closing = closing
  }

  /// The middle of the healthy range, both eyes alike.
  public static let healthyMRD1 = BothEyes(both: HealthyRanges.of(.mrd1).mean)
  public static let healthyMRD2 = BothEyes(both: HealthyRanges.of(.mrd2).mean)

  public static let healthy = EyeCondition()

  /// One lid droops to the given MRD1, and the brow over it works a little.
  public static func ptosis(_ eye: Eye, mrd1: Double) -> EyeCondition {
    var condition = EyeCondition()
    condition.mrd1[eye] = mrd1
    condition.brow[eye] = min(max((condition.mrd1[eye.fellow] - mrd1) * 0.6, 0), 2.5)
    return condition
  }
  /// One eye turned by so much, wherever it looks: yaw to the patient's left, pitch up.
  public static func squint(_ eye: Eye, by deviation: Gaze) -> EyeCondition {
    EyeCondition(
      alignment: Alignment(.manifest, deviating: eye, offset: SIMD2(deviation.yaw.degrees, deviation.pitch.degrees)))
  }

  /// The same disease on the other side.
  public var mirrored: EyeCondition {
    var other = self
    other.mrd1 = mrd1.swapped
    other.mrd2 = mrd2.swapped
    other.contour = contour.swapped
    other.crease = crease.swapped
    other.levator = levator.swapped
    other.lag = lag.swapped
    other.fatigue = fatigue.swapped
    other.closing = closing.swapped
    other.alignment = alignment.mirrored
    other.nystagmus = nystagmus?.mirrored
    other.pupil = pupil.swapped
    other.kappa = kappa?.swapped
    other.browHeight = browHeight.swapped
    other.brow = brow.swapped
    other.face = face.swapped
    other.mouthCorner = mouthCorner.swapped
    other.wrinkles = wrinkles?.mirrored
    other.head = head.mirrored
    return other
  }
}

extension HeadPosture {
  var mirrored: HeadPosture { HeadPosture(yaw: .zero - yaw, pitch: pitch, roll: .zero - roll) }
}

extension Gaze {
  var mirrored: Gaze { Gaze(yaw: .zero - yaw, pitch: pitch) }
}

extension WrinklePose {
  var mirrored: WrinklePose {
    WrinklePose(
      forehead: forehead, glabella: glabella, crowsFeet: crowsFeet.swapped, underEye: underEye.swapped,
      nasolabial: nasolabial.swapped)
  }
}
