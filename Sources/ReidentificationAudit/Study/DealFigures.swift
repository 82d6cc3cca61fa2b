import SyntheticPatients

/// How an attack that learns goes when other people are sought and others train it.
///
/// The intervals of ``AttackFigures`` hold who is sought by chance, not who trained the attacker. Here all people, sought
/// and training, are dealt anew several times into as many of both; what spreads between the deals is what such an audit
/// tells by the luck of its people, so two audits that differ by less do not differ.
public struct DealFigures: Hashable, Sendable, Codable {
  /// Of the attacker.
  public let id, name: String
  public let deals: Int
  /// Means over the deals, and standard deviations between them.
  public let rank1, rank1Deviation: Double
  public let equalErrorRate, equalErrorRateDeviation: Double

  /// Deals in an audit.
  static let usual = 12

  /// - Parameters:
  ///   - everybody: With all their recordings.
  ///   - sought: How many are sought in each deal; the others train.
  /// - Returns: Nothing of one deal or less.
  /// - Throws: ``AuditError``.
  init?(
    _ attacker: any Attacker, everybody: [PersonEvidence], sought: Int, deals: Int = usual, galleries: Int, seed: UInt64
  ) throws(AuditError) {
    guard deals > 1, (2..<everybody.count).contains(sought) else { return nil }
    let found = try Crew.map((0..<deals).map { UInt64($0) }) { deal throws(AuditError) -> SIMD2<Double> in
      var random = SeededGenerator(seed: seed, 0xDEA1_0000 + deal)
      let people = everybody.shuffled(using: &random)
      let drawn = (0..<galleries).map { _ in (0..<sought).map { _ in random.below(PersonEvidence.sessions) } }
      let matrices = try attacker.compare(
        people.prefix(sought).flatMap(\.sessions), training: Array(people.dropFirst(sought))
      ).drawn(drawn)
      return matrices.reduce(.zero) {
        $0 + SIMD2(Identification($1).rank1, ErrorTradeoff($1.pairs)?.equalErrorRate ?? 0.5)
      } / Double(galleries)
    }
    let mean = found.reduce(.zero, +) / Double(deals)
    let variance = found.reduce(SIMD2<Double>.zero) { $0 + ($1 - mean) * ($1 - mean) } / Double(deals - 1)
    (id, name, self.deals) = (attacker.id, attacker.name, deals)
    (rank1, equalErrorRate) = (mean.x, mean.y)
    (rank1Deviation, equalErrorRateDeviation) = (variance.x.squareRoot(), variance.y.squareRoot())
  }

  /// Of those who judge what is given out by masks and records alone: of people who train there are no second photographs.
  ///
  /// - Throws: ``AuditError``.
  static func all(_ plan: AuditPlan, _ everybody: [PersonEvidence]) throws(AuditError) -> [DealFigures] {
    var all: [DealFigures] = []
    for attacker in Attackers.all where attacker.purpose == .judgement {
      guard attacker.id == "lazy-informed" || attacker is LearningAttacker else { continue }
      let figures = try DealFigures(
        attacker, everybody: everybody, sought: plan.people, galleries: min(plan.galleries, 4), seed: plan.seed)
      if let figures { all.append(figures) }
    }
    return all
  }
}
