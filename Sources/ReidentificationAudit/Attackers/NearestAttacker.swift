/// Takes the record whose habitual values and grades are nearest, in healthy standard deviations. Learns nothing, so he is
/// as good with diseases that nobody showed him.
struct NearestAttacker: Attacker {
  let id, name, knowledge: String
  let purpose: AttackPurpose
  let policy: AuditedPolicy

  func compare(_ recordings: [SessionEvidence], training: [PersonEvidence]) -> ScoreMatrix {
    let values = recordings.map { $0.features[policy]?[.fixed] ?? [] }
    return ScoreMatrix(probes: values, gallery: values) { -zip($0, $1).reduce(0) { $0 + abs($1.0 - $1.1) } }
  }
}
