internal import Foundation

/// What likelihood ratios cost whoever decides by them, in bits; 1 is what no information costs, 0 is perfect.
public enum LikelihoodCost {
  /// Cllr of scores that are natural logarithms of likelihood ratios (Brümmer & du Preez, Comput Speech Lang 20 (2006)).
  /// Above 1 they mislead.
  public static func cllr(_ ratios: PairScores) -> Double { cost(ratios.mated, ratios.nonMated) }

  /// The least Cllr that any monotone map of the scores reaches.
  public static func minimum(_ pairs: PairScores) -> Double {
    let best = IsotonicCalibration(pairs)
    return cost(best.mated, best.nonMated)
  }

  private static func cost(_ mated: [Double], _ nonMated: [Double]) -> Double {
    guard !mated.isEmpty, !nonMated.isEmpty else { return 1 }
    let own = mated.reduce(0) { $0 + bits(-$1) } / Double(mated.count)
    let others = nonMated.reduce(0) { $0 + bits($1) } / Double(nonMated.count)
    return (own + others) / 2
  }

  /// log2(1 + eˣ) without overflow.
  static func bits(_ x: Double) -> Double {
    x == .infinity ? .infinity : (max(x, 0) + log1p(exp(-abs(x)))) / log(2)
  }
}

/// ZEBRA (Nautsch et al., Interspeech 2020): what the evidence is worth to an attacker, for the population and for the
/// person who is worst off.
public struct ZeroEvidence: Hashable, Sendable {
  /// Bits over an attacker without evidence, mean over all prior odds: 0 is perfect, ``ceiling`` is total disclosure.
  public let population: Double
  /// The strongest evidence for or against any pair: |log10 LR|.
  public let worstCase: Double
  public static let ceiling = 0.5 / log(2)

  public init(_ pairs: PairScores) {
    let best = IsotonicCalibration(pairs, withSuccession: true)
    worstCase = (best.mated + best.nonMated).reduce(0) { max($0, abs($1)) } / log(10)
    guard !pairs.mated.isEmpty, !pairs.nonMated.isEmpty else {
      population = 0
      return
    }
    // Equal ratios cost alike: count them, then integrate over the prior by Gauss–Legendre in 64 strips of five points.
    let own = Self.counted(best.mated)
    let others = Self.counted(best.nonMated)
    var sum = 0.0
    let strips = 64
    for strip in 0..<strips {
      for (place, weight) in Self.gauss {
        let prior = (Double(strip) + (place + 1) / 2) / Double(strips)
        let odds = log(prior / (1 - prior))
        let known =
          prior * own.reduce(0) { $0 + $1.share * LikelihoodCost.bits(-$1.ratio - odds) }
          + (1 - prior) * others.reduce(0) { $0 + $1.share * LikelihoodCost.bits($1.ratio + odds) }
        let unknown = prior * LikelihoodCost.bits(-odds) + (1 - prior) * LikelihoodCost.bits(odds)
        sum += weight / 2 / Double(strips) * (unknown - known)
      }
    }
    population = max(sum, 0)
  }

  /// 0 none, A up to 1, B to 2, C to 4, D to 5, E to 6, F above (the paper's table).
  public var tag: String {
    switch worstCase {
    case ..<1e-9: "0"
    case ..<1: "A"
    case ..<2: "B"
    case ..<4: "C"
    case ..<5: "D"
    case ..<6: "E"
    default: "F"
    }
  }

  private static func counted(_ ratios: [Double]) -> [(ratio: Double, share: Double)] {
    var counts: [Double: Int] = [:]
    for ratio in ratios { counts[ratio, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, Double($0.value) / Double(ratios.count)) }
  }

  /// Places in −1…1 and weights.
  private static let gauss: [(Double, Double)] = [
    (-0.9061798459386640, 0.2369268850561891), (-0.5384693101056831, 0.4786286704993665), (0, 0.5688888888888889),
    (0.5384693101056831, 0.4786286704993665), (0.9061798459386640, 0.2369268850561891),
  ]
}
