import Foundation
import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct ScoreFileTests {
  private static let ten = (0..<10).map { "0.\($0)" }

  @Test func `the last column is the score, whatever stands before it`() throws {
    let text = ["a b 0.5", "7\t-1.25e-2", "x;y;3", "a,4 ", "", "  5  ", "+6"] + Self.ten
    let scores = try ScoreFile.parse(Array(text.joined(separator: "\r\n").utf8))
    #expect(Array(scores.prefix(6)) == [0.5, -0.0125, 3, 4, 5, 6] && scores.count == 16)
  }

  @Test(arguments: ["nan", "inf", "0x10", "a", "1e999", "1.2.3", "1,", String(repeating: "1", count: 65)])
  func `what is no finite decimal number is refused with its line`(cell: String) {
    let text = (Self.ten + [cell]).joined(separator: "\n")
    #expect(throws: AuditError.scores(line: 11, .notANumber)) { try ScoreFile.parse(Array(text.utf8)) }
  }

  @Test func `too few scores are refused`() {
    #expect(throws: AuditError.scores(line: nil, .tooFew)) { try ScoreFile.parse(Array("1\n2\n".utf8)) }
    #expect(throws: AuditError.scores(line: nil, .tooFew)) { try ScoreFile.parse([]) }
  }

  @Test func `whatever bytes come, there are finite scores or a fault`() {
    var random = SeededGenerator(state: 5)
    let valid = Array(((0..<40).map { "p\($0) q 0.\($0)" }).joined(separator: "\n").utf8)
    var read = 0
    for _ in 0..<2000 {
      var bytes = valid
      for _ in 0..<random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      if let scores = try? ScoreFile.parse(bytes) {
        read += 1
        #expect(scores.allSatisfy { $0.isFinite })
      }
    }
    #expect(read > 100 && read < 2000)
  }

  /// The same scores as a matrix and as two files: the metrics, checked against pyeer and scikit-learn there, are the same.
  @Test(arguments: Golden.sets)
  func `files of scores give the metrics of the same scores`(set: String) throws {
    let pairs = try Golden.matrix(set).pairs
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("scores-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let files = ["genuine", "impostor"].map { place.appendingPathComponent($0).path }
    for (file, scores) in zip(files, [pairs.mated, pairs.nonMated]) {
      try scores.enumerated().map { "probe\($0) entry \($1)" }.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    }
    let figures = try ScoreFigures.read(genuine: files[0], impostor: files[1])
    let expected = try Golden.reference(set)
    #expect(abs(figures.equalErrorRate - (try #require(expected["eer"]))) < 1e-9)
    #expect(abs(figures.minimumCllr - (try #require(expected["min_cllr"]))) < 1e-9)
    #expect(figures.mated == pairs.mated.count && figures.nonMated == pairs.nonMated.count)
    // Read as distances, those that are nearest to one another are the strangers.
    let turned = try ScoreFigures.read(genuine: files[0], impostor: files[1], areDistances: true)
    #expect(abs(turned.area - (1 - figures.area)) < 1e-9)
    #expect(!figures.html.contains(place.path))
    #expect(throws: AuditError.scores(line: nil, .missing)) { try ScoreFigures.read(genuine: files[0], impostor: "/nowhere") }
  }
}
