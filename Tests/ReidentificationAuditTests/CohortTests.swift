import ClinicalFindings
import MaskDisclosure
import MaskSigns
import Testing

@testable import ReidentificationAudit

@Suite struct CohortTests {
  private static let people = CohortPerson.cohort(0..<3, seed: 5, part: 1)

  @Test func `the same seed gives the same record, another day another one`() throws {
    let person = try #require(Self.people.first)
    let records = try person.recordings(2).map { try $0.record(.eyes) }
    let first = try #require(records.first)
    #expect(try first == person.recordings(1).first?.record(.eyes))
    #expect(first != records[1])
    #expect(first.count == 600)
  }

  @Test func `a longer cohort begins with the shorter one, and another part shares nobody`() {
    let longer = CohortPerson.cohort(0..<9, seed: 5, part: 1)
    #expect(longer.prefix(3).map(\.face) == Self.people.map(\.face))
    let others = CohortPerson.cohort(0..<9, seed: 5, part: 2)
    #expect(Set(longer.map(\.face)).isDisjoint(with: others.map(\.face)))
  }

  @Test func `records blink, look about and are measured`() throws {
    for person in Self.people {
      let record = try #require(try person.recordings(1).first).record(.eyes)
      let yaw = Trace(record, .versionYaw)
      #expect(yaw.values.count > 400)
      // Eight looks aside of up to 18°, read with slopes from 0.6 to 1.1, some of it done by the head.
      #expect(yaw.quantile(0.98) - yaw.quantile(0.02) > 10)
      #expect(record.header.baselines[.mrd1, .right] != .notMeasured)
      let features = RecordFeatures.of(record)
      #expect(features.count { $0.isFinite } > features.count / 2)
    }
  }

  /// Why the presets let a contour leave only where it is clearly abnormal.
  @Test func `no finding rests on the contour of the lids`() throws {
    var settled = DisclosurePolicy.eyes
    try settled.set(.lidContour, SignModes(baseline: .settled, motion: .fine))
    #expect(DisclosurePolicy.eyes[.lidContour].baseline == .clear)
    for person in CohortPerson.cohort(0..<4, seed: 5, part: 3, condition: .thyroid) {
      let recording = try #require(try person.recordings(1).first)
      #expect(try Findings(recording.record(.eyes)).all == Findings(recording.record(settled)).all)
    }
  }

  @Test func `still records of the default policy say nothing but what is fixed`() throws {
    let person = try #require(Self.people.first)
    let record = try #require(try person.recordings(1).first).record(AuditedPolicy.still.policy)
    for column in MotionColumn.allCases { #expect(Trace(record, column).values.isEmpty, "\(column)") }
  }

  @Test func `an exact record tells people apart by its fixed values`() throws {
    func signatures(_ policy: AuditedPolicy) throws -> Set<FixedSignature> {
      Set(try Self.people.flatMap { try $0.recordings(1).map { FixedSignature(try $0.record(policy.policy)) } })
    }
    #expect(try signatures(.leaky).count == Self.people.count)
  }
}
