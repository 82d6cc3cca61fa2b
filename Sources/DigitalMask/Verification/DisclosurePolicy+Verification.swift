import MaskDisclosure
import MaskSigns

extension DisclosurePolicy {
  /// Everything in the finest steps: what the clinic itself knows. A record of it never leaves the memory.
  static var undisclosed: DisclosurePolicy {
    var all = PolicySummary()
    for sign in Sign.allCases { all[sign] = SignModes(baseline: .exact, motion: sign == .wrinkles ? .none : .fine) }
    return DisclosurePolicy(all)
  }

  /// The policy that a record was made by.
  init(_ summary: PolicySummary) {
    self.init()
    for sign in Sign.allCases {
      // Wrinkles do not move, so nothing can be refused here but by a record that no policy makes.
      try? set(sign, summary[sign])
    }
  }
}
