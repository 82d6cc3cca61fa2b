import ArgumentParser
import DigitalMask
import Foundation
import ReidentificationAudit

/// `digitalmask release`: records of several people, made so alike that nobody is alone with their fixed values.
struct Release: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Coarsens the fixed values of a set of records until at least k people share each.",
    discussion: """
      Reads every record (.dmask) of a folder: each file is one person's, or each folder within it. Habitual values and \
      grades are coarsened or withheld, as little as it finds, until each combination of them is that of at least k people; \
      the new records go into a new folder with release.json, which says what was lost by sign and in findings. Movement is \
      not touched, and movement identifies people, too: docs/privacy.md. Masks are drawn anew from the new records by \
      'digitalmask render'. All or nothing: when k cannot be reached, nothing is written.

      Examples:
        digitalmask release records/ -k 5 -o released/
      """)

  @Argument(help: "The folder of the records.") var folder: String
  @Option(name: [.customShort("k"), .customLong("k")], help: "At least so many people share each combination (2 to 1000).") var k = 5
  @Option(name: .shortAndLong, help: "A new folder.") var output: String
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    guard (2...1000).contains(k) else { throw ValidationError("-k is 2 to 1000.") }
  }

  func run() async throws {
    try await running(Log(log)) {
      let figures = try await auditing {
        try ReleaseFolder.release(
          URL(fileURLWithPath: folder, isDirectory: true), into: URL(fileURLWithPath: output, isDirectory: true).standardizedFileURL, k: k)
      }
      for line in figures.summary { print(line) }
    }
  }
}
