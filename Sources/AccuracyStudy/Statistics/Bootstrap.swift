import SyntheticPatients

/// 95 % intervals by drawing people again with replacement.
///
/// Whole people are drawn, not their eyes or pictures, because a person's errors go together. The draws come from a fixed
/// seed, so that the same results give the same interval.
enum Bootstrap {
  static let draws = 1000

  /// The central 95 % of a statistic over resampled groups; `nil` with fewer than three groups, or when the statistic
  /// cannot be had.
  static func interval<Group>(_ groups: [Group], _ statistic: ([Group]) -> Double?) -> ClosedRange<Double>? {
    guard groups.count >= 3 else { return nil }
    var random = SeededGenerator(study: 20_250_101)
    var values: [Double] = []
    values.reserveCapacity(draws)
    for _ in 0..<draws {
      let drawn = groups.indices.map { _ in groups[random.index(groups.count)] }
      if let value = statistic(drawn), value.isFinite { values.append(value) }
    }
    guard values.count >= draws / 2 else { return nil }
    values.sort()
    return values[Int(0.025 * Double(values.count))]...values[Int(0.975 * Double(values.count - 1))]
  }
}
