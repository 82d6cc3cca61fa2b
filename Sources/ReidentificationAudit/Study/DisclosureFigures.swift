import MaskSigns

/// What the fixed part of records tells under one policy: counted, not attacked.
public struct DisclosureFigures: Hashable, Sendable, Codable {
  public let policy: AuditedPolicy
  public let meaning: String
  /// log2 of how many signatures the policy can let out of any patient.
  public let capacityBits: Double
  /// 2^bits / N, at most 1.
  public let capacityRank1: Double
  public let signatures, unique: Int
  public let entropyBits: Double
  /// Share of people whose two recordings have one signature.
  public let stable: Double
  public let shared: Double
  /// K / N.
  public let rank1: Double
  /// p / (1 + p), for who asks only whether signatures are equal; and for who weighs how rare they are, too.
  public let equalErrorRate, leastEqualErrorRate: Double
  /// Coded bytes of movement for each second, mean over records.
  public let bytesPerSecond: Double

  /// For each habit, in how many of these people's recordings a value of its own leaves; the names of `BaselineSign`.
  public let leaving: [String: Double]

  init(_ policy: AuditedPolicy, _ people: [PersonEvidence]) {
    self.policy = policy
    meaning = policy.meaning
    capacityBits = FixedSignature.capacityBits(policy.policy.summary)
    capacityRank1 = DisclosureBound.rank1(capacityBits: capacityBits, people: people.count)
    let bound = DisclosureBound(
      probes: people.map { $0.sessions[1].signatures[policy] }, gallery: people.map { $0.sessions[0].signatures[policy] })
    signatures = bound.signatures
    unique = bound.unique
    entropyBits = bound.bits
    stable = bound.stable
    shared = bound.shared
    rank1 = bound.rank1
    equalErrorRate = bound.equalErrorRate
    leastEqualErrorRate = bound.leastEqualErrorRate
    let rates = people.flatMap { $0.sessions.compactMap { $0.bytesPerSecond[policy] } }
    leaving = Self.leaving(people.flatMap { $0.sessions.compactMap { $0.signatures[policy] } })
    bytesPerSecond = rates.isEmpty ? 0 : rates.reduce(0, +) / Double(rates.count)
  }

  private static func leaving(_ signatures: [FixedSignature]) -> [String: Double] {
    var counts = Dictionary(uniqueKeysWithValues: BaselineSign.allCases.map { ($0.name, 0) })
    for signature in signatures {
      for sign in BaselineSign.allCases where signature.discloses(sign) { counts[sign.name, default: 0] += 1 }
    }
    return counts.mapValues { Double($0) / Double(max(signatures.count, 1)) }
  }
}
