/// A habitual value that the wall judges against ``HealthyRanges`` and a record may hold.
///
/// The order is that of the baselines in a record: new ones are added at the end.
public enum BaselineSign: UInt8, Hashable, Sendable, CaseIterable {
  // One value for each eye or side
  /// Margin–reflex distance 1: pupil centre up to the upper margin, primary gaze.
  case mrd1
  /// Margin–reflex distance 2: pupil centre down to the lower margin, primary gaze.
  case mrd2
  /// Upper margin 6 mm nasal of the globe's centre, over the central margin.
  case upperNasal
  /// Upper margin 6 mm temporal of the globe's centre, over the central margin.
  case upperTemporal
  /// Lower margin 6 mm nasal of the globe's centre, over the central margin.
  case lowerNasal
  /// Lower margin 6 mm temporal of the globe's centre, over the central margin.
  case lowerTemporal
  /// Crease over the upper margin.
  case crease
  /// Pupil diameter over iris diameter.
  case pupil
  /// Brow over the globe's centre.
  case brow
  /// Corneal reflex from the pupil's centre, + towards the nose.
  case reflexNasal
  /// Corneal reflex from the pupil's centre, + up.
  case reflexUp
  // One value for the face
  /// Right mouth corner over the left one, at rest.
  case mouthCorners
  /// Distance of the inner lips, at rest.
  case mouthOpening
  case headYaw
  case headPitch
  case headRoll
  /// Both eyes together in the head, + to the patient's left.
  case versionYaw
  /// Both eyes together in the head, + up.
  case versionPitch
  /// Manifest horizontal deviation: + eso, − exo.
  case deviationHorizontal
  /// Manifest vertical deviation: + right eye higher, − left eye higher.
  case deviationVertical

  /// The name in tables, receipts and reports.
  public var name: String {
    switch self {
    case .mrd1: "mrd1"
    case .mrd2: "mrd2"
    case .upperNasal: "upper_nasal"
    case .upperTemporal: "upper_temporal"
    case .lowerNasal: "lower_nasal"
    case .lowerTemporal: "lower_temporal"
    case .crease: "crease"
    case .pupil: "pupil"
    case .brow: "brow"
    case .reflexNasal: "reflex_nasal"
    case .reflexUp: "reflex_up"
    case .mouthCorners: "mouth_corners"
    case .mouthOpening: "mouth_opening"
    case .headYaw: "head_yaw"
    case .headPitch: "head_pitch"
    case .headRoll: "head_roll"
    case .versionYaw: "version_yaw"
    case .versionPitch: "version_pitch"
    case .deviationHorizontal: "deviation_horizontal"
    case .deviationVertical: "deviation_vertical"
    }
  }

  /// Each eye or side has a value of its own.
  public var isPaired: Bool { rawValue <= BaselineSign.reflexUp.rawValue }

  /// The sign whose policy rules this baseline.
  public var sign: Sign {
    switch self {
    case .mrd1: .upperLid
    case .mrd2: .lowerLid
    case .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal: .lidContour
    case .crease: .crease
    case .pupil: .pupil
    case .brow: .brows
    case .reflexNasal, .reflexUp: .reflex
    case .mouthCorners, .mouthOpening: .mouth
    case .headYaw, .headPitch, .headRoll: .head
    case .versionYaw, .versionPitch: .gaze
    case .deviationHorizontal, .deviationVertical: .deviation
    }
  }

  /// The clinical step in which a deviation leaves, in ``HealthyRange/unit``. The healthy edges are whole steps.
  public var clinicalStep: Double {
    switch self {
    case .mrd1, .mrd2, .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal: 0.5
    case .crease, .brow, .mouthCorners, .mouthOpening: 1
    case .pupil: 0.0625
    case .reflexNasal, .reflexUp: 0.25
    case .headYaw, .headPitch, .headRoll, .versionYaw, .versionPitch: 5
    case .deviationHorizontal, .deviationVertical: 2
    }
  }

  /// Clinical steps are this many exact quanta.
  public var exactQuantaPerStep: Int {
    switch self {
    case .mrd1, .mrd2, .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal, .headYaw, .headPitch, .headRoll: 5
    case .crease, .brow, .mouthCorners, .mouthOpening: 2
    case .pupil: 4
    case .reflexNasal, .reflexUp, .deviationHorizontal, .deviationVertical: 2
    case .versionYaw, .versionPitch: 10
    }
  }

  /// Size of one unit of a record's code, by the policy of the sign.
  public func quantum(_ mode: BaselineMode) -> Double {
    mode == .exact ? clinicalStep / Double(exactQuantaPerStep) : clinicalStep
  }

  /// Codes lie within ± this many clinical steps.
  public var maximumSteps: Int {
    switch self {
    case .mrd1, .mrd2, .crease, .mouthCorners, .mouthOpening, .headYaw, .headPitch, .headRoll: 40
    case .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal, .reflexNasal, .reflexUp: 20
    case .pupil, .versionYaw, .versionPitch: 16
    case .brow: 60
    case .deviationHorizontal, .deviationVertical: 50
    }
  }

  /// Codes lie within ± this value.
  public func limit(_ mode: BaselineMode) -> Int {
    mode == .exact ? maximumSteps * exactQuantaPerStep : maximumSteps
  }
}

/// One habitual value, as a record holds it.
public enum Baseline: Hashable, Sendable {
  /// No picture allowed to measure it, or the policy withholds it: the mask shows the norm and nothing may be concluded.
  case notMeasured
  /// In the healthy range: the mask shows the norm, which is nobody's.
  case norm
  /// A deviation, in quanta of ``BaselineSign/quantum(_:)``.
  case value(Int)
}

/// All habitual values of a record.
public struct Baselines: Hashable, Sendable {
  /// Paired signs take two places, right before left.
  private var places: [Baseline]

  /// Nothing measured.
  public init() { places = Array(repeating: .notMeasured, count: Self.count) }

  static let paired = Int(BaselineSign.reflexUp.rawValue) + 1
  static let count = paired + BaselineSign.allCases.count

  /// The place of a sign; `eye` matters for paired signs only.
  static func place(_ sign: BaselineSign, _ eye: Eye) -> Int {
    let index = Int(sign.rawValue)
    return sign.isPaired ? 2 * index + (eye == .left ? 1 : 0) : index + paired
  }

  public subscript(sign: BaselineSign, eye: Eye) -> Baseline {
    get { places[Self.place(sign, eye)] }
    set { places[Self.place(sign, eye)] = newValue }
  }

  /// A sign of the whole face.
  public subscript(sign: BaselineSign) -> Baseline {
    get { places[Self.place(sign, .right)] }
    set { places[Self.place(sign, .right)] = newValue }
  }

  /// Every place in the order of the record, with its sign and, for paired signs, its eye.
  static let order: [(sign: BaselineSign, eye: Eye?)] = BaselineSign.allCases.flatMap {
    sign -> [(sign: BaselineSign, eye: Eye?)] in
    sign.isPaired ? [(sign, .right), (sign, .left)] : [(sign, nil)]
  }
}
