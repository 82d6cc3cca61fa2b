/// How a measured quantity stands to the true one, over pairs.
struct Agreement: Sendable {
  let count: Int
  /// Mean absolute error, and mean error (measured less true).
  let meanAbsoluteError, bias: Double
  /// Standard deviation of the errors.
  let spread: Double
  /// Least-squares slope and intercept of measured on true. The truth is exact, so no errors-in-variables model is
  /// needed; `nil` when the truth hardly varies.
  let slope: Double?

  /// - Returns: `nil` of no pairs.
  init?(_ pairs: [(truth: Double, measured: Double)]) {
    guard !pairs.isEmpty else { return nil }
    let n = Double(pairs.count)
    count = pairs.count
    meanAbsoluteError = pairs.reduce(0) { $0 + abs($1.measured - $1.truth) } / n
    let bias = pairs.reduce(0) { $0 + $1.measured - $1.truth } / n
    self.bias = bias
    spread = (pairs.reduce(0) { $0 + ($1.measured - $1.truth - bias) * ($1.measured - $1.truth - bias) } / max(n - 1, 1))
      .squareRoot()
    let mean = (pairs.reduce(0) { $0 + $1.truth } / n, pairs.reduce(0) { $0 + $1.measured } / n)
    let xx = pairs.reduce(0) { $0 + ($1.truth - mean.0) * ($1.truth - mean.0) }
    let xy = pairs.reduce(0) { $0 + ($1.truth - mean.0) * ($1.measured - mean.1) }
    slope = xx / n > 1e-6 ? xy / xx : nil
  }
}
