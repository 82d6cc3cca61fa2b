/// Learns from recordings of other people which numbers tell people apart, then compares by them.
struct LearningAttacker: Attacker {
  /// What he looks at.
  enum Source: Hashable, Sendable {
    case mask(AuditedPolicy)
    case record(AuditedPolicy, [RecordFeatures.Part])

    func features(_ evidence: SessionEvidence) -> [Double] {
      switch self {
      case .mask(let policy): (evidence.masks[policy] ?? []).map(Double.init)
      case .record(let policy, let parts): parts.flatMap { evidence.features[policy]?[$0] ?? [] }
      }
    }
  }

  let id, name, knowledge: String
  let purpose: AttackPurpose
  let source: Source

  func compare(_ recordings: [SessionEvidence], training: [PersonEvidence]) throws(AuditError) -> ScoreMatrix {
    let model = try PersonModel.tuned(training.map { $0.sessions.map(source.features) })
    let features = recordings.map(source.features)
    return model.scores(probes: features, gallery: features)
  }
}
