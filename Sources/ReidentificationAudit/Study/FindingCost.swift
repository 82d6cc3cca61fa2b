import ClinicalFindings
import MaskDisclosure
import MaskSigns
import SyntheticPatients

/// What a policy costs: which abnormal findings of patients are no longer found in what leaves under it.
public struct FindingCost: Hashable, Sendable, Codable {
  public let policy: AuditedPolicy
  public let patients: Int
  /// Abnormal findings in the records with every habit as measured and all movement.
  public let abnormal: Int
  /// Of them: abnormal still; healthy now; not judged any more.
  public let kept, lost, withheld: Int
  /// Abnormal only after the policy.
  public let invented: Int
  /// Which are lost and invented, and how often; the names of `FindingKind`.
  public let lostKinds, inventedKinds: [String: Int]

  /// Patients who have what masks are for.
  static let conditions: [Condition] = [.ptosis, .thyroid, .strabismus, .nystagmus, .horner, .bell]

  /// - Parameter count: Patients of each condition, one recording each.
  /// - Throws: `PatientError`, `DisclosureError`.
  static func all(count: Int, seed: UInt64) throws -> [FindingCost] {
    let policies = AuditedPolicy.allCases.filter { $0 != .leaky }
    var tallies: [AuditedPolicy: FindingTally] = [:]
    var patients = 0
    for (part, condition) in conditions.enumerated() {
      for person in CohortPerson.cohort(0..<count, seed: seed, part: UInt64(10 + part), condition: condition) {
        try Task.checkCancellation()
        patients += 1
        guard let recording = try person.recordings(1).first else { continue }
        let source = Findings(try recording.record(asMeasured)).all
        for policy in policies {
          tallies[policy, default: FindingTally()].add(source, Findings(try recording.record(policy.policy)).all)
        }
      }
    }
    return policies.map { FindingCost($0, patients, tallies[$0] ?? FindingTally()) }
  }

  private init(_ policy: AuditedPolicy, _ patients: Int, _ tally: FindingTally) {
    self.policy = policy
    self.patients = patients
    abnormal = tally.abnormal
    (kept, withheld) = (tally.kept, tally.withheld)
    (lostKinds, inventedKinds) = (tally.lost, tally.invented)
    lost = lostKinds.values.reduce(0, +)
    invented = inventedKinds.values.reduce(0, +)
  }

  private static let asMeasured: DisclosurePolicy = {
    var policy = DisclosurePolicy(.full)
    for sign in Sign.allCases where policy[sign].baseline == .norm {
      try? policy.set(sign, SignModes(baseline: .exact, motion: policy[sign].motion))
    }
    return policy
  }()
}
