/// How one attack went: means over random galleries, intervals over people and galleries.
public struct AttackFigures: Hashable, Sendable, Codable {
  public let id, name, knowledge: String
  public let purpose: AttackPurpose
  /// People in the gallery, and what guessing reaches at rank 1.
  public let gallery: Int
  public let chance: Double
  public let rank1: Double
  public let rank1Interval: [Double]
  /// One-sided 95 % upper bound (Clopper–Pearson) for the mean number found, rounded up.
  public let rank1Upper: Double
  /// Share of shuffles of names that find as many.
  public let permutationP: Double
  /// Share of shuffles of names that tell own from strange pairs as well.
  public let verificationP: Double
  /// Match rate at ranks 1 to the gallery's size.
  public let cumulative: [Double]
  /// Right answers among six, where guessing finds one sixth; `nil` of fewer than six people.
  public let sixWay: Double?
  public let sixWayInterval: [Double]?
  public let equalErrorRate: Double
  public let equalErrorRateInterval: [Double]
  public let area: Double
  /// Own person rejected while 1 in 100 and 1 in 1000 strangers is accepted; one less is the true positive rate.
  public let fnmrAt100, fnmrAt1000: Double
  public let linkability: Double
  /// What shuffled names give: few pairs alone make linkability larger than 0.
  public let linkabilityByChance: Double
  /// Only of attackers whose scores are likelihood ratios.
  public let cllr: Double?
  public let minimumCllr: Double
  public let zebraPopulation, zebraWorst: Double
  public let zebraTag: String
  /// False match rate and false non-match rate, of one gallery, at most 200 points.
  public let tradeoff: [[Double]]

  /// - Parameter matrices: The scores of as many people each, in several galleries.
  init(_ attacker: any Attacker, _ matrices: [ScoreMatrix], seed: UInt64) {
    let n = matrices.first?.count ?? 0
    func mean(_ value: (ScoreMatrix) -> Double) -> Double {
      matrices.isEmpty ? .nan : matrices.reduce(0) { $0 + value($1) } / Double(matrices.count)
    }
    (id, name, knowledge, purpose) = (attacker.id, attacker.name, attacker.knowledge, attacker.purpose)
    gallery = n
    chance = 1 / Double(max(n, 1))
    let curves = matrices.map { Identification($0).curve }
    cumulative = (0..<n).map { k in curves.reduce(0) { $0 + $1[k] } / Double(curves.count) }
    rank1 = cumulative.first ?? .nan
    rank1Upper = ExactBound.upper(successes: Int((rank1 * Double(n) - 1e-9).rounded(.up)), of: n)
    permutationP = Permutation.rank1(matrices, seed: seed)
    verificationP = Permutation.verification(matrices, seed: seed)
    let choice = SixWayChoice.share(matrices, seed: seed)
    sixWay = choice?.mean
    sixWayInterval = choice.map { [$0.interval.lowerBound, $0.interval.upperBound] }
    let tradeoffs = matrices.compactMap { ErrorTradeoff($0.pairs) }
    func meanRate(_ value: (ErrorTradeoff) -> Double) -> Double {
      tradeoffs.isEmpty ? .nan : tradeoffs.reduce(0) { $0 + value($1) } / Double(tradeoffs.count)
    }
    equalErrorRate = meanRate(\.equalErrorRate)
    area = meanRate(\.area)
    fnmrAt100 = meanRate { $0.fnmr(atFMR: 0.01) }
    fnmrAt1000 = meanRate { $0.fnmr(atFMR: 0.001) }
    let intervals = PeopleBootstrap.intervals(matrices, draws: 400, seed: seed)
    rank1Interval = [intervals.rank1.lowerBound, intervals.rank1.upperBound]
    equalErrorRateInterval = [intervals.equalErrorRate.lowerBound, intervals.equalErrorRate.upperBound]
    linkability = mean { Linkability($0.pairs).system }
    let shift = max(n / 2, 1)
    linkabilityByChance = mean { matrix in
      Linkability(ScoreMatrix(count: n) { matrix[$0, ($1 + shift) % n] }.pairs).system
    }
    minimumCllr = mean { LikelihoodCost.minimum($0.pairs) }
    cllr = attacker.learns ? mean { LikelihoodCost.cllr($0.pairs) } : nil
    let evidence = matrices.map { ZeroEvidence($0.pairs) }
    zebraPopulation = evidence.reduce(0) { $0 + $1.population } / Double(max(evidence.count, 1))
    let worst = evidence.max { $0.worstCase < $1.worstCase }
    zebraWorst = worst?.worstCase ?? .nan
    zebraTag = worst?.tag ?? "?"
    tradeoff = tradeoffs.first?.sampled ?? []
  }
}

extension ScoreMatrix {
  /// Galleries of people with two recordings each; the other recording is the probe.
  ///
  /// - Parameter galleries: For each gallery, which recording of each person is in it. A person's follow each other in `self`.
  func drawn(_ galleries: [[Int]]) -> [ScoreMatrix] {
    let sessions = PersonEvidence.sessions
    return galleries.map { drawn in
      chosen(
        probes: drawn.indices.map { $0 * sessions + (drawn[$0] + 1) % sessions },
        gallery: drawn.indices.map { $0 * sessions + drawn[$0] })
    }
  }
}
