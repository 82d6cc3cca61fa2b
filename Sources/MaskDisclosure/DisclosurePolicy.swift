import MaskSigns

/// Which signs may leave, and how finely.
public struct DisclosurePolicy: Hashable, Sendable {
  /// What becomes of each sign.
  public internal(set) var summary: PolicySummary
  /// Eyes below are "unsure", faces below a quarter of it are "not visible": 0…1.
  public private(set) var minimumConfidence: Double

  /// Nothing leaves but when the face was visible and which eye was covered.
  public init() {
    summary = PolicySummary()
    minimumConfidence = 0.2
  }

  public subscript(sign: Sign) -> SignModes { summary[sign] }

  /// Sets what becomes of one sign by the names of a policy file; `nil` leaves as it is.
  public mutating func set(_ sign: String, baseline: String? = nil, motion: String? = nil) throws(PolicyError) {
    let sign = try Self.sign(named: sign)
    var modes = summary[sign]
    if let baseline { modes.baseline = try Self.baseline(named: baseline) }
    if let motion { modes.motion = try Self.motion(named: motion) }
    try set(sign, modes)
  }

  public mutating func set(_ sign: Sign, _ modes: SignModes) throws(PolicyError) {
    guard sign != .wrinkles || modes.motion == .none else { throw .noMotion(sign) }
    summary[sign] = modes
  }

  public mutating func setMinimumConfidence(_ value: Double) throws(PolicyError) {
    guard value >= 0, value <= 1 else { throw .confidence(value) }
    minimumConfidence = value
  }

  public static func sign(named name: String) throws(PolicyError) -> Sign {
    guard let sign = Sign.allCases.first(where: { $0.name == name }) else { throw .unknownSign(name) }
    return sign
  }
  public static func baseline(named name: String) throws(PolicyError) -> BaselineMode {
    guard let mode = BaselineMode.allCases.first(where: { $0.name == name }) else { throw .unknownBaseline(name) }
    return mode
  }
  public static func motion(named name: String) throws(PolicyError) -> MotionMode {
    guard let mode = MotionMode.allCases.first(where: { $0.name == name }) else { throw .unknownMotion(name) }
    return mode
  }
}
