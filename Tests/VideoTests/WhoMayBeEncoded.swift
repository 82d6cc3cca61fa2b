import Foundation
import Testing

@Suite struct WhoMayBeEncoded {
  /// The types that may be written to a mask video, and where each lives; a source frame is none.
  static let allowed: [String: String] = ["Canvas": "MaskRendering", "PatientPicture": "SyntheticPatients"]

  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources").resolvingSymlinksInPath()

  @Test func `only the mask and a synthetic patient are drawn pictures`() throws {
    let files = try #require(FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
    var seen = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      seen += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      for (type, target) in Self.conformers(in: text, of: file) {
        #expect(Self.allowed[type] == target, "\(type) in \(target) must not be a DrawnPicture")
      }
    }
    #expect(seen > 10)
  }

  @Test func `a conformer is seen however it is written`() {
    let text = """
      package struct A: DrawnPicture {}
      struct B: ~Copyable,
        DrawnPicture {}
      extension C: Sendable, @unchecked DrawnPicture {}
      final class D<T>: Rasterization.DrawnPicture where T: Sendable {}
      func write(_ picture: borrowing some DrawnPicture & ~Copyable) {}
      package protocol DrawnPicture: ~Copyable, Sendable {}
      protocol E: DrawnPicture {}
      """
    let url = URL(fileURLWithPath: "/Sources/X/x.swift")
    #expect(Self.conformers(in: text, of: url).map(\.type) == ["A", "B", "C", "D", "E"])
  }

  /// Every declared type, extension or protocol whose list of parents names `DrawnPicture`.
  private static func conformers(in text: String, of file: URL) -> [(type: String, target: String)] {
    let declaration = #/(?:struct|class|enum|actor|extension|protocol)\s+([\w.]+)(?:<[^>{]*>)?\s*:([^{]*)\{/#
    let components = file.pathComponents
    let target = components.lastIndex(of: "Sources").map { components[$0 + 1] } ?? ""
    return text.matches(of: declaration).compactMap { match in
      match.output.2.contains(#/(?:^|\W)DrawnPicture(?:\W|$)/#) ? (String(match.output.1), target) : nil
    }
  }
}
