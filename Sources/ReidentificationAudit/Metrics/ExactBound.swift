internal import Foundation

/// Exact limits of a share that was counted (Clopper & Pearson, Biometrika 26 (1934) 404–413).
public enum ExactBound {
  /// The largest share that is still believable, one-sided: with no success in `trials` it is 1 − 0.05^(1/trials), not zero.
  public static func upper(successes: Int, of trials: Int, confidence: Double = 0.95) -> Double {
    guard trials > 0, successes < trials else { return 1 }
    return solve { atMost(successes, trials, $0) > 1 - confidence }
  }

  /// Two-sided, so that either side is wrong in half of the rest.
  public static func interval(successes: Int, of trials: Int, confidence: Double = 0.95) -> ClosedRange<Double> {
    guard trials > 0 else { return 0...1 }
    let tail = (1 + confidence) / 2
    let lower = successes > 0 ? solve { 1 - atMost(successes - 1, trials, $0) < 1 - tail } : 0
    return lower...max(upper(successes: successes, of: trials, confidence: tail), lower)
  }

  /// The share at which a condition that holds for small ones ends, to 1e-12.
  private static func solve(_ holds: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<45 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// How likely at most `k` successes are.
  private static func atMost(_ k: Int, _ n: Int, _ p: Double) -> Double {
    if p <= 0 { return 1 }
    if p >= 1 { return k >= n ? 1 : 0 }
    var sum = 0.0
    var ways = 0.0
    for i in 0...k {
      if i > 0 { ways += log(Double(n - i + 1)) - log(Double(i)) }
      sum += exp(ways + Double(i) * log(p) + Double(n - i) * log1p(-p))
    }
    return min(sum, 1)
  }
}
