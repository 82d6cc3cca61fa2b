/// How often two readers put the same cases into the same of a few classes.
struct ConfusionTable: Hashable, Sendable {
  /// Rows are the first reader's classes, columns the second's.
  private(set) var counts: [[Int]]

  /// - Parameter classes: At least one.
  init(classes: Int) {
    counts = Array(repeating: Array(repeating: 0, count: max(classes, 1)), count: max(classes, 1))
  }

  /// - Parameter pairs: Classes from 0; others are no case.
  init(_ pairs: some Sequence<(Int, Int)>, classes: Int) {
    self.init(classes: classes)
    for (first, second) in pairs { add(first, second) }
  }

  mutating func add(_ first: Int, _ second: Int, count: Int = 1) {
    guard counts.indices.contains(first), counts.indices.contains(second) else { return }
    counts[first][second] += count
  }

  var classes: Int { counts.count }
  var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  var first: [Int] { counts.map { $0.reduce(0, +) } }
  var second: [Int] { (0..<classes).map { column in counts.reduce(0) { $0 + $1[column] } } }

  static func + (a: ConfusionTable, b: ConfusionTable) -> ConfusionTable {
    var sum = a
    for row in b.counts.indices { for column in b.counts.indices { sum.add(row, column, count: b.counts[row][column]) } }
    return sum
  }
}
