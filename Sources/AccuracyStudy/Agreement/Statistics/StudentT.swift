import Foundation

/// Student's t.
enum StudentT {
  /// The value under which a share over a half lies, to 1e-12 of itself.
  ///
  /// - Parameter freedom: Degrees of freedom, at least 1.
  static func quantile(_ share: Double, freedom: Int) -> Double {
    let n = Double(max(freedom, 1))
    // Both tails beyond t hold I(n/(n + t²); n/2, 1/2).
    let tails = 2 * (1 - share)
    var top = 2.0
    while IncompleteBeta.share(n / (n + top * top), n / 2, 0.5) > tails, top < 1e6 { top *= 2 }
    return bisected(0, top, steps: 60) { IncompleteBeta.share(n / (n + $0 * $0), n / 2, 0.5) > tails }
  }
}

/// The regularised incomplete beta function.
enum IncompleteBeta {
  /// I(x; a, b), by its continued fraction (Abramowitz & Stegun 26.5.8) as Lentz evaluates it (Appl Opt 15 (1976) 668).
  static func share(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // It converges fast on this side of the mean only.
    guard x < (a + 1) / (a + b + 2) else { return 1 - share(1 - x, b, a) }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    func safe(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
    var c = 1.0
    var d = 1 / safe(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      var change = 1.0
      for term in [even, odd] {
        d = 1 / safe(1 + term * d)
        c = safe(1 + term / c)
        change = c * d
        fraction *= change
      }
      if abs(change - 1) < 1e-16 { break }
    }
    return front * fraction
  }
}
