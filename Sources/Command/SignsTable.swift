import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask signs`: a record as a table.
struct SignsTable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signs", abstract: "Writes a record's signs as a table (TSV) with units in a sidecar (JSON).",
    discussion: """
      Examples:
        digitalmask signs mask.dmask -o signs.tsv
            signs.tsv, and signs.json with the units and the habitual values
        digitalmask signs mask.dmask
            the table on standard output
      """)

  @Argument(help: "A record (.dmask).") var record: String
  @Option(name: .shortAndLong, help: "Output table (TSV).") var output: String?
  @Flag(help: "Replace outputs that exist.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    guard output.map({ URL(fileURLWithPath: $0).pathExtension.lowercased() != "json" }) ?? true else {
      throw ValidationError("The table is a .tsv; the sidecar beside it takes the ending .json.")
    }
    if let output, [output, Self.sidecar(of: output).path].contains(where: { sameFile($0, record) }) {
      throw ValidationError("Choose another output: the record is never overwritten.")
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
      let sidecar = try PendingOutput.open(Self.sidecar(of: output), replacing: force)
      try tsv.fill(with: Data(table.tsv.utf8))
      try sidecar.fill(with: table.sidecar())
      try tsv.commit()
      try sidecar.commit()
    }
  }

  private static func sidecar(of table: String) -> URL {
    URL(fileURLWithPath: table).deletingPathExtension().appendingPathExtension("json")
  }
}
