import Foundation

/// Fixed ratings and what independent programs say of them: `Tools/agreement/statistics_golden.py` made both.
enum Golden {
  static let sets = ["good", "poor", "near", "biased"]

  private static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t").map(String.init) }
  }

  static func ratings(_ set: String) throws -> [(true: Double, first: Double, second: Double)] {
    try rows("ratings.tsv").compactMap { cells in
      let numbers = cells.dropFirst().compactMap(Double.init)
      return cells.first == set && numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
    }
  }

  static func reference(_ set: String) throws -> [String: Double] {
    var found: [String: Double] = [:]
    for cells in try rows("agreement.tsv") where cells.count == 3 && cells[0] == set { found[cells[1]] = Double(cells[2]) }
    return found
  }
}
