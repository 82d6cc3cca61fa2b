import Foundation
import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct ManifestStudyTests {
  /// People whose originals are their faces and whose masks and records show so much of them.
  private func people(_ count: Int, leak: Double, blind: Bool = false, originals: Bool = true) -> [PersonEvidence] {
    var random = SeededGenerator(state: 41)
    func vector(_ centre: [Double], _ noise: Double) -> [Double] {
      let v = centre.map { $0 + noise * random.normal() }
      let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return v.map { $0 / length }
    }
    return (0..<count).map { _ in
      let face = (0..<16).map { _ in random.normal() }
      return PersonEvidence(
        sessions: (0..<3).map { _ in
          var session = SessionEvidence()
          if originals { session.original = blind ? vector([Double](repeating: 0, count: 16), 1).map(Float.init) : vector(face, 0.1).map(Float.init) }
          for procedure in Comparators.all where originals { session.hidden[procedure.id] = session.original }
          session.givenMask = vector(face.map { $0 * leak }, 1).map(Float.init)
          for part in RecordFeatures.Part.allCases { session.givenFeatures[part] = vector(face.map { $0 * leak }, 1) }
          return session
        })
    }
  }

  private func result(_ people: [PersonEvidence], groups: [PeopleGroup] = []) throws -> ManifestResult {
    try ManifestResult(people, groups: groups, stills: 1, galleries: 6, seed: 5)
  }

  @Test func `a tight mask passes, with every attack run`() throws {
    let result = try result(people(60, leak: 0))
    #expect(result.standing == .sound && result.notRun.isEmpty)
    for id in ["ignorant", "lazy-informed", "semi-informed", "whitebox", "inversion", "inversion-record"] {
      let attack = try #require(result.attack(id))
      #expect(attack.permutationP > 0.01 && attack.equalErrorRate > 0.35, "\(id)")
    }
    // Who learns from half of the people looks for the other half.
    #expect(result.attack("semi-informed")?.gallery == 30 && result.attack("ignorant")?.gallery == 60)
  }

  @Test func `a mask that shows the face is called linked`() throws {
    let result = try result(people(60, leak: 3))
    for id in ["ignorant", "lazy-informed", "semi-informed", "whitebox", "inversion", "inversion-record"] {
      #expect(Verdict.light(try #require(result.attack(id))) == .bad, "\(id)")
    }
    #expect(ManifestReport(result).html.contains("linked them"))
  }

  @Test func `originals that nobody is known by void the audit`() throws {
    let result = try result(people(60, leak: 0, blind: true))
    #expect(result.standing == .void)
    #expect(ManifestReport(result).html.contains("VOID"))
  }

  @Test func `without originals it says what could not be run, and that nothing is proved`() throws {
    let result = try result(people(60, leak: 0, originals: false))
    #expect(result.standing == .unproven && result.comparators.isEmpty)
    let unrun = result.notRun.map(\.id)
    #expect(unrun.contains("unprotected") && unrun.contains("ignorant") && !unrun.contains("lazy-informed"))
    let report = ManifestReport(result)
    #expect(report.html.contains("UNPROVEN") && report.summary.contains { $0.contains("NOT RUN: 0 people") })
  }

  @Test func `too few people to learn from is said`() throws {
    let result = try result(people(39, leak: 0))
    let reason = try #require(result.notRun.first { $0.id == "semi-informed" }?.reason)
    #expect(reason.contains("39 people") && reason.contains("40"))
    #expect(result.attack("lazy-informed") != nil)
  }

  @Test func `a person's probe and entry are never of one session`() throws {
    // Everybody's mask has one number of its session, which tells nothing of the person.
    var random = SeededGenerator(state: 2)
    let people = (0..<30).map { _ in
      PersonEvidence(
        sessions: (0..<2).map { _ in
          var session = SessionEvidence()
          session.givenMask = (0..<8).map { _ in Float(random.normal()) }
          session.original = session.givenMask
          return session
        })
    }
    let result = try result(people)
    #expect(try #require(result.attack("ignorant")).rank1 < 0.2)
    #expect(try #require(result.attack("lazy-informed")).rank1 < 0.2)
  }

  @Test func `figures by group are of the group's people, and hostile names are escaped`() throws {
    let people = people(60, leak: 0)
    let group = PeopleGroup(name: "<script>", values: people.indices.map { $0 < 20 ? "a&b" : $0 < 55 ? "c" : "d" })
    let result = try result(people, groups: [group])
    let own = result.groups.filter { $0.attack == "unprotected" }
    #expect(own.map(\.value) == ["a&b", "c"] && own.map(\.people) == [20, 35])
    #expect(own.allSatisfy { $0.rank1 == 1 && $0.chance == 1 / Double($0.people) })
    let page = ManifestReport(result).html
    #expect(!page.contains("<script") && page.contains("a&amp;b"))
  }

  @Test func `an attack on people who lack what it needs leaves them out, not down`() throws {
    var people = people(40, leak: 0)
    for k in 0..<10 { for s in 0..<3 { people[k].sessions[s].original = [] } }
    let unprotected = try #require(try result(people).attack("unprotected"))
    #expect(unprotected.gallery == 30 && unprotected.rank1 == 1)
  }

  /// Photographs of real people are not in this repository: DIGITALMASK_PHOTOGRAPHS names a folder of PERSON_0.jpg and
  /// PERSON_1.jpg.
  private static let photographs = ProcessInfo.processInfo.environment["DIGITALMASK_PHOTOGRAPHS"]

  @Test(.enabled(if: photographs != nil, "skipped: DIGITALMASK_PHOTOGRAPHS names no folder of photographs"))
  func `photographs of real people are found by other photographs of them`() async throws {
    let folder = try #require(Self.photographs)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix("_0.jpg") }.sorted().prefix(20)
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("photographs-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let lines = names.flatMap { name in (0..<2).map { "\(name)\t\($0)\t\(folder)/\(name.dropLast(5))\($0).jpg" } }
    let table = place.appendingPathComponent("people.tsv")
    try (["person\tsession\toriginal"] + lines).joined(separator: "\n").write(to: table, atomically: true, encoding: .utf8)
    let study = try ManifestStudy(manifest: table.path, folder: place.path + "/evidence", stills: 1)
    let result = try await study.run()
    #expect(result.standing == .sound && result.faults.isEmpty)
    #expect(try #require(result.attack("unprotected")).rank1 >= 0.95)
    #expect(result.notRun.map(\.id).contains("ignorant"))
    // Again: nothing is looked at twice.
    #expect(try await study.run() == result)
  }

  @Test func `evidence is kept under a word that changes with the file and tells no name`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let file = place.appendingPathComponent("mueller.jpg")
    try Data("one".utf8).write(to: file)
    let session = PeopleManifest.Session(original: "mueller.jpg")
    let key = SessionFiles(session, base: place).key(stills: 8)
    #expect(key == SessionFiles(session, base: place).key(stills: 8))
    #expect(key != SessionFiles(session, base: place).key(stills: 4))
    #expect(!key.contains("mueller") && key.count == "session-".count + 16)
    try Data("three".utf8).write(to: file)
    #expect(key != SessionFiles(session, base: place).key(stills: 8))
  }
}
