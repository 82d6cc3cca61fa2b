import Foundation

/// Clopper and Pearson's exact 95 % interval of a share.
enum ExactInterval {
  static func of(_ hits: Int, _ count: Int) -> ClosedRange<Double>? {
    guard count > 0 else { return nil }
    let low = hits == 0 ? 0 : bisect { tail(atLeast: hits, count, $0) < 0.025 }
    let high = hits == count ? 1 : bisect { tail(atLeast: hits + 1, count, $0) < 0.975 }
    return low...max(low, high)
  }

  /// The largest share for which the condition still holds.
  private static func bisect(_ holds: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Probability of at least so many hits.
  private static func tail(atLeast hits: Int, _ count: Int, _ share: Double) -> Double {
    guard hits > 0 else { return 1 }
    guard share > 0 else { return 0 }
    guard share < 1 else { return 1 }
    func term(_ k: Int) -> Double {
      exp(
        lgamma(Double(count + 1)) - lgamma(Double(k + 1)) - lgamma(Double(count - k + 1)) + Double(k) * log(share)
          + Double(count - k) * log1p(-share))
    }
    guard hits <= count else { return 0 }
    // The shorter tail, so that nothing small is lost beside 1.
    if Double(hits) > share * Double(count) { return (hits...count).reduce(0) { $0 + term($1) } }
    return 1 - (0..<hits).reduce(0) { $0 + term($1) }
  }
}
