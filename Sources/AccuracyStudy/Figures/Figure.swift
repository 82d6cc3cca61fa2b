/// One number of the page, with what it must reach.
struct Figure: Sendable {
  enum Bar: Sendable {
    case atMost(Double), atLeast(Double), within(Double, Double)

    func isMet(_ value: Double) -> Bool {
      switch self {
      case .atMost(let limit): value <= limit
      case .atLeast(let limit): value >= limit
      case .within(let low, let high): value >= low && value <= high
      }
    }
  }

  var name: String
  var unit = ""
  var decimals = 2
  var value: Double?
  /// 95 %.
  var interval: ClosedRange<Double>?
  /// Of what, as in "800 eyes".
  var count: String
  var bar: Bar?
  /// MediaPipe's, measured in the same run.
  var mediaPipe: Double?

  /// `nil` without a bar. What could not be measured is not met.
  var isMet: Bool? { bar.map { bar in value.map { $0.isFinite && bar.isMet($0) } ?? false } }
  /// Met, but the interval reaches past the bar.
  var isCertain: Bool {
    guard let bar, let interval else { return false }
    return bar.isMet(interval.lowerBound) && bar.isMet(interval.upperBound)
  }
}
