/// One quantity that moves from picture to picture, as a record holds it.
///
/// The order is that of the columns in a record: new ones are added at the end.
public enum MotionColumn: UInt8, Hashable, Sendable, CaseIterable {
  case headYaw, headPitch, headRoll
  case versionYaw, versionPitch, vergenceYaw, vergencePitch
  case rightUpper, rightUpperNasal, rightUpperTemporal, rightLower, rightLowerNasal, rightLowerTemporal
  case leftUpper, leftUpperNasal, leftUpperTemporal, leftLower, leftLowerNasal, leftLowerTemporal
  case rightCrease, leftCrease, rightPupil, leftPupil, rightBrow, leftBrow
  case mouthOpening, rightCornerOut, rightCornerUp, leftCornerOut, leftCornerUp
  case rightReflexX, rightReflexY, leftReflexX, leftReflexY

  static let count = allCases.count

  /// The sign whose policy rules this column.
  public var sign: Sign {
    switch self {
    case .headYaw, .headPitch, .headRoll: .head
    case .versionYaw, .versionPitch: .gaze
    case .vergenceYaw, .vergencePitch: .deviation
    case .rightUpper, .leftUpper: .upperLid
    case .rightLower, .leftLower: .lowerLid
    case .rightUpperNasal, .rightUpperTemporal, .rightLowerNasal, .rightLowerTemporal, .leftUpperNasal,
      .leftUpperTemporal, .leftLowerNasal, .leftLowerTemporal:
      .lidContour
    case .rightCrease, .leftCrease: .crease
    case .rightPupil, .leftPupil: .pupil
    case .rightBrow, .leftBrow: .brows
    case .mouthOpening, .rightCornerOut, .rightCornerUp, .leftCornerOut, .leftCornerUp: .mouth
    case .rightReflexX, .rightReflexY, .leftReflexX, .leftReflexY: .reflex
    }
  }

  /// The fine quantum: degrees, millimetres, or a fraction (lids: of the open fissure; pupil: of the iris).
  public var quantum: Double {
    switch sign {
    case .head: 1
    case .gaze, .deviation, .crease, .brows: 0.5
    case .upperLid, .lowerLid, .lidContour: 0.03125
    case .pupil: 0.015625
    case .mouth: 1
    case .reflex: 0.125
    case .wrinkles: 1
    }
  }

  /// Codes lie within ± this value: 3 open fissures, 180° of head, 90° of gaze, 1 iris, 60 mm of mouth, 30 mm of brow.
  public var limit: Int {
    switch sign {
    case .head, .gaze, .deviation: 180
    case .upperLid, .lowerLid, .lidContour: 96
    case .crease, .mouth, .brows: 60
    case .pupil: 64
    case .reflex: 40
    case .wrinkles: 0
    }
  }

  /// The lid columns of one eye: upper and lower, central, nasal, temporal.
  public static func lids(_ eye: Eye) -> (upper: [MotionColumn], lower: [MotionColumn]) {
    switch eye {
    case .right:
      ([.rightUpper, .rightUpperNasal, .rightUpperTemporal], [.rightLower, .rightLowerNasal, .rightLowerTemporal])
    case .left:
      ([.leftUpper, .leftUpperNasal, .leftUpperTemporal], [.leftLower, .leftLowerNasal, .leftLowerTemporal])
    }
  }

  /// Whether a picture with these flags holds a value; otherwise the last one is held.
  func isMeasured(_ flags: MotionFlags) -> Bool {
    guard flags.contains(.faceVisible) else { return false }
    switch self {
    case .headYaw, .headPitch, .headRoll: return true
    case .versionYaw, .versionPitch: return flags.showsGlobe(.right) || flags.showsGlobe(.left)
    case .vergenceYaw, .vergencePitch: return flags.showsGlobe(.right) && flags.showsGlobe(.left)
    case .rightUpper, .rightUpperNasal, .rightUpperTemporal: return flags.showsGlobe(.right)
    case .leftUpper, .leftUpperNasal, .leftUpperTemporal: return flags.showsGlobe(.left)
    case .rightLower, .rightLowerNasal, .rightLowerTemporal: return flags.showsLids(.right)
    case .leftLower, .leftLowerNasal, .leftLowerTemporal: return flags.showsLids(.left)
    case .rightCrease: return flags.contains(.crease(.right))
    case .leftCrease: return flags.contains(.crease(.left))
    case .rightPupil: return flags.contains(.pupil(.right))
    case .leftPupil: return flags.contains(.pupil(.left))
    case .rightBrow: return flags.contains(.brow(.right))
    case .leftBrow: return flags.contains(.brow(.left))
    case .mouthOpening, .rightCornerOut, .rightCornerUp, .leftCornerOut, .leftCornerUp: return flags.contains(.mouth)
    case .rightReflexX, .rightReflexY: return flags.contains(.reflex(.right))
    case .leftReflexX, .leftReflexY: return flags.contains(.reflex(.left))
    }
  }
}

/// What one picture of the recording could show, as 16 bits.
public struct MotionFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let faceVisible = MotionFlags(rawValue: 1)
  /// Mouth measured.
  public static let mouth = MotionFlags(rawValue: 2)
  public static func closed(_ eye: Eye) -> MotionFlags { of(eye, 0) }
  public static func covered(_ eye: Eye) -> MotionFlags { of(eye, 1) }
  public static func unsure(_ eye: Eye) -> MotionFlags { of(eye, 2) }
  /// Crease measured.
  public static func crease(_ eye: Eye) -> MotionFlags { of(eye, 3) }
  /// Pupil measured.
  public static func pupil(_ eye: Eye) -> MotionFlags { of(eye, 4) }
  /// Reflex seen.
  public static func reflex(_ eye: Eye) -> MotionFlags { of(eye, 5) }
  /// Brow measured.
  public static func brow(_ eye: Eye) -> MotionFlags { of(eye, 6) }

  private static func of(_ eye: Eye, _ bit: UInt16) -> MotionFlags {
    MotionFlags(rawValue: 1 << (2 + bit + (eye == .left ? 7 : 0)))
  }

  /// The lids are seen: neither covered nor unsure.
  public func showsLids(_ eye: Eye) -> Bool {
    contains(.faceVisible) && !contains(.covered(eye)) && !contains(.unsure(eye))
  }
  /// The globe is seen: the lids are, and are open.
  public func showsGlobe(_ eye: Eye) -> Bool { showsLids(eye) && !contains(.closed(eye)) }

  /// Nothing is said of what is not seen: no face has no flags, and a hidden eye has no crease, pupil or reflex.
  var isConsistent: Bool {
    guard contains(.faceVisible) else { return isEmpty }
    return Eye.allCases.allSatisfy { eye in
      let hidden: MotionFlags = [.crease(eye), .pupil(eye), .reflex(eye)]
      if contains(.covered(eye)) { return isDisjoint(with: [.closed(eye), .unsure(eye)]) && isDisjoint(with: hidden) }
      if contains(.unsure(eye)) { return !contains(.closed(eye)) && isDisjoint(with: hidden) }
      return !contains(.closed(eye)) || isDisjoint(with: hidden)
    }
  }
}
