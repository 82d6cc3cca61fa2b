import MaskDisclosure
import MaskSigns

/// A policy that the audit attacks.
public enum AuditedPolicy: String, Hashable, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  /// The default.
  case eyes
  /// The default, but what may be a deviation leaves, too: when in doubt the sign stays.
  case doubtful
  /// The default, but only deviations beyond doubt leave.
  case clear
  case minimal
  /// The default, all movement in quanta four times as large.
  case coarse
  /// The default without any head.
  case headless
  /// No movement, and only deviations beyond doubt.
  case still
  /// A deliberately leaky mask: every habit leaves as measured. The attackers must catch it.
  case leaky

  public var policy: DisclosurePolicy {
    switch self {
    case .eyes: .eyes
    case .doubtful: Self.changed { $0.baseline = $0.baseline == .none ? .none : .norm }
    case .clear: Self.changed { $0.baseline = $0.baseline == .none ? .none : .clear }
    case .minimal: DisclosurePolicy(.minimal)
    case .coarse: Self.changed { $0.motion = $0.motion == .none ? .none : .coarse }
    case .headless: Self.changed([.head]) { $0 = .withheld }
    case .still: Self.changed { $0 = SignModes(baseline: $0.baseline == .none ? .none : .clear, motion: .none) }
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
    case .eyes: "the default: what was measured healthy becomes the norm, movement in fine quanta"
    case .doubtful: "the default, but what may be a deviation leaves, too"
    case .clear: "the default, but only deviations beyond the measurement's error leave"
    case .minimal: "blinks and large movements only"
    case .coarse: "the default with movement in quanta four times as large"
    case .headless: "the default without the head"
    case .still: "deviations beyond the measurement's error, no movement"
    case .leaky: "deliberately leaky: every habit leaves exactly as measured"
    }
  }

  /// Which are drawn, too, for attackers who look at pictures.
  static let drawn: [AuditedPolicy] = [.eyes, .leaky]
}
