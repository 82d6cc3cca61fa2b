import SyntheticPatients

/// How patients fare, whose disease is visible on purpose: found by it, and found beyond it.
public struct PatientFigures: Hashable, Sendable, Codable {
  public let people: Int
  /// Patients of each condition; the names of `Condition`.
  public let conditions: [String: Int]
  /// What the fixed part of their records tells under the default policy.
  public let disclosure: DisclosureFigures
  /// What bounds attackers who know the fixed values alone, mean over the galleries of ``attacks``.
  public let bound: PatientBound
  /// Who has company with the same fixed signature, as patients are.
  public let matched: MatchedCompany
  /// The same when all patients of a condition are given one patient's fixed values.
  public let likened: MatchedCompany
  public let attacks: [PatientAttack]

  /// - Parameters:
  ///   - conditions: Of each patient, which of ``PatientCohort/conditions``.
  ///   - training: Healthy people from whom attackers learn, as for those who are healthy themselves.
  /// - Throws: ``AuditError``.
  init(_ plan: AuditPlan, _ patients: [PatientEvidence], conditions kinds: [Int], training: [PersonEvidence]) throws(AuditError) {
    people = patients.count
    var counts: [String: Int] = [:]
    for kind in kinds { counts[PatientCohort.conditions[kind].rawValue, default: 0] += 1 }
    conditions = counts
    let own = patients.flatMap(\.own.sessions)
    let given = patients.flatMap(\.likened.sessions)
    var random = SeededGenerator(seed: plan.seed, 0x6A12)
    let galleries = (0..<plan.galleries).map { _ in patients.map { _ in random.below(PersonEvidence.sessions) } }
    let signatures = own.map { $0.signatures[.eyes] }
    let alike = MatchedPeople(signatures)
    // Patients of two conditions that happen to be given the same stay apart.
    let sets = MatchedPeople(
      given.enumerated().map { SetKey(condition: kinds[$0 / PersonEvidence.sessions], signature: $1.signatures[.eyes]) })
    matched = MatchedCompany(alike)
    likened = MatchedCompany(sets)
    disclosure = DisclosureFigures(.eyes, patients.map(\.own))
    bound = PatientBound(signatures, galleries)
    let seed = plan.seed
    attacks = try Crew.map(Attackers.ofPatients) { attacker throws(AuditError) -> PatientAttack in
      // Both at once, so that he learns only once.
      let all = try attacker.compare(own + given, training: training)
      let natural = all.chosen(probes: Array(own.indices), gallery: Array(own.indices))
      let shifted = given.indices.map { $0 + own.count }
      let likened = MatchedScores(all.chosen(probes: shifted, gallery: shifted), sets, galleries: galleries)
      return PatientAttack(
        id: attacker.id, name: attacker.name, readsFixedValuesOnly: Attackers.ofFixedValues.contains(attacker.id),
        unmatched: AttackFigures(attacker, natural.drawn(galleries), seed: seed),
        matched: MatchedFigures(MatchedScores(natural, alike, galleries: galleries), seed: seed),
        likened: MatchedFigures(likened, seed: seed), likenedByCondition: Self.rank1(likened, kinds))
    }
  }

  /// Of each condition with enough patients.
  private static func rank1(_ scores: MatchedScores, _ kinds: [Int]) -> [String: Double] {
    var found: [Int: [Double]] = [:]
    for (one, hit) in zip(scores.people.sought, scores.hits) { found[kinds[one.person], default: []].append(hit) }
    return Dictionary(
      uniqueKeysWithValues: found.filter { $0.value.count >= AuditPlan.fewest }.map { kind, hits in
        (PatientCohort.conditions[kind].rawValue, hits.reduce(0, +) / Double(hits.count))
      })
  }

  public func attack(_ id: String) -> PatientAttack? { attacks.first { $0.id == id } }

  /// Who reads fixed values alone finds nobody among those with the same ones; if he did, something leaks within the audit.
  public var isSound: Bool {
    !attacks.contains { $0.readsFixedValuesOnly && [$0.matched, $0.likened].contains { $0?.isShown ?? false } }
  }
}

private struct SetKey: Hashable {
  let condition: Int
  let signature: FixedSignature?
}

/// How one attacker fared with patients.
public struct PatientAttack: Hashable, Sendable, Codable {
  public let id, name: String
  /// Among people with the same fixed values he is a control: he must find nothing.
  public let readsFixedValuesOnly: Bool
  /// All others are impostors: the disease may tell.
  public let unmatched: AttackFigures
  /// Impostors share the fixed signature; `nil` when too few do to say anything.
  public let matched: MatchedFigures?
  /// Impostors have the same condition, and all have been given the same fixed values.
  public let likened: MatchedFigures?
  /// Rank-1 of those of each condition alone, of conditions with at least ten; the names of `Condition`.
  public let likenedByCondition: [String: Double]
}

/// ``DisclosureBound`` of patients, mean over galleries.
public struct PatientBound: Hashable, Sendable, Codable {
  /// Different signatures among the probes.
  public let signatures: Double
  /// K / N.
  public let rank1: Double
  /// p / (1 + p), for who asks only whether signatures are equal; and for who weighs how rare they are, too.
  public let equalErrorRate, leastEqualErrorRate: Double

  init<Signature: Hashable>(_ recordings: [Signature], _ galleries: [[Int]]) {
    let sessions = PersonEvidence.sessions
    let bounds = galleries.map { drawn in
      DisclosureBound(
        probes: drawn.indices.map { recordings[$0 * sessions + (drawn[$0] + 1) % sessions] },
        gallery: drawn.indices.map { recordings[$0 * sessions + drawn[$0]] })
    }
    func mean(_ value: (DisclosureBound) -> Double) -> Double { bounds.reduce(0) { $0 + value($1) } / Double(max(bounds.count, 1)) }
    signatures = mean { Double($0.signatures) }
    rank1 = mean(\.rank1)
    equalErrorRate = mean(\.equalErrorRate)
    leastEqualErrorRate = mean(\.leastEqualErrorRate)
  }
}
