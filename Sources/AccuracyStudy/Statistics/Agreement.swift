/// How a measured quantity stands to the true one: sums over pairs, so that people's can be added.
struct Agreement: Sendable {
  private(set) var count = 0
  private var absolute = 0.0
  private var truth = 0.0
  private var measured = 0.0
  private var truthSquared = 0.0
  private var product = 0.0
  private var errorSquared = 0.0

  init() {}

  init(_ pairs: [(truth: Double, measured: Double)]) {
    for pair in pairs { add(truth: pair.truth, measured: pair.measured) }
  }

  mutating func add(truth t: Double, measured m: Double) {
    guard t.isFinite, m.isFinite else { return }
    count += 1
    absolute += abs(m - t)
    truth += t
    measured += m
    truthSquared += t * t
    product += t * m
    errorSquared += (m - t) * (m - t)
  }

  static func + (a: Agreement, b: Agreement) -> Agreement {
    var sum = a
    sum.count += b.count
    sum.absolute += b.absolute
    sum.truth += b.truth
    sum.measured += b.measured
    sum.truthSquared += b.truthSquared
    sum.product += b.product
    sum.errorSquared += b.errorSquared
    return sum
  }

  /// `nil` of no pairs, as are the others.
  var meanAbsoluteError: Double? { count > 0 ? absolute / Double(count) : nil }
  /// Mean of measured less true.
  var bias: Double? { count > 0 ? (measured - truth) / Double(count) : nil }
  /// Standard deviation of the errors.
  var spread: Double? {
    guard count > 1, let bias else { return nil }
    let n = Double(count)
    return max((errorSquared - n * bias * bias) / (n - 1), 0).squareRoot()
  }
  /// Least-squares slope of measured on true; `nil` when the truth hardly varies.
  ///
  /// The truth is exact, so no errors-in-variables model (Deming) is needed.
  var slope: Double? {
    let n = Double(count)
    let variance = truthSquared - truth * truth / max(n, 1)
    guard count > 2, variance / n > 1e-6 else { return nil }
    return (product - truth * measured / n) / variance
  }
}

extension [Agreement] {
  var sum: Agreement { reduce(Agreement(), +) }
}
