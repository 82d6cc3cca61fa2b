import Foundation
import ReidentificationAudit

/// Fixed scores and what independent programs say of them: `Tools/audit/metric_golden.py` made both.
enum Golden {
  static let sets = ["strong", "weak", "tied", "blind"]

  private static func text(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  static func matrix(_ name: String) throws -> ScoreMatrix {
    let rows = try text("scores-\(name).txt").split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
    return ScoreMatrix(count: rows.count) { rows[$0][$1] }
  }

  static func reference(_ set: String) throws -> [String: Double] {
    var found: [String: Double] = [:]
    for line in try text("reference.tsv").split(separator: "\n") {
      let cells = line.split(separator: "\t").map(String.init)
      if cells.count == 3, cells[0] == set { found[cells[1]] = Double(cells[2]) }
    }
    return found
  }
}
