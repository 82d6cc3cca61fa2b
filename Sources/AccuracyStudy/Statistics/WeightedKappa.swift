/// Cohen's weighted kappa of two graders on an ordered scale.
enum WeightedKappa {
  enum Weights: Sendable { case linear, quadratic }

  /// - Parameter pairs: Grades from 0; 1 is full agreement, 0 what chance gives.
  /// - Returns: `nil` of no pairs, or when both graders know one grade only.
  static func of(_ pairs: [(Int, Int)], grades: Int, weights: Weights) -> Double? {
    guard !pairs.isEmpty, grades > 1 else { return nil }
    var first = [Double](repeating: 0, count: grades)
    var second = first
    var observed = 0.0
    func disagreement(_ a: Int, _ b: Int) -> Double {
      let d = Double(abs(a - b)) / Double(grades - 1)
      return weights == .linear ? d : d * d
    }
    for (a, b) in pairs {
      first[a] += 1
      second[b] += 1
      observed += disagreement(a, b)
    }
    let n = Double(pairs.count)
    var expected = 0.0
    for a in 0..<grades { for b in 0..<grades { expected += first[a] * second[b] / n * disagreement(a, b) } }
    return expected > 0 ? 1 - observed / expected : nil
  }
}
