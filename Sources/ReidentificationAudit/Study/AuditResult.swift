public import Foundation
import SyntheticPatients

/// All that an audit found.
public struct AuditResult: Hashable, Sendable, Codable {
  public let plan: AuditPlan
  public let attacks: [AttackFigures]
  /// Which older ways of hiding a face masks are compared with.
  public let comparators: [ComparatorFacts]
  public let disclosure: [DisclosureFigures]
  /// What each policy costs in findings.
  public let costs: [FindingCost]
  /// What kind of person is told.
  public let attributes: [AttributeFigures]
  /// How judged attacks and the unprotected control went by sex, age and skin tone.
  public let groups: [GroupFigures]
  /// How patients fared; `nil` when none were asked for.
  public let patients: PatientFigures?
  /// How attacks on masks and records go when other people are sought and others train.
  public let deals: [DealFigures]

  /// - Throws: ``AuditError``.
  init(
    _ plan: AuditPlan, targets: [PersonEvidence], training: [PersonEvidence], groups: [PeopleGroup] = [],
    costs: [FindingCost] = [], attributes: [AttributeFigures] = [], patients: PatientFigures? = nil
  ) throws(AuditError) {
    self.plan = plan
    var random = SeededGenerator(seed: plan.seed, 0x6A11)
    let galleries = (0..<plan.galleries).map { _ in targets.map { _ in random.below(PersonEvidence.sessions) } }
    let recordings = targets.flatMap(\.sessions)
    let found = try Crew.map(Attackers.all) { attacker throws(AuditError) -> (AttackFigures, [GroupFigures]) in
      let matrices = try attacker.compare(recordings, training: training).drawn(galleries)
      let attack = AttackFigures(attacker, matrices, seed: plan.seed)
      guard attacker.purpose == .judgement || attacker.id == "unprotected" else { return (attack, []) }
      let all = matrices.map { Array(0..<$0.count) }
      return (attack, GroupFigures.all(attacker.id, matrices, people: all, groups, seed: plan.seed))
    }
    attacks = found.map { $0.0 }
    self.groups = found.flatMap { $0.1 }
    comparators = Comparators.all.map(ComparatorFacts.init)
    self.costs = costs
    self.attributes = attributes
    self.patients = patients
    deals = try DealFigures.all(plan, targets + training)
    disclosure = AuditedPolicy.allCases.map { DisclosureFigures($0, targets) }
  }

  public func attack(_ id: String) -> AttackFigures? { attacks.first { $0.id == id } }

  /// JSON, keys in order.
  public var json: Data {
    get throws { try auditJSON(self) }
  }
}

/// JSON, keys in order; what is no number is said in words.
func auditJSON(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "not measured")
  return try encoder.encode(value)
}
