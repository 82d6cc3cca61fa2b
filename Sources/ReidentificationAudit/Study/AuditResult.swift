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

  /// - Throws: ``AuditError``.
  init(_ plan: AuditPlan, targets: [PersonEvidence], training: [PersonEvidence], costs: [FindingCost] = [], attributes: [AttributeFigures] = []) throws(AuditError) {
    self.plan = plan
    var random = SeededGenerator(seed: plan.seed, 0x6A11)
    let galleries = (0..<plan.galleries).map { _ in targets.map { _ in random.below(PersonEvidence.sessions) } }
    let recordings = targets.flatMap(\.sessions)
    var attacks: [AttackFigures] = []
    for attacker in Attackers.all {
      let scores = try attacker.compare(recordings, training: training)
      attacks.append(AttackFigures(attacker, scores, galleries: galleries, seed: plan.seed))
    }
    self.attacks = attacks
    comparators = Comparators.all.map(ComparatorFacts.init)
    self.costs = costs
    self.attributes = attributes
    disclosure = AuditedPolicy.allCases.map { DisclosureFigures($0, targets) }
  }

  public func attack(_ id: String) -> AttackFigures? { attacks.first { $0.id == id } }

  /// JSON, keys in order.
  public var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "not measured")
      return try encoder.encode(self)
    }
  }
}
