import FaceReconstruction
import Foundation
import MaskDisclosure
import MaskSigns
import Testing

@testable import DigitalMask

/// What the receipt tells of a verification tells nothing that the wall withheld.
@Suite struct FidelityTests {
  private func fidelity(_ actor: Actor, _ policy: DisclosurePolicy) throws -> (evidence: Data, record: [UInt8]) {
    let record = try actor.record(policy)
    let result = Verification(
      try MaskReading(record, IdealReader.read(record), side: 720), source: try SourceSigns(actor.fit), picture: .file)
    #expect(result.passed, "\(result.failures)")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try encoder.encode(result.fidelity), record.encode())
  }

  @Test(arguments: DisclosurePolicy.Preset.allCases)
  func `healthy people with other lids and faces get the same evidence`(preset: DisclosurePolicy.Preset) throws {
    let policy = DisclosurePolicy(preset)
    let first = try fidelity(Actor(mrd1: BothEyes(right: 3.6, left: 3.7), mrd2: 4.6, shape: -1), policy)
    let second = try fidelity(Actor(mrd1: BothEyes(right: 4.9, left: 4.7), mrd2: 5.9, shape: 1.5), policy)
    #expect(first.record == second.record)
    #expect(first.evidence == second.evidence)
  }

  @Test func `a deviation that a policy withholds changes no byte of the evidence`() throws {
    let policy = DisclosurePolicy(.motility)
    let healthy = try fidelity(Actor(blinks: false, gaze: 8), policy)
    var other = policy
    try other.set(.upperLid, .withheld)
    try other.set(.lowerLid, .withheld)
    let first = try fidelity(Actor(blinks: false, gaze: 8), other)
    let second = try fidelity(Actor(mrd1: BothEyes(right: 4.2, left: 0.5), blinks: false, gaze: 8), other)
    #expect(first.evidence == second.evidence)
    #expect(first.evidence != healthy.evidence)
  }

  @Test func `a receipt of a mask that was not verified says so`() throws {
    #expect(!Fidelity.notVerified.passed)
    #expect(Fidelity.notVerified.picture == .none)
    #expect(Fidelity.Picture.none.rawValue == "not verified")
  }
}
