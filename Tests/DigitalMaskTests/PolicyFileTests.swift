import DigitalMask
import MaskDisclosure
import MaskSigns
import Testing

@Suite struct PolicyFileTests {
  @Test func `a file changes the preset that it is based on`() throws {
    let policy = try PolicyFile.parse(
      """
      based_on: eyes
      minimum_confidence: 0.7
      signs:
        mouth: { baseline: steps, motion: coarse }
      """)
    var expected = DisclosurePolicy(.eyes)
    try expected.set(.mouth, SignModes(baseline: .steps, motion: .coarse))
    try expected.setMinimumConfidence(0.7)
    #expect(policy == expected)
  }

  @Test func `without a base only what is named leaves beyond minimal`() throws {
    #expect(try PolicyFile.parse("signs: {}") == DisclosurePolicy(.minimal))
  }

  @Test(arguments: [
    "", "just text", "- a\n- b", "based_on: everything", "sings:\n  mouth: { motion: none }",
    "signs:\n  muoth: { motion: none }", "signs:\n  mouth: { motoin: none }", "signs:\n  mouth: { motion: some }",
    "signs:\n  wrinkles: { motion: fine }", "minimum_confidence: 2", "signs: [mouth]", "a: b: c",
  ])
  func `whatever is not understood is refused, never skipped`(yaml: String) {
    #expect(throws: MaskError.self) { try PolicyFile.parse(yaml) }
  }

  @Test func `a preset is found by its name`() throws {
    #expect(try PolicyFile.policy(named: "lids") == DisclosurePolicy(.lids))
    #expect(throws: MaskError.self) { try PolicyFile.policy(named: "no such preset or file") }
  }
}
