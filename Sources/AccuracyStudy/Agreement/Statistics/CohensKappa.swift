/// Agreement of two readers beyond chance (Cohen 1960), and on an ordered scale (Cohen 1968).
enum CohensKappa {
  enum Weights: Sendable, CaseIterable {
    /// Any other class is as wrong as any.
    case none
    case linear, quadratic

    /// How wrong the second class is for the first, 0…1.
    func disagreement(_ a: Int, _ b: Int, classes: Int) -> Double {
      let d = Double(abs(a - b)) / Double(max(classes - 1, 1))
      return switch self {
      case .none: a == b ? 0 : 1
      case .linear: d
      case .quadratic: d * d
      }
    }
  }

  /// - Returns: 1 is full agreement, 0 what chance gives; `nil` of no pairs, or when both readers know one class only.
  static func of(_ table: ConfusionTable, weights: Weights = .none) -> Double? {
    moments(table, weights).map { 1 - $0.observed / $0.expected }
  }

  /// - Parameter pairs: Classes from 0.
  static func of(_ pairs: [(Int, Int)], grades: Int, weights: Weights) -> Double? {
    of(ConfusionTable(pairs, classes: grades), weights: weights)
  }

  /// Variance for many cases, one by one independent (Fleiss, Cohen & Everitt, Psychol Bull 72 (1969) 323–327).
  static func variance(_ table: ConfusionTable, weights: Weights = .none) -> Double? {
    let n = Double(table.total)
    return variance(table.counts.map { $0.map { Double($0) / n } }, weights: weights).map { $0 / n }
  }

  /// The same for shares of cases, times their number.
  static func variance(_ shares: [[Double]], weights: Weights = .none) -> Double? {
    let classes = shares.count
    func weight(_ a: Int, _ b: Int) -> Double { 1 - weights.disagreement(a, b, classes: classes) }
    let first = shares.map { $0.reduce(0, +) }
    let second = (0..<classes).map { b in shares.reduce(0) { $0 + $1[b] } }
    let rowMean = (0..<classes).map { a in (0..<classes).reduce(0) { $0 + second[$1] * weight(a, $1) } }
    let columnMean = (0..<classes).map { b in (0..<classes).reduce(0) { $0 + first[$1] * weight($1, b) } }
    var (observed, expected, sum) = (0.0, 0.0, 0.0)
    for a in 0..<classes {
      for b in 0..<classes {
        observed += shares[a][b] * weight(a, b)
        expected += first[a] * second[b] * weight(a, b)
      }
    }
    guard expected < 1 else { return nil }
    for a in 0..<classes {
      for b in 0..<classes {
        let term = weight(a, b) * (1 - expected) - (rowMean[a] + columnMean[b]) * (1 - observed)
        sum += shares[a][b] * term * term
      }
    }
    let middle = observed * expected - 2 * expected + observed
    let rest = 1 - expected
    return (sum - middle * middle) / (rest * rest * rest * rest)
  }

  private static func moments(_ table: ConfusionTable, _ weights: Weights) -> (observed: Double, expected: Double)? {
    let n = Double(table.total)
    let (first, second) = (table.first, table.second)
    var (observed, expected) = (0.0, 0.0)
    for a in first.indices {
      for b in second.indices {
        let wrong = weights.disagreement(a, b, classes: table.classes)
        observed += Double(table.counts[a][b]) * wrong
        expected += Double(first[a]) * Double(second[b]) / n * wrong
      }
    }
    return n > 0 && expected > 0 ? (observed, expected) : nil
  }
}
