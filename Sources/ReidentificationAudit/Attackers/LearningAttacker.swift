/// Learns from recordings of other people which numbers tell people apart, then compares by them.
struct LearningAttacker: Attacker {
  /// What he looks at.
  enum Source: Hashable, Sendable {
    case mask(AuditedPolicy)
    /// The mask with the places of its five points.
    case maskAndPoints(AuditedPolicy)
    /// The mask that keeps the face's shape, with its points.
    case shapeKeptAndPoints
    case record(AuditedPolicy, [RecordFeatures.Part])
    /// A manifest's own masks and records.
    case givenMask, givenMaskAndPoints
    case givenRecord([RecordFeatures.Part])

    func features(_ evidence: SessionEvidence) -> [Double] {
      switch self {
      case .mask(let policy): (evidence.masks[policy] ?? []).map(Double.init)
      case .maskAndPoints(let policy): Self.together(evidence.masks[policy] ?? [], evidence.points[policy] ?? [])
      case .shapeKeptAndPoints: Self.together(evidence.shapeKept, evidence.shapeKeptPoints)
      case .record(let policy, let parts): parts.flatMap { evidence.features[policy]?[$0] ?? [] }
      case .givenMask: evidence.givenMask.map(Double.init)
      case .givenMaskAndPoints: Self.together(evidence.givenMask, evidence.givenPoints)
      case .givenRecord(let parts): parts.flatMap { evidence.givenFeatures[$0] ?? [] }
      }
    }

    /// Without a mask there are no points, but a mask without points counts.
    private static func together(_ mask: [Float], _ points: [Double]) -> [Double] {
      mask.isEmpty ? [] : mask.map(Double.init) + (points.isEmpty ? PointFeatures.notMeasured : points)
    }
  }

  let id, name, knowledge: String
  let purpose: AttackPurpose
  let source: Source

  var learns: Bool { true }
  func isProbe(_ evidence: SessionEvidence) -> Bool { !source.features(evidence).isEmpty }
  func isEntry(_ evidence: SessionEvidence) -> Bool { isProbe(evidence) }

  func compare(_ recordings: [SessionEvidence], training: [PersonEvidence]) throws(AuditError) -> ScoreMatrix {
    let model = try PersonModel.tuned(training.map { $0.sessions.map(source.features) })
    let features = recordings.map(source.features)
    return model.scores(probes: features, gallery: features)
  }
}
