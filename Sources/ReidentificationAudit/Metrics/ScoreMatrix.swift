/// How alike each probe is to each gallery entry: probe `i` and entry `i` are one person's, all others are strangers'.
public struct ScoreMatrix: Hashable, Sendable {
  /// People; the gallery's size.
  public let count: Int
  /// Row by row, a row for each probe; the larger, the more alike.
  public let scores: [Double]

  /// - Parameter score: Of a probe against a gallery entry.
  public init(count: Int, _ score: (_ probe: Int, _ entry: Int) -> Double) {
    self.count = count
    var all: [Double] = []
    all.reserveCapacity(count * count)
    for probe in 0..<count { for entry in 0..<count { all.append(score(probe, entry)) } }
    scores = all
  }

  /// Every probe against every entry by one comparison.
  public init<Template>(probes: [Template], gallery: [Template], _ compare: (Template, Template) -> Double) {
    precondition(probes.count == gallery.count, "a probe and a gallery entry of each person")
    self.init(count: probes.count) { compare(probes[$0], gallery[$1]) }
  }

  public subscript(probe: Int, entry: Int) -> Double { scores[probe * count + entry] }

  /// Scores of one person's pairs, and of strangers'.
  public var pairs: PairScores {
    var mated: [Double] = []
    var nonMated: [Double] = []
    nonMated.reserveCapacity(count * max(count - 1, 0))
    for probe in 0..<count {
      for entry in 0..<count {
        if probe == entry { mated.append(self[probe, entry]) } else { nonMated.append(self[probe, entry]) }
      }
    }
    return PairScores(mated: mated, nonMated: nonMated)
  }
}

/// Scores of pairs of recordings: mated ones are one person's. The larger, the more alike.
public struct PairScores: Hashable, Sendable {
  public var mated: [Double]
  public var nonMated: [Double]

  public init(mated: [Double], nonMated: [Double]) {
    self.mated = mated
    self.nonMated = nonMated
  }
}
