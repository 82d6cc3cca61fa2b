/// What no attacker can exceed who only knows the fixed part of records: counted, not tried.
public struct DisclosureBound: Hashable, Sendable {
  /// People, two recordings each.
  public let people: Int
  /// Different signatures among the probes.
  public let signatures: Int
  /// Probes whose signature nobody else's probe has.
  public let unique: Int
  /// Entropy of the probes' signatures, bits.
  public let bits: Double
  /// Share of people whose two recordings have one signature.
  public let stable: Double
  /// Share p of pairs of strangers (a probe and another's gallery entry) with one signature.
  public let shared: Double
  /// The least equal error rate, were every person's signature the same in all recordings, of who accepts rare signatures
  /// sooner than common ones.
  public let leastEqualErrorRate: Double

  /// - Parameters:
  ///   - probes, gallery: Signatures of two recordings of each person, in one order of people.
  public init<Signature: Hashable>(probes: [Signature], gallery: [Signature]) {
    precondition(probes.count == gallery.count, "two recordings of each person")
    let n = probes.count
    people = n
    var counts: [Signature: Int] = [:]
    for signature in probes { counts[signature, default: 0] += 1 }
    var entries: [Signature: Int] = [:]
    for signature in gallery { entries[signature, default: 0] += 1 }
    signatures = counts.count
    unique = counts.values.count { $0 == 1 }
    bits = counts.values.map { Double($0) / Double(max(n, 1)) }.sorted().reduce(0) { $0 - $1 * logarithm2($1) }
    let own = zip(probes, gallery).count { $0 == $1 }
    stable = n == 0 ? 0 : Double(own) / Double(n)
    let all = probes.reduce(0) { $0 + (entries[$1] ?? 0) }
    shared = n < 2 ? 1 : Double(all - own) / Double(n * (n - 1))
    var matched: [Signature: Int] = [:]
    for (probe, entry) in zip(probes, gallery) where probe == entry { matched[probe, default: 0] += 1 }
    // Of each signature: its people, and its pairs of strangers.
    let kinds = counts.map { signature, count in
      (own: Double(count), strange: Double(count * (entries[signature] ?? 0) - (matched[signature] ?? 0)))
    }
    let ratios = kinds.map { $0.strange > 0 ? $0.own / $0.strange : .infinity }
    let differing = max(Double(n * (n - 1)) - kinds.reduce(0) { $0 + $1.strange }, 0)
    leastEqualErrorRate =
      ErrorTradeoff(mated: ratios, weights: kinds.map(\.own), nonMated: ratios + [-1], kinds.map(\.strange) + [differing])?
      .equalErrorRate ?? 0.5
  }

  /// An attacker's guess depends on the signature alone, so it is right for at most one person of each: K / N.
  public var rank1: Double { people == 0 ? 1 : min(Double(signatures) / Double(people), 1) }

  /// The equal error rate of who asks only whether two signatures are equal, were every person's the same in all recordings:
  /// p / (1 + p). Who knows which signatures are rare can come lower, down to ``leastEqualErrorRate``.
  public var equalErrorRate: Double { shared / (1 + shared) }

  /// The bound by the number of states that a policy allows: 2^bits / N, at most 1.
  public static func rank1(capacityBits bits: Double, people: Int) -> Double {
    people == 0 ? 1 : min(exponential2(bits) / Double(people), 1)
  }
}
