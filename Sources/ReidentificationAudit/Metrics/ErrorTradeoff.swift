/// The two errors of verification at every threshold: strangers accepted, and the own person rejected.
///
/// Points run from the strictest threshold (nobody is accepted) to the laxest; pairs with equal scores are accepted together,
/// and between points the curve is straight: what an attacker reaches who flips a coin between two thresholds.
public struct ErrorTradeoff: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    /// Pairs with this score or more are accepted.
    public let threshold: Double
    /// False match rate.
    public let fmr: Double
    /// False non-match rate.
    public let fnmr: Double
  }
  public let points: [Point]

  /// - Returns: `nil` when there are no mated or no other pairs.
  public init?(_ pairs: PairScores) {
    self.init(
      mated: pairs.mated, weights: [Double](repeating: 1, count: pairs.mated.count), nonMated: pairs.nonMated,
      [Double](repeating: 1, count: pairs.nonMated.count))
  }

  /// Pairs with weights, as a bootstrap over people gives them.
  init?(mated: [Double], weights: [Double], nonMated: [Double], _ nonMatedWeights: [Double]) {
    let order = Order(mated: mated, nonMated: nonMated)
    self.init(order, weights, nonMatedWeights)
  }

  /// Pairs in order of their scores, sorted once for many weightings.
  struct Order {
    /// Highest scores first; `index` counts the mated first, then the others.
    let scores: [Double]
    let index: [Int]
    let mated: Int

    init(mated: [Double], nonMated: [Double]) {
      let all = mated + nonMated
      let order = all.indices.sorted { all[$0] > all[$1] }
      index = order
      scores = order.map { all[$0] }
      self.mated = mated.count
    }
  }

  init?(_ order: Order, _ matedWeights: [Double], _ nonMatedWeights: [Double]) {
    let mated = matedWeights.reduce(0, +)
    let others = nonMatedWeights.reduce(0, +)
    guard mated > 0, others > 0, order.scores.allSatisfy({ !$0.isNaN }) else { return nil }
    var points = [Point(threshold: .infinity, fmr: 0, fnmr: 1)]
    var accepted = 0.0
    var falselyAccepted = 0.0
    var k = 0
    while k < order.scores.count {
      let score = order.scores[k]
      while k < order.scores.count, order.scores[k] == score {
        let pair = order.index[k]
        if pair < order.mated { accepted += matedWeights[pair] } else { falselyAccepted += nonMatedWeights[pair - order.mated] }
        k += 1
      }
      points.append(Point(threshold: score, fmr: falselyAccepted / others, fnmr: 1 - accepted / mated))
    }
    self.points = points
  }

  /// Where both errors are equal, on the straight lines between thresholds. 0.5 tells nothing.
  public var equalErrorRate: Double {
    guard let after = points.firstIndex(where: { $0.fmr >= $0.fnmr }), after > 0 else { return points.first?.fmr ?? 0.5 }
    let (a, b) = (points[after - 1], points[after])
    let before = a.fnmr - a.fmr
    let behind = b.fmr - b.fnmr
    let t = before + behind > 0 ? before / (before + behind) : 0
    return a.fmr + (b.fmr - a.fmr) * t
  }

  /// The own person rejected at the laxest threshold that accepts at most this share of strangers.
  public func fnmr(atFMR fmr: Double) -> Double { points.last { $0.fmr <= fmr }?.fnmr ?? 1 }

  /// Area under the ROC curve: how often a mated pair scores higher than a stranger's, ties counted half.
  public var area: Double {
    zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1.fmr - $1.0.fmr) * (2 - $1.0.fnmr - $1.1.fnmr) / 2 }
  }
}
