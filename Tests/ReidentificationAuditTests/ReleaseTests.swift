import Foundation
import MaskDisclosure
import MaskSigns
import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct ReleaseTests {
  /// Records of people who do not exist, a healthy half and a half with drooping lids.
  private static let records: [SignRecord] = {
    let people = CohortPerson.cohort(0..<12, seed: 3, part: 1) + CohortPerson.cohort(0..<12, seed: 3, part: 2, condition: .ptosis)
    return people.compactMap { try? $0.recordings(1).first?.record(DisclosurePolicy.eyes) }
  }()
  private static let owners = Array(records.indices)

  @Test(arguments: [2, 5, 24])
  func `each signature that leaves is that of at least k people`(k: Int) throws {
    try #require(Self.records.count == 24)
    let release = try RecordRelease(Self.records, people: Self.owners, k: k)
    var holders: [FixedSignature: Int] = [:]
    for record in release.records { holders[FixedSignature(record), default: 0] += 1 }
    #expect(holders.values.allSatisfy { $0 >= k })
    #expect(release.figures.fewestAfter >= k && release.figures.rareBefore > 0)
    #expect(release.figures.signaturesAfter == holders.count)
    #expect(release.figures.kept + release.figures.lost + release.figures.withheld == release.figures.abnormal)
  }

  @Test func `movement, times and whatever else is not fixed stays as it was`() throws {
    let release = try RecordRelease(Self.records, people: Self.owners, k: 5)
    for (old, new) in zip(Self.records, release.records) {
      var header = new.header
      (header.baselines, header.wrinkles) = (old.header.baselines, old.header.wrinkles)
      #expect(header == old.header && new.count == old.count)
      for column in MotionColumn.allCases {
        #expect((0..<old.count).allSatisfy { old.motion(column, at: $0) == new.motion(column, at: $0) })
      }
      #expect((0..<old.count).allSatisfy { old.time(at: $0) == new.time(at: $0) && old.flags(at: $0) == new.flags(at: $0) })
      #expect(try SignRecord.decode(new.encode()) == new)
    }
  }

  @Test func `no value that leaves crosses a healthy edge`() throws {
    let release = try RecordRelease(Self.records, people: Self.owners, k: 4)
    for (old, new) in zip(Self.records, release.records) {
      for (a, b) in zip(old.baselineEntries, new.baselineEntries) {
        switch (a.baseline, b.baseline) {
        case (_, .notMeasured), (.norm, .norm): break
        case (.value, .value):
          let range = HealthyRanges.of(a.sign)
          #expect(try range.side(of: #require(a.value)) == range.side(of: #require(b.value)))
        default: Issue.record("\(a.sign.name) turned from \(a.baseline) to \(b.baseline)")
        }
      }
    }
  }

  @Test func `who is like enough others loses nothing`() throws {
    let same = [SignRecord](repeating: Self.records[0], count: 6)
    let release = try RecordRelease(same, people: Array(0..<6), k: 5)
    #expect(release.records == same)
    #expect(release.figures.coarser.isEmpty && release.figures.deviationsWithheld.isEmpty && release.figures.normalWithheld.isEmpty)
  }

  @Test func `many records of one person are one person`() throws {
    let same = [SignRecord](repeating: Self.records[0], count: 6)
    #expect(throws: AuditError.release(.tooFewPeople)) { try RecordRelease(same, people: [0, 0, 0, 0, 0, 0], k: 2) }
    let mixed = Array(Self.records.prefix(4)) + Array(Self.records.prefix(4))
    let owners = [0, 1, 2, 3, 0, 1, 2, 3]
    let release = try RecordRelease(mixed, people: owners, k: 3)
    var holders: [FixedSignature: Set<Int>] = [:]
    for (record, owner) in zip(release.records, owners) { holders[FixedSignature(record), default: []].insert(owner) }
    #expect(holders.values.allSatisfy { $0.count >= 3 })
  }

  @Test func `what cannot be released is refused`() throws {
    #expect(throws: AuditError.release(.noRecords)) { try RecordRelease([], people: [], k: 5) }
    #expect(throws: AuditError.release(.tooFewPeople)) { try RecordRelease(Self.records, people: Self.owners, k: 25) }
    #expect(throws: AuditError.release(.tooFewPeople)) { try RecordRelease(Self.records, people: Self.owners, k: 1) }
    let other = try #require(try CohortPerson.cohort(0..<1, seed: 3, part: 1)[0].recordings(1).first?.record(DisclosurePolicy(.minimal)))
    #expect(throws: AuditError.release(.policies)) { try RecordRelease(Self.records + [other], people: Array(0..<25), k: 2) }
  }

  @Test func `rounding goes to multiples, away from normal at halves, and stays on its side`() throws {
    let place = ReleasePlace.habit(.mrd1, .settled)
    let range = HealthyRanges.of(.mrd1)
    let edge = Int((range.lower / BaselineSign.mrd1.clinicalStep).rounded())
    let low = try #require(place.rounding(edge - 1, edge - 2, .below) ?? place.rounding(edge - 2, edge - 1, .below))
    #expect(Double(low.code) * BaselineSign.mrd1.clinicalStep < range.lower)
    #expect(place.rounding(3, 3, ReleasePlace.side(3, .mrd1, .settled))?.step == 1)
    // Coarser only as far as needed.
    for least in -20...20 {
      for greatest in least...20 where ReleasePlace.side(least, .mrd1, .settled) == ReleasePlace.side(greatest, .mrd1, .settled) {
        let side = ReleasePlace.side(least, .mrd1, .settled)
        guard let found = place.rounding(least, greatest, side) else { continue }
        #expect(ReleasePlace.side(found.code, .mrd1, .settled) == side && found.code % found.step == 0)
        #expect(abs(found.code - least) <= 2 * found.step && abs(found.code - greatest) <= 2 * found.step)
      }
    }
  }

  @Test func `a folder is released whole or not at all`() throws {
    let manager = FileManager.default
    let place = manager.temporaryDirectory.appendingPathComponent("release-\(UUID().uuidString)", isDirectory: true)
    defer { try? manager.removeItem(at: place) }
    let (source, goal) = (place.appendingPathComponent("in", isDirectory: true), place.appendingPathComponent("out", isDirectory: true))
    try manager.createDirectory(at: source.appendingPathComponent("anna", isDirectory: true), withIntermediateDirectories: true)
    for (k, record) in Self.records.prefix(6).enumerated() {
      // Two of them are one person's, in a folder of their own.
      try Data(record.encode()).write(to: source.appendingPathComponent(k < 2 ? "anna/\(k).dmask" : "r\(k).dmask"))
    }
    #expect(throws: AuditError.release(.tooFewPeople)) { try ReleaseFolder.release(source, into: goal, k: 6) }
    #expect(!manager.fileExists(atPath: goal.path))
    let figures = try ReleaseFolder.release(source, into: goal, k: 5)
    #expect(figures.people == 5 && figures.records == 6)
    #expect(try manager.contentsOfDirectory(atPath: goal.path).sorted() == ["anna", "r2.dmask", "r3.dmask", "r4.dmask", "r5.dmask", "release.json"])
    #expect(try Data(contentsOf: source.appendingPathComponent("r2.dmask")) == Data(Self.records[2].encode()))
    #expect(throws: AuditError.exists) { try ReleaseFolder.release(source, into: goal, k: 5) }
    try Data("broken".utf8).write(to: source.appendingPathComponent("r9.dmask"))
    let other = place.appendingPathComponent("other", isDirectory: true)
    #expect(throws: AuditError.release(.unreadable)) { try ReleaseFolder.release(source, into: other, k: 2) }
    #expect(!manager.fileExists(atPath: other.path))
    #expect(try manager.contentsOfDirectory(atPath: place.path).sorted() == ["in", "out"])
    #expect(throws: AuditError.release(.noRecords)) { try ReleaseFolder.release(place.appendingPathComponent("none"), into: other, k: 2) }
  }
}
