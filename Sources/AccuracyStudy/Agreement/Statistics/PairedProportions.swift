/// The difference of two readers' shares on the same cases, with the interval that holds also when hardly any differ.
///
/// Newcombe's method 10: each share's Wilson interval, and how much the two go together (Stat Med 17 (1998) 2635–2650).
struct PairedProportions: Hashable, Sendable {
  /// Cases that both, only the first, only the second and neither counted.
  var both: Int, onlyFirst: Int, onlySecond: Int, neither: Int

  var total: Int { both + onlyFirst + onlySecond + neither }

  /// First less second; `nil` of no cases.
  var difference: Double? { total > 0 ? Double(onlyFirst - onlySecond) / Double(total) : nil }

  /// 95 %.
  var interval: ClosedRange<Double>? {
    guard let difference else { return nil }
    let (first, second) = (both + onlyFirst, both + onlySecond)
    let (a, b) = (Wilson.interval(first, of: total), Wilson.interval(second, of: total))
    let (p, q) = (Double(first) / Double(total), Double(second) / Double(total))
    let phi = correlation
    func reach(_ up: Double, _ down: Double) -> Double { max(up * up - 2 * phi * up * down + down * down, 0).squareRoot() }
    let low = difference - reach(p - a.lowerBound, b.upperBound - q)
    let high = difference + reach(a.upperBound - p, q - b.lowerBound)
    return max(low, -1)...min(high, 1)
  }

  /// How much the two go together; positive ones are corrected for continuity.
  private var correlation: Double {
    let margins = [both + onlyFirst, onlySecond + neither, both + onlySecond, onlyFirst + neither].map(Double.init)
    let product = margins.reduce(1, *)
    guard product > 0 else { return 0 }
    let cross = Double(both) * Double(neither) - Double(onlyFirst) * Double(onlySecond)
    let corrected = cross > 0 ? max(cross - Double(total) / 2, 0) : cross
    return corrected / product.squareRoot()
  }
}

/// Wilson's score interval of a share (J Am Stat Assoc 22 (1927) 209–212).
enum Wilson {
  /// 95 %. `count` is not 0.
  static func interval(_ hits: Int, of count: Int) -> ClosedRange<Double> {
    let (n, z) = (Double(count), Normal.quantile(0.975))
    let p = Double(hits) / n
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(middle - half, 0)...min(middle + half, 1)
  }
}
