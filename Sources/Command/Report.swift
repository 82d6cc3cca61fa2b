import ArgumentParser
import DigitalMask
import Foundation
import Reports

/// `digitalmask report`: what a clinician reads from a record, as one page.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes what can be read from a record as one HTML page: findings, plots, stills of the mask.",
    discussion: """
      The page needs no network and no scripts, and holds nothing of the patient beyond the record. Findings describe; they \
      do not diagnose.

      Examples:
        digitalmask report visit.dmask                              → visit.html
        digitalmask report visit.dmask -o page.html --receipt visit.receipt.json
      """)

  @Argument(help: "A record (.dmask).") var record: String
  @Option(name: .shortAndLong, help: "Output page (.html); else beside the record.") var output: String?
  @Option(help: "The record's receipt (JSON), to be shown in the page.") var receipt: String?
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    if let output, [record, receipt].compactMap(\.self).contains(where: { sameFile($0, output) }) {
      throw ValidationError("Choose another output: the record and its receipt are never overwritten.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let url = URL(fileURLWithPath: record)
      let signs = try RecordFile.read(url)
      let destination = output.map { URL(fileURLWithPath: $0) } ?? url.deletingPathExtension().appendingPathExtension("html")
      let page = ReportPage(signs, receipt: try receipt.map(Self.text))
      let file = try PendingOutput.open(destination, replacing: force)
      do {
        try file.fill(with: Data(try page.html().utf8))
      } catch is ReportError {
        throw MaskError(.inputOutput, "The stills of the report could not be drawn: check the temporary folder and run again.")
      }
      try file.commit()
      let outside = page.findings.abnormal.count
      print("\(destination.lastPathComponent): \(outside) finding\(outside == 1 ? "" : "s") outside the healthy ranges, \(page.findings.unjudged.count) cannot be judged")
    }
  }

  private static func text(of path: String) throws -> String {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw MaskError(.unreadableInput, "The receipt cannot be read: check its name.")
    }
    guard data.count <= ReportPage.longestReceipt else { throw MaskError(.badInput, "The receipt is too long to be one of ours.") }
    return String(decoding: data, as: UTF8.self)
  }
}
