import MaskDisclosure
import MaskSigns
import Testing

struct PolicyTests {
  @Test func `presets have names and only full lets everything move`() throws {
    for preset in DisclosurePolicy.Preset.allCases {
      #expect(try DisclosurePolicy(named: preset.rawValue) == DisclosurePolicy(preset))
    }
    #expect(throws: PolicyError.unknownPreset("all")) { try DisclosurePolicy(named: "all") }
    #expect(DisclosurePolicy(.full)[.mouth].motion == .fine && DisclosurePolicy.eyes[.mouth] == .withheld)
  }

  @Test func `a policy is set by names, and mistakes are told`() throws {
    var policy = DisclosurePolicy()
    try policy.set("upper_lid", baseline: "steps", motion: "coarse")
    try policy.set("upper_lid", motion: "fine")
    #expect(policy[.upperLid] == SignModes(baseline: .steps, motion: .fine))
    #expect(throws: PolicyError.unknownSign("nose")) { try policy.set("nose") }
    #expect(throws: PolicyError.unknownBaseline("all")) { try policy.set("gaze", baseline: "all") }
    #expect(throws: PolicyError.unknownMotion("slow")) { try policy.set("gaze", motion: "slow") }
    #expect(throws: PolicyError.noMotion(.wrinkles)) { try policy.set("wrinkles", motion: "fine") }
    #expect(throws: PolicyError.confidence(2)) { try policy.setMinimumConfidence(2) }
  }

  @Test func `every sign keeps its modes through a record`() throws {
    var random = Random(1)
    let clip = Moment.clip(20, &random)
    for preset in DisclosurePolicy.Preset.allCases {
      let policy = DisclosurePolicy(preset)
      let record = try disclose(Person().fit(clip), policy: policy, context: context)
      #expect(try SignRecord.decode(record.encode()).header.policy == policy.summary)
    }
  }

  @Test func `coarse movement takes fewer bytes than fine`() throws {
    var random = Random(1)
    let clip = Moment.clip(200, &random)
    let fine = DisclosurePolicy(.full)
    var coarse = fine
    for sign in Sign.allCases where sign != .wrinkles { try coarse.set(sign.name, motion: "coarse") }
    let (first, second) = (
      try disclose(Person().fit(clip), policy: fine, context: context).codedBytes,
      try disclose(Person().fit(clip), policy: coarse, context: context).codedBytes
    )
    #expect(Double(second) < 0.75 * Double(first))
  }
}
