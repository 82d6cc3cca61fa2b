/// One who tries to find people again.
///
/// What he holds are recordings of the people he looks for and, when he is able to learn, of other people; never which
/// recordings belong together.
protocol Attacker: Sendable {
  /// A word for tables and files.
  var id: String { get }
  /// As the field names it.
  var name: String { get }
  /// What he knows and does, in a sentence.
  var knowledge: String { get }
  var purpose: AttackPurpose { get }
  /// His scores are likelihood ratios that he has learnt from other people.
  var learns: Bool { get }
  /// A recording holds what he looks for with, and what he looks among.
  func isProbe(_ evidence: SessionEvidence) -> Bool
  func isEntry(_ evidence: SessionEvidence) -> Bool
  /// How alike he finds each probe and each gallery entry; both are all recordings, in one order.
  ///
  /// - Throws: ``AuditError``.
  func compare(_ recordings: [SessionEvidence], training: [PersonEvidence]) throws(AuditError) -> ScoreMatrix
}

extension Attacker {
  var learns: Bool { false }
  func isProbe(_ evidence: SessionEvidence) -> Bool { true }
  func isEntry(_ evidence: SessionEvidence) -> Bool { true }
}

/// What an attack is run for.
public enum AttackPurpose: String, Hashable, Sendable, Codable {
  /// To judge what is given out under the default policy.
  case judgement
  /// Must succeed, or the audit is void.
  case mustSucceed
  /// Must find nothing, or the audit is void.
  case mustFail
  /// To see what other policies would cost or gain.
  case comparison
  /// To see how faces fare that are hidden in older ways.
  case olderWay
}

extension ScoreMatrix {
  /// Some probes against some entries: the k-th of both are one person's.
  func chosen(probes: [Int], gallery: [Int]) -> ScoreMatrix {
    ScoreMatrix(count: probes.count) { self[probes[$0], gallery[$1]] }
  }
}
