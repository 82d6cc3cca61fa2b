import Foundation
import MaskSigns

/// A record as a table: one row per frame, and a sidecar that gives each column's unit and meaning.
public struct RecordTable {
  private let record: SignRecord
  public init(_ record: SignRecord) { self.record = record }

  /// Tab-separated, a header line first; an empty cell was not measured, not visible or withheld.
  public var tsv: String {
    var text = SignTable.columns.map(\.name).joined(separator: "\t") + "\n"
    for index in 0..<record.count {
      text += SignTable.row(record, at: index).map(Self.text).joined(separator: "\t") + "\n"
    }
    return text
  }

  private static func text(_ cell: SignTable.Cell) -> String {
    switch cell {
    case .integer(let value): "\(value)"
    case .flag(let value): value ? "1" : "0"
    case .number(let value, let decimals): decimal(value, decimals)
    case .empty: ""
    }
  }

  /// Column name → unit and description, the habitual values, and the wrinkles; JSON as BIDS sidecars have it.
  public func sidecar() throws(MaskError) -> Data {
    struct Column: Encodable {
      let Units: String
      let Description: String
    }
    struct Sidecar: Encodable {
      let columns: [String: Column]
      let baselines: [String: String]
      let wrinkles: [String: String]
    }
    var columns: [String: Column] = [:]
    for column in SignTable.columns {
      columns[column.name] = Column(Units: column.unit.rawValue, Description: column.description)
    }
    var baselines: [String: String] = [:]
    for entry in record.baselineEntries {
      let name = entry.sign.name + (entry.eye.map { " " + $0.rawValue } ?? "")
      baselines[name] =
        switch entry.baseline {
        case .notMeasured: "not measured"
        case .norm: "norm"
        case .value: decimal(entry.value ?? .nan, 3) + " " + entry.unit.rawValue
        }
    }
    var wrinkles: [String: String] = [:]
    for (name, grade) in record.header.wrinkles.regions { wrinkles[name] = grade?.name ?? "not measured" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(Sidecar(columns: columns, baselines: baselines, wrinkles: wrinkles)) + Data("\n".utf8)
    } catch {
      throw MaskError(.inputOutput, "The table's units could not be written.")
    }
  }
}
