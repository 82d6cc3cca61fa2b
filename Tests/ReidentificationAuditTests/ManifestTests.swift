import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct ManifestTests {
  private static func table(_ lines: [String]) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }
  private static let header = "person\tsession\toriginal\tmask\trecord\tsex"
  private static let people = (0..<12).flatMap { p in
    (0..<2).map { "p\(p)\ts\($0)\to/\(p)-\($0).jpg\t\t\t\(p % 2 == 0 ? "f" : "")" }
  }

  private static func fault(_ lines: [String]) -> AuditError? {
    do {
      _ = try PeopleManifest.parse(table(lines))
      return nil
    } catch {
      return error
    }
  }

  @Test func `people, sessions, files and groups are read`() throws {
    let manifest = try PeopleManifest.parse(Self.table(["# made by hand", "", Self.header] + Self.people + [""]))
    #expect(manifest.people.count == 12 && manifest.groups == ["sex"])
    #expect(manifest.people[3].sessions.map(\.original) == ["o/3-0.jpg", "o/3-1.jpg"])
    #expect(manifest.people[0].sessions.allSatisfy { $0.mask == nil && $0.record == nil })
    #expect(manifest.people[0].groups == ["f"] && manifest.people[1].groups == [""])
  }

  @Test func `a byte order mark, returns at line ends, blanks and another order of columns change nothing`() throws {
    let plain = try PeopleManifest.parse(Self.table([Self.header] + Self.people))
    let windows = try PeopleManifest.parse(
      Array("\u{FEFF}".utf8) + Array(([Self.header] + Self.people).map { $0 + "\r\n" }.joined().utf8))
    #expect(windows == plain)
    let turned = try PeopleManifest.parse(
      Self.table(["sex\tsession\tPerson\toriginal"] + Self.people.map { line in
        let c = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return " \(c[5])\t\(c[1])\t\(c[0]) \t\(c[2])"
      }))
    #expect(turned == plain)
  }

  @Test func `a fault is told with the number of its line`() {
    let (h, p) = (Self.header, Self.people)
    #expect(Self.fault([]) == .manifest(line: nil, .noHeader))
    #expect(Self.fault(["person\toriginal"] + p) == .manifest(line: 1, .noHeader))
    #expect(Self.fault(["person\tsession\tsex"]) == .manifest(line: 1, .nothingToAttack))
    #expect(Self.fault(["person\tsession\tmask\tMASK"]) == .manifest(line: 1, .doubleColumn))
    #expect(Self.fault(["person\tsession\tmask\t<b>"]) == .manifest(line: 1, .columnName))
    #expect(Self.fault(["person\tsession\tmask\t"]) == .manifest(line: 1, .columnName))
    #expect(Self.fault([(0..<17).map { "c\($0)" }.joined(separator: "\t")]) == .manifest(line: 1, .tooManyColumns))
    #expect(Self.fault([h, "a\tb"]) == .manifest(line: 2, .cells))
    #expect(Self.fault([h] + p + ["\ts9\t\t\t\t"]) == .manifest(line: 26, .noName))
    #expect(Self.fault([h] + p + ["p0\ts0\t\t\t\t"]) == .manifest(line: 26, .doubleSession))
    #expect(Self.fault([h] + p + ["p0\ts9\t\t\t\tm"]) == .manifest(line: 26, .groupDiffers))
    #expect(Self.fault([h, "p\ts\ta\u{7}b\t\t\t"]) == .manifest(line: 2, .cell))
    #expect(Self.fault([h, "p\ts\ta\u{202E}gpj.b\t\t\t"]) == .manifest(line: 2, .cell))
    #expect(Self.fault([h, "p\ts\ta\u{0}b\t\t\t"]) == .manifest(line: 2, .cell))
    #expect(Self.fault([h, "p\ts\t\(String(repeating: "x", count: 1025))\t\t\t"]) == .manifest(line: 2, .cell))
    #expect(Self.fault([h] + p.prefix(18)) == .manifest(line: nil, .tooFewPeople))
    #expect(Self.fault([h] + (0..<25).map { "p\($0)\ts\t\t\t\tv\($0)" }) == .manifest(line: 26, .tooManyGroups))
    #expect(Self.fault([h] + (0..<3001).map { "p\($0)\ts\t\t\t\t" }) == .manifest(line: 3002, .tooManyLines))
    #expect(throws: AuditError.manifest(line: nil, .notText)) { try PeopleManifest.parse([0x70, 0xFF, 0xFE]) }
  }

  @Test func `whatever bytes come, the parser answers with people or a fault`() {
    var random = SeededGenerator(state: 77)
    let valid = Self.table([Self.header] + Self.people)
    var read = 0
    for round in 0..<4000 {
      var bytes = round % 4 == 0 ? (0..<random.below(200)).map { _ in UInt8(random.below(256)) } : valid
      for _ in 0..<random.below(6) where !bytes.isEmpty {
        let at = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[at] = UInt8(random.below(256))
        case 1: bytes.insert([9, 10, 13, 0, 0xE2, 35, 32][random.below(7)], at: at)
        case 2: bytes.remove(at: at)
        default: bytes.removeSubrange(at...)
        }
      }
      if let manifest = try? PeopleManifest.parse(bytes) {
        read += 1
        #expect(manifest.people.allSatisfy { !$0.sessions.isEmpty && $0.groups.count == manifest.groups.count })
        let paths = manifest.people.flatMap(\.sessions).flatMap { [$0.original, $0.mask, $0.record] }.compactMap(\.self)
        #expect(paths.allSatisfy { !$0.isEmpty && !$0.contains("\t") && !$0.contains("\0") && $0.utf8.count <= 1024 })
      }
    }
    // Else the mutations would test nothing but refusals.
    #expect(read > 100 && read < 4000)
  }
}
