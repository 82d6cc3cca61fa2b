internal import Foundation

/// A straight line from scores to logarithms of likelihood ratios, by logistic regression with equal priors (Brümmer & du
/// Preez, Comput Speech Lang 20 (2006) 230–275). It never turns the order of scores round.
struct LogisticCalibration: Sendable {
  private let slope, offset: Double

  static let none = LogisticCalibration(slope: 1, offset: 0)

  private init(slope: Double, offset: Double) {
    self.slope = slope
    self.offset = offset
  }

  init(_ pairs: PairScores) {
    let all = pairs.mated + pairs.nonMated
    let mean = all.reduce(0, +) / Double(max(all.count, 1))
    let spread = (all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(all.count, 1))).squareRoot()
    guard spread > 1e-12, !pairs.mated.isEmpty, !pairs.nonMated.isEmpty else {
      self.init(slope: 1, offset: 0)
      return
    }
    // Newton's method in standardised scores, with a faint pull towards "tells nothing".
    var (a, b) = (0.0, 0.0)
    let pull = 1e-4
    for _ in 0..<40 {
      var gradient = SIMD2(pull * a, 0)
      var (aa, ab, bb) = (pull, 0.0, 1e-9)
      for (scores, label) in [(pairs.mated, 1.0), (pairs.nonMated, 0.0)] {
        let weight = 0.5 / Double(scores.count)
        for score in scores {
          let s = (score - mean) / spread
          let p = 1 / (1 + exp(-(a * s + b)))
          gradient += SIMD2(s, 1) * ((p - label) * weight)
          let curve = p * (1 - p) * weight
          aa += curve * s * s
          ab += curve * s
          bb += curve
        }
      }
      let determinant = aa * bb - ab * ab
      guard determinant > 1e-15 else { break }
      let step = SIMD2(bb * gradient.x - ab * gradient.y, aa * gradient.y - ab * gradient.x) / determinant
      a -= min(max(step.x, -2), 2)
      b -= min(max(step.y, -2), 2)
      if abs(step.x) + abs(step.y) < 1e-10 { break }
    }
    // Scores that mislead tell nothing, but keep their order.
    let slope = max(a, 1e-6) / spread
    self.init(slope: slope, offset: a > 0 ? b - slope * mean : -slope * mean)
  }

  func callAsFunction(_ score: Double) -> Double { slope * score + offset }
}
