/// What one instrument would tell where only another has looked: a straight line, learned where both were sure.
///
/// Least squares with a prior on the slope; pairs that disagree with the rest count ever less (Geman–McClure). What it
/// tells has a deviation that grows away from the pairs it was learned from.
struct CalibratedLine: Sendable {
  /// Middle of the pairs that it was learned from.
  private let middle: SIMD2<Double>
  private let slope, slopeDeviation: Double
  /// Between the fifth and the ninety-fifth of a hundred of what the other instrument said.
  private let range: ClosedRange<Double>
  private let bend: Double
  /// Of one pair about the line.
  let scatter: Double

  /// Standard deviation of slopes about 1: another network of the same eye shrinks or stretches it by so much.
  private static let slopeSpread = 0.25
  static let leastPairs = 12

  /// - Parameters:
  ///   - pairs: What the other instrument said, and what this one did.
  ///   - floor: Least scatter that is believed.
  ///   - bend: How far the truth may leave the line for each unit beyond what it was learned from.
  /// - Returns: `nil` of too few pairs.
  init?(_ pairs: [SIMD2<Double>], floor: Double, bend: Double = 0) {
    guard pairs.count >= Self.leastPairs, let low = quantile(pairs.map(\.x), 0.05), let high = quantile(pairs.map(\.x), 0.95)
    else { return nil }
    var weights = [Double](repeating: 1, count: pairs.count)
    var (middle, slope, scatter, variance) = (SIMD2<Double>.zero, 1.0, 0.0, 0.0)
    for _ in 0..<4 {
      var sum = 0.0
      var mean = SIMD2<Double>.zero
      for (pair, weight) in zip(pairs, weights) {
        mean += weight * pair
        sum += weight
      }
      mean /= sum
      let previous = max(scatter, floor)
      var (square, product) = (0.0, 0.0)
      for (pair, weight) in zip(pairs, weights) {
        let away = pair - mean
        square += weight * away.x * away.x
        product += weight * away.x * away.y
      }
      // The prior is one more measurement of the slope, in units of the pairs' own scatter.
      let prior = previous * previous / (Self.slopeSpread * Self.slopeSpread)
      slope = (product + prior) / (square + prior)
      middle = mean
      let gaps = pairs.map { abs($0.y - mean.y - slope * ($0.x - mean.x)) }
      scatter = max(1.4826 * (median(gaps) ?? 0), floor)
      variance = scatter * scatter / (square + prior)
      let bound = 3 * scatter
      for k in weights.indices {
        let share = 1 + gaps[k] * gaps[k] / (bound * bound)
        weights[k] = 1 / (share * share)
      }
    }
    range = min(low, high)...max(low, high)
    self.bend = bend
    self.middle = middle
    self.slope = slope
    self.scatter = scatter
    slopeDeviation = variance.squareRoot()
    guard middle.x.isFinite, middle.y.isFinite, slope.isFinite, scatter.isFinite, slopeDeviation.isFinite else { return nil }
  }

  func value(_ x: Double) -> Double { middle.y + slope * (x - middle.x) }

  func deviation(_ x: Double) -> Double {
    let far = (x - middle.x) * slopeDeviation
    let beyond = max(x - range.upperBound, range.lowerBound - x, 0) * bend
    return (scatter * scatter + far * far + beyond * beyond).squareRoot()
  }
}
