/// How far scores tell whether two recordings are of one person, without any threshold.
///
/// Gomez-Barrero et al., IEEE TIFS 13 (2018) 1406–1420, with equal priors: in each of min(mated / 10, 100) bins
/// D = 2·LR / (1 + LR) − 1 where LR > 1, 1 where only mated pairs are, else 0; the mean of D over mated pairs is 0
/// (unlinkable) … 1. Few pairs make it larger than it is: read it beside what shuffled people give.
public struct Linkability: Hashable, Sendable {
  /// D times the share of the mated pairs, for each bin.
  public let bins: [Double]

  /// - Parameter bins: `nil` takes the usual number.
  public init(_ pairs: PairScores, bins count: Int? = nil) {
    let count = count ?? max(min(pairs.mated.count / 10, 100), 1)
    let all = pairs.mated + pairs.nonMated
    guard let low = all.min(), let high = all.max(), high > low, !pairs.mated.isEmpty, !pairs.nonMated.isEmpty else {
      bins = [Double](repeating: 0, count: count)
      return
    }
    func shares(_ scores: [Double]) -> [Double] {
      var found = [Double](repeating: 0, count: count)
      for score in scores {
        // The last bin holds its upper edge, too.
        found[min(max(Int((score - low) / (high - low) * Double(count)), 0), count - 1)] += 1 / Double(scores.count)
      }
      return found
    }
    bins = zip(shares(pairs.mated), shares(pairs.nonMated)).map { mated, other in
      guard other > 0 else { return mated }
      let ratio = mated / other
      return ratio > 1 ? (2 * ratio / (1 + ratio) - 1) * mated : 0
    }
  }

  /// D↔sys. The sum over bins: the trapezoid rule of some programs forgets half of the first and the last bin.
  public var system: Double { bins.reduce(0, +) }
}
