/// How far two readers' values lie apart (Bland & Altman, Lancet 327 (1986) 307–310).
struct BlandAltman: Hashable, Sendable {
  let count: Int
  /// Mean difference.
  let bias: Double
  /// Standard deviation of the differences.
  let deviation: Double

  /// - Parameter differences: Second reader less first, one of each patient; finite.
  /// - Returns: `nil` under three.
  init?(_ differences: [Double]) {
    guard differences.count >= 3 else { return nil }
    let n = Double(differences.count)
    let mean = differences.reduce(0, +) / n
    count = differences.count
    bias = mean
    deviation = (differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
  }

  /// 1.96 standard deviations either way: 95 % of differences lie within, if they are normally distributed.
  var limits: ClosedRange<Double> { (bias - 1.96 * deviation)...(bias + 1.96 * deviation) }

  /// 95 % intervals by Student's t, of independent patients.
  var biasInterval: ClosedRange<Double> { around(bias, deviation / Double(count).squareRoot()) }
  var lowerInterval: ClosedRange<Double> { around(limits.lowerBound, limitError) }
  var upperInterval: ClosedRange<Double> { around(limits.upperBound, limitError) }

  /// Standard error of either limit, as the paper has it.
  private var limitError: Double { deviation * (3 / Double(count)).squareRoot() }

  private func around(_ value: Double, _ error: Double) -> ClosedRange<Double> {
    let half = StudentT.quantile(0.975, freedom: count - 1) * error
    return (value - half)...(value + half)
  }
}
