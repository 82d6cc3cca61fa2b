import SyntheticPatients

/// How people may be told apart for the figures: a name such as "sex", and each person's value; empty is "not said".
struct PeopleGroup: Sendable {
  let name: String
  let values: [String]

  /// What is known of people who do not exist.
  static func all(faces: [UInt64]) -> [PeopleGroup] {
    let facts = faces.map(PersonFacts.init(seed:))
    return [
      PeopleGroup(name: "sex", values: facts.map(\.sex)),
      PeopleGroup(name: "age", values: facts.map { $0.age < 40 ? "20 to 39" : $0.age < 60 ? "40 to 59" : "60 and over" }),
      PeopleGroup(name: "skin tone", values: facts.map(\.skinTone)),
    ]
  }
}

/// How one attack went among the people of one group alone: probes and gallery are of the group.
public struct GroupFigures: Hashable, Sendable, Codable {
  /// The attack's id.
  public let attack: String
  public let group, value: String
  public let people: Int
  public let chance, rank1: Double
  /// One-sided 95 % upper bound (Clopper–Pearson).
  public let rank1Upper: Double
  public let equalErrorRate: Double
  public let equalErrorRateInterval: [Double]

  /// Groups of fewer people tell nothing but noise.
  public static let fewest = 10

  /// - Parameters:
  ///   - matrices: Of one attack, several galleries.
  ///   - people: For each gallery, who is in it.
  static func all(_ attack: String, _ matrices: [ScoreMatrix], people: [[Int]], _ groups: [PeopleGroup], seed: UInt64) -> [GroupFigures] {
    groups.flatMap { group in
      Set(group.values).subtracting([""]).sorted().compactMap { value in
        let own = people.map { names in names.indices.filter { group.values[names[$0]] == value } }
        // Where attackers learn, each half of the people is a gallery of its own: as many of both.
        guard let count = own.map(\.count).min(), count >= fewest else { return nil }
        let chosen = zip(matrices, own).map { $0.chosen(probes: Array($1.prefix(count)), gallery: Array($1.prefix(count))) }
        return GroupFigures(attack, group.name, value, chosen, seed: seed)
      }
    }
  }

  private init(_ attack: String, _ group: String, _ value: String, _ matrices: [ScoreMatrix], seed: UInt64) {
    (self.attack, self.group, self.value) = (attack, group, value)
    let n = matrices.first?.count ?? 0
    people = n
    chance = 1 / Double(max(n, 1))
    let found = matrices.reduce(0) { $0 + Identification($1).rank1 } / Double(max(matrices.count, 1))
    rank1 = found
    rank1Upper = ExactBound.upper(successes: Int((found * Double(n) - 1e-9).rounded(.up)), of: n)
    let rates = matrices.compactMap { ErrorTradeoff($0.pairs)?.equalErrorRate }
    equalErrorRate = rates.isEmpty ? .nan : rates.reduce(0, +) / Double(rates.count)
    let interval = PeopleBootstrap.intervals(matrices, draws: 200, seed: seed).equalErrorRate
    equalErrorRateInterval = [interval.lowerBound, interval.upperBound]
  }
}
