import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask signs`: a record as a table.
struct SignsTable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signs", abstract: "Writes a record's signs as a table (TSV) with units in a sidecar (JSON).",
    discussion: """
      Examples:
        digitalmask signs visit.dmask -o visit_signs.tsv      → visit_signs.tsv and visit_signs.json
        digitalmask signs visit.dmask                         the table on standard output
      """)

  @Argument(help: "A record (.dmask).") var record: String
  @Option(name: .shortAndLong, help: "Output table (TSV).") var output: String?
  @Flag(help: "Replace outputs that exist.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    guard output.map({ URL(fileURLWithPath: $0).pathExtension.lowercased() != "json" }) ?? true else {
      throw ValidationError("The table is a .tsv; the sidecar beside it takes the ending .json.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let record = try RecordFile.read(URL(fileURLWithPath: record))
      let table = RecordTable(record)
      guard let output else { return print(table.tsv, terminator: "") }
      let url = URL(fileURLWithPath: output)
      let tsv = try PendingOutput.open(url, replacing: force)
      let sidecar = try PendingOutput.open(url.deletingPathExtension().appendingPathExtension("json"), replacing: force)
      try tsv.fill(with: Data(table.tsv.utf8))
      try sidecar.fill(with: table.sidecar())
      try tsv.commit()
      try sidecar.commit()
    }
  }
}
