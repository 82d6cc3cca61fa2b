import MaskDisclosure
import MaskSigns

/// A policy that the audit attacks.
public enum AuditedPolicy: String, Hashable, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  /// The default.
  case eyes
  case minimal
  /// The default, all movement in quanta four times as large.
  case coarse
  /// The default without any head.
  case headless
  /// The default without any movement.
  case still
  /// A deliberately leaky mask: every habit leaves as measured. The attackers must catch it.
  case leaky

  public var policy: DisclosurePolicy {
    switch self {
    case .eyes: .eyes
    case .minimal: DisclosurePolicy(.minimal)
    case .coarse: Self.changed { $0.motion = $0.motion == .none ? .none : .coarse }
    case .headless: Self.changed([.head]) { $0 = .withheld }
    case .still: Self.changed { $0.motion = .none }
    case .leaky: Self.changed { $0.baseline = $0.baseline == .none ? .none : .exact }
    }
  }

  /// The default policy with some signs' modes changed.
  private static func changed(_ signs: [Sign] = Sign.allCases, _ change: (inout SignModes) -> Void) -> DisclosurePolicy {
    var policy = DisclosurePolicy.eyes
    for sign in signs {
      var modes = policy[sign]
      change(&modes)
      // Only movement of wrinkles is refused, and none of these changes asks for it.
      try? policy.set(sign, modes)
    }
    return policy
  }

  public var meaning: String {
    switch self {
    case .eyes: "the default: healthy habits become the norm, movement in fine quanta"
    case .minimal: "blinks and large movements only"
    case .coarse: "the default with movement in quanta four times as large"
    case .headless: "the default without the head"
    case .still: "the default without any movement"
    case .leaky: "deliberately leaky: every habit leaves exactly as measured"
    }
  }

  /// Which are drawn, too, for attackers who look at pictures.
  static let drawn: [AuditedPolicy] = [.eyes, .leaky]
}
