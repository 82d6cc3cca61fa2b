internal import Foundation

/// The best likelihood ratios that scores can give: the monotone map of scores with the least cost, by pooling adjacent
/// violators (Brümmer & du Preez, Comput Speech Lang 20 (2006) 230–275). Equal scores get equal ratios.
struct IsotonicCalibration {
  /// Natural logarithms of likelihood ratios, ±infinity where the pairs are all of one kind.
  var mated: [Double]
  var nonMated: [Double]

  /// - Parameter withSuccession: Adds a mated and a stranger's pair at either end (Laplace's rule), so that no ratio is
  ///   infinite only because few pairs were seen.
  init(_ pairs: PairScores, withSuccession: Bool = false) {
    struct Block {
      var hits, weight: Double
      /// Scores up to here belong to it.
      var groups: Int
    }
    let order = ErrorTradeoff.Order(mated: pairs.mated, nonMated: pairs.nonMated)
    // Groups of equal scores, the lowest first.
    var groups: [(hits: Double, weight: Double)] = []
    var groupOf = [Int](repeating: 0, count: order.index.count)
    if withSuccession { groups.append((1, 2)) }
    var last: Double?
    for k in order.index.indices.reversed() {
      if order.scores[k] != last { groups.append((0, 0)) }
      last = order.scores[k]
      groups[groups.count - 1].weight += 1
      if order.index[k] < order.mated { groups[groups.count - 1].hits += 1 }
      groupOf[order.index[k]] = groups.count - 1
    }
    if withSuccession { groups.append((1, 2)) }
    var blocks: [Block] = []
    for (k, group) in groups.enumerated() {
      var block = Block(hits: group.hits, weight: group.weight, groups: k)
      while let before = blocks.last, before.hits * block.weight >= block.hits * before.weight {
        block.hits += before.hits
        block.weight += before.weight
        blocks.removeLast()
      }
      blocks.append(block)
    }
    let extra = withSuccession ? 2.0 : 0
    let prior = log((Double(pairs.mated.count) + extra) / (Double(pairs.nonMated.count) + extra))
    var ratios = [Double](repeating: 0, count: groups.count)
    var first = 0
    for block in blocks {
      let ratio = log(block.hits) - log(block.weight - block.hits) - prior
      for k in first...block.groups { ratios[k] = ratio }
      first = block.groups + 1
    }
    mated = groupOf.prefix(order.mated).map { ratios[$0] }
    nonMated = groupOf.dropFirst(order.mated).map { ratios[$0] }
  }
}
