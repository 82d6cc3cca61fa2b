import Foundation

/// Whether two readers of the same cases are right equally often (McNemar, Psychometrika 12 (1947) 153–157).
struct McNemar: Hashable, Sendable {
  /// Cases that only the first, or only the second, got right.
  var onlyFirst: Int
  var onlySecond: Int

  var discordant: Int { onlyFirst + onlySecond }

  /// Two-sided probability of a split as uneven as this, or more, when heads and tails are alike; 1 without a split.
  var exact: Double {
    guard discordant > 0 else { return 1 }
    let fewer = min(onlyFirst, onlySecond)
    let ways = (0...fewer).map { exp(logChoose(discordant, $0) - Double(discordant) * log(2)) }
    return min(2 * ways.reduce(0, +), 1)
  }

  /// χ² of one degree of freedom with Edwards' correction for continuity.
  var corrected: (statistic: Double, probability: Double) {
    guard discordant > 0 else { return (0, 1) }
    // Half a case towards evenness on either side; an even split stays even.
    let apart = max(Double(abs(onlyFirst - onlySecond)) - 1, 0)
    let statistic = apart * apart / Double(discordant)
    return (statistic, erfc((statistic / 2).squareRoot()))
  }
}

/// Natural logarithm of how many ways there are to choose `k` of `n`.
func logChoose(_ n: Int, _ k: Int) -> Double {
  lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
}
