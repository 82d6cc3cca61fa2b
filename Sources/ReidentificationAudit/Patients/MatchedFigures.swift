/// How many people have company with the same fixed signature.
public struct MatchedCompany: Hashable, Sendable, Codable {
  public let people: Int
  /// Both recordings have one signature, and so has a recording of somebody else: these are sought among their likes.
  public let sought: Int
  /// Both recordings have one signature that nobody else's has: it alone finds them.
  public let alone: Int
  /// The two recordings have different signatures.
  public let changing: Int
  /// How many are looked among, the person included: least, mean and most over those who are sought.
  public let gallery: [Double]
  /// What guessing finds, mean over those who are sought.
  public let chance: Double

  init(_ matched: MatchedPeople) {
    people = matched.people
    (sought, alone, changing) = (matched.sought.count, matched.alone.count, matched.changing.count)
    let sizes = matched.sought.map { Double($0.others.count + 1) }
    let count = Double(max(sizes.count, 1))
    gallery = [sizes.min() ?? 0, sizes.reduce(0, +) / count, sizes.max() ?? 0]
    chance = matched.sought.isEmpty ? .nan : matched.sought.reduce(0) { $0 + $1.chance } / count
  }

  /// Fewer people than any figure can rest on.
  public var isTooSmall: Bool { sought < AuditPlan.fewest }
}

/// How an attack went on people who were sought only among their likes: what is told beyond the fixed signature.
public struct MatchedFigures: Hashable, Sendable, Codable {
  public let rank1: Double
  public let rank1Interval: [Double]
  /// One-sided 95 % upper bound (Clopper–Pearson) for the mean number found, rounded up.
  public let rank1Upper: Double
  /// Share of shuffles of recordings with one signature that find as many.
  public let permutationP: Double
  public let equalErrorRate: Double
  public let equalErrorRateInterval: [Double]
  /// How often the own recording is more alike than a stranger's; ties counted half, 50 % tells nothing.
  public let area: Double
  /// Share of such shuffles that tell own from strange pairs as well.
  public let verificationP: Double

  /// Shuffled recordings hardly ever give as much: one of two tests at half of 5 %.
  public var isShown: Bool { min(permutationP, verificationP) <= 0.025 }

  /// - Returns: `nil` when there are too few to say anything.
  init?(_ scores: MatchedScores, seed: UInt64) {
    let count = scores.people.sought.count
    guard !MatchedCompany(scores.people).isTooSmall else { return nil }
    let found = scores.hits.reduce(0, +)
    rank1 = found / Double(count)
    rank1Upper = ExactBound.upper(successes: Int((found - 1e-9).rounded(.up)), of: count)
    area = scores.wins.reduce(0, +) / Double(count)
    let luck = scores.permutation(seed: seed)
    (permutationP, verificationP) = (luck.rank1, luck.verification)
    let errors = scores.errors(seed: seed)
    equalErrorRate = errors.equalErrorRate
    rank1Interval = [errors.rank1Interval.lowerBound, errors.rank1Interval.upperBound]
    equalErrorRateInterval = [errors.interval.lowerBound, errors.interval.upperBound]
  }
}
