import Foundation

/// The normal distribution of mean 0 and standard deviation 1.
enum Normal {
  /// Share of values below.
  static func below(_ value: Double) -> Double { erfc(-value / 2.0.squareRoot()) / 2 }

  /// The value under which a share lies, to 1e-14; `share` is between 0 and 1.
  static func quantile(_ share: Double) -> Double {
    guard share > 0 else { return -.infinity }
    guard share < 1 else { return .infinity }
    // The shorter tail, so that nothing small is lost beside 1.
    guard share <= 0.5 else { return -quantile(1 - share) }
    var value = bisected(-40, 0, steps: 30) { below($0) < share }
    for _ in 0..<3 { value -= (below(value) - share) / (exp(-value * value / 2) / (2 * Double.pi).squareRoot()) }
    return value
  }
}

/// Where a condition that holds for small values ends.
func bisected(_ from: Double, _ to: Double, steps: Int, _ holds: (Double) -> Bool) -> Double {
  var (low, high) = (from, to)
  for _ in 0..<steps {
    let middle = (low + high) / 2
    if holds(middle) { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
