/// What a disclosure policy decides on, one by one.
///
/// The order is that of the policy bytes in a record: new signs are added at the end.
public enum Sign: UInt8, Hashable, Sendable, CaseIterable {
  /// Upper lid margins and closure: MRD1, blinks, ptosis, retraction, lid lag.
  case upperLid
  /// Lower lid margins: MRD2, scleral show.
  case lowerLid
  /// How the nasal and temporal thirds of the margins run beside the central one: flare, sectorial droop.
  case lidContour
  /// Height of the lid crease.
  case crease
  /// Pupil size and anisocoria.
  case pupil
  /// Gaze of both eyes together (version): nystagmus, motility, gaze preference.
  case gaze
  /// The eyes against each other (vergence): squint.
  case deviation
  /// Corneal light reflexes (Hirschberg).
  case reflex
  /// Head posture and its movement.
  case head
  /// Brow heights: frontalis compensation.
  case brows
  /// Opening of the mouth and its corners: facial palsy.
  case mouth
  /// Wrinkle grades; they have no motion.
  case wrinkles

  /// The name in policies, receipts and tables.
  public var name: String {
    switch self {
    case .upperLid: "upper_lid"
    case .lowerLid: "lower_lid"
    case .lidContour: "lid_contour"
    case .crease: "crease"
    case .pupil: "pupil"
    case .gaze: "gaze"
    case .deviation: "deviation"
    case .reflex: "reflex"
    case .head: "head"
    case .brows: "brows"
    case .mouth: "mouth"
    case .wrinkles: "wrinkles"
    }
  }
}

/// How the habitual value of a sign leaves.
public enum BaselineMode: UInt8, Hashable, Sendable, CaseIterable {
  /// Never: the mask shows the norm whatever was measured.
  case none
  /// Surely healthy values become the norm; deviations, and what may be one, leave in clinical steps ("Normal is nobody's").
  case norm
  /// Every value leaves in clinical steps.
  case steps
  /// Every value leaves in fine steps.
  case exact
  /// As ``norm``, but doubt is settled by the measured value: whatever was measured healthy becomes the norm.
  case settled
  /// As ``norm``, but doubt is decided for privacy: only what deviates by more than the measurement's own error leaves.
  case clear

  public var name: String {
    switch self {
    case .none: "none"
    case .norm: "norm"
    case .steps: "steps"
    case .exact: "exact"
    case .settled: "settled"
    case .clear: "clear"
    }
  }
}

/// How the movement of a sign around its habitual value leaves.
public enum MotionMode: UInt8, Hashable, Sendable, CaseIterable {
  case none
  /// In quanta four times the fine ones.
  case coarse
  /// In the quanta of ``MotionColumn/quantum``.
  case fine

  public var name: String {
    switch self {
    case .none: "none"
    case .coarse: "coarse"
    case .fine: "fine"
    }
  }

  /// Coarse quanta are this many fine ones.
  static let coarseFactor = 4

  /// Fine quanta in one quantum of this mode; 0 when nothing leaves.
  public var fineQuanta: Int {
    switch self {
    case .none: 0
    case .coarse: Self.coarseFactor
    case .fine: 1
    }
  }
}

/// What a policy said of one sign.
public struct SignModes: Hashable, Sendable {
  public var baseline: BaselineMode
  public var motion: MotionMode

  public init(baseline: BaselineMode, motion: MotionMode) {
    self.baseline = baseline
    self.motion = motion
  }
  public static let withheld = SignModes(baseline: .none, motion: .none)
}

/// What a policy said of every sign, as a record carries it.
public struct PolicySummary: Hashable, Sendable {
  private var modes: [SignModes]

  /// Nothing leaves.
  public init() { modes = Sign.allCases.map { _ in .withheld } }

  public subscript(sign: Sign) -> SignModes {
    get { modes[Int(sign.rawValue)] }
    set { modes[Int(sign.rawValue)] = newValue }
  }
}
