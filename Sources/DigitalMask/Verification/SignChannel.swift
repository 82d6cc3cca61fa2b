import FaceReconstruction
public import MaskSigns

/// One number that a record tells of a picture and that the tracker reads off the drawn mask, in one unit and frame.
public struct SignChannel: Hashable, Sendable {
  public let quantity: Quantity
  /// `nil` for the head, the mouth, and both eyes against each other.
  public let eye: Eye?

  public enum Quantity: String, Hashable, Sendable, CaseIterable {
    /// Lid margins from the pupil's centre, near and far from the midline against the middle, crease over the margin: mm.
    case mrd1, mrd2
    case upperNasal = "upper_nasal"
    case upperTemporal = "upper_temporal"
    case lowerNasal = "lower_nasal"
    case lowerTemporal = "lower_temporal"
    case crease
    /// Pupil over iris.
    case pupil
    /// Direction of one eye in the head, degrees, + to the patient's left and up.
    case gazeYaw = "gaze_yaw"
    case gazePitch = "gaze_pitch"
    /// Right eye less left eye, degrees.
    case vergenceYaw = "vergence_yaw"
    case vergencePitch = "vergence_pitch"
    /// Corneal reflex from the pupil's centre: towards the nose, and up; mm.
    case reflexNasal = "reflex_nasal"
    case reflexUp = "reflex_up"
    case headYaw = "head_yaw"
    case headPitch = "head_pitch"
    case headRoll = "head_roll"
    /// Over the globe's centre, mm.
    case brow
    /// Distance of the inner lips, mm; corners from their rest, mm.
    case mouthOpening = "mouth_opening"
    case cornerOut = "corner_out"
    case cornerUp = "corner_up"

    var isPaired: Bool {
      switch self {
      case .vergenceYaw, .vergencePitch, .headYaw, .headPitch, .headRoll, .mouthOpening: false
      default: true
      }
    }

    /// The sign whose policy rules it.
    public var sign: Sign {
      switch self {
      case .mrd1: .upperLid
      case .mrd2: .lowerLid
      case .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal: .lidContour
      case .crease: .crease
      case .pupil: .pupil
      case .gazeYaw, .gazePitch: .gaze
      case .vergenceYaw, .vergencePitch: .deviation
      case .reflexNasal, .reflexUp: .reflex
      case .headYaw, .headPitch, .headRoll: .head
      case .brow: .brows
      case .mouthOpening, .cornerOut, .cornerUp: .mouth
      }
    }

    public var unit: MeasurementUnit {
      switch sign {
      case .gaze, .deviation, .head: .degrees
      case .pupil: .fractionOfIris
      default: .millimetres
      }
    }
  }

  public static let all: [SignChannel] = Quantity.allCases.flatMap { quantity in
    quantity.isPaired
      ? Eye.allCases.map { SignChannel(quantity: quantity, eye: $0) } : [SignChannel(quantity: quantity, eye: nil)]
  }

  /// "mrd1 OD"
  public var name: String { quantity.rawValue + (eye.map { " " + $0.rawValue } ?? "") }

  /// One step of the movement as the policy let it out, in the channel's unit: lids move in shares of the drawn fissure,
  /// an eye's gaze is version and half the vergence together. 0 when it may not move.
  func quantum(_ record: SignRecord) -> Double {
    func step(_ column: MotionColumn) -> Double {
      column.quantum * Double(record.header.policy[column.sign].motion.fineQuanta)
    }
    let eye = eye ?? .right
    switch quantity {
    case .mrd1, .mrd2, .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal:
      let column: MotionColumn =
        quantity == .mrd1 ? .rightUpper : quantity == .mrd2 ? .rightLower : .rightUpperNasal
      return step(column) * max(record.value(.mrd1, eye) + record.value(.mrd2, eye), SignRecord.smallestFissure)
    case .crease: return step(.rightCrease)
    case .pupil: return step(.rightPupil)
    case .gazeYaw, .gazePitch: return step(.versionYaw) + step(.vergenceYaw) / 2
    case .vergenceYaw, .vergencePitch: return step(.vergenceYaw)
    case .reflexNasal, .reflexUp: return step(.rightReflexX)
    case .headYaw, .headPitch, .headRoll: return step(.headYaw)
    case .brow: return step(.rightBrow)
    case .mouthOpening, .cornerOut, .cornerUp: return step(.mouthOpening)
    }
  }
}
