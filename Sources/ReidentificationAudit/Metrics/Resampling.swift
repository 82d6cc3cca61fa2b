import SyntheticPatients

/// How sure a figure is: people are drawn again, with replacement; a pair counts as often as both of its people were drawn.
public enum PeopleBootstrap {
  /// 95 % intervals of rank-1 and of the equal error rate.
  ///
  /// - Parameter matrices: The same people in several galleries; each draw takes the next one, so that the choice of the
  ///   gallery widens the intervals, too.
  public static func intervals(
    _ matrices: [ScoreMatrix], draws: Int = 400, seed: UInt64 = 1
  ) -> (rank1: ClosedRange<Double>, equalErrorRate: ClosedRange<Double>) {
    let n = matrices.first?.count ?? 0
    guard n > 1, draws > 0 else { return (0...1, 0...1) }
    var random = SeededGenerator(seed: seed, 0xB007)
    var ranks: [Double] = []
    var errors: [Double] = []
    var others = [Double](repeating: 0, count: n * (n - 1))
    for (turn, matrix) in matrices.enumerated() {
      let hits = Identification(matrix).hits(rank: 1)
      let pairs = matrix.pairs
      let order = ErrorTradeoff.Order(mated: pairs.mated, nonMated: pairs.nonMated)
      for _ in stride(from: turn, to: draws, by: matrices.count) {
        var weights = [Double](repeating: 0, count: n)
        for _ in 0..<n { weights[random.below(n)] += 1 }
        // The gallery stays whole: who else could be taken for the probe does not depend on who is asked for.
        ranks.append(zip(hits, weights).reduce(0) { $0 + $1.0 * $1.1 } / Double(n))
        var at = 0
        for probe in 0..<n {
          for entry in 0..<n where entry != probe {
            others[at] = weights[probe] * weights[entry]
            at += 1
          }
        }
        if let rate = ErrorTradeoff(order, weights, others)?.equalErrorRate { errors.append(rate) }
      }
    }
    return (middle95(ranks), middle95(errors))
  }

  /// The middle 95 % of some values.
  static func middle95(_ values: [Double]) -> ClosedRange<Double> {
    guard !values.isEmpty else { return 0...1 }
    let sorted = values.sorted()
    func at(_ share: Double) -> Double { sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)] }
    return at(0.025)...at(0.975)
  }
}

/// Could the attack's success be luck? People's names in the gallery are shuffled.
public enum Permutation {
  /// The share of shuffles, the true order among them, whose rank-1 is as high; the mean over galleries of the same people.
  public static func rank1(_ matrices: [ScoreMatrix], shuffles: Int = 2000, seed: UInt64 = 1) -> Double {
    let n = matrices.first?.count ?? 0
    guard n > 1 else { return 1 }
    // What each entry counts when it is the probe's own: one over how many share the first place.
    var credit = [Double](repeating: 0, count: n * n)
    for matrix in matrices {
      for probe in 0..<n {
        guard let best = matrix.scores[probe * n..<(probe + 1) * n].max() else { continue }
        let first = (0..<n).filter { matrix[probe, $0] == best }
        for entry in first { credit[probe * n + entry] += 1 / Double(first.count) }
      }
    }
    return share(credit, n, shuffles, seed)
  }

  /// The share of shuffles, the true order among them, that put the own person's scores as high among all; the mean over
  /// galleries of the same people. It is the rank-sum test of verification, with pairs that share people taken for what they are.
  public static func verification(_ matrices: [ScoreMatrix], shuffles: Int = 2000, seed: UInt64 = 1) -> Double {
    let n = matrices.first?.count ?? 0
    guard n > 1 else { return 1 }
    var credit = [Double](repeating: 0, count: n * n)
    for matrix in matrices {
      let order = matrix.scores.indices.sorted { matrix.scores[$0] < matrix.scores[$1] }
      var first = 0
      while first < order.count {
        var next = first + 1
        while next < order.count, matrix.scores[order[next]] == matrix.scores[order[first]] { next += 1 }
        // Equal scores share the middle of their places.
        for k in first..<next { credit[order[k]] += Double(first + next - 1) / Double(2 * order.count) }
        first = next
      }
    }
    return share(credit, n, shuffles, seed)
  }

  /// - Parameter credit: What each entry counts when it is the probe's own, row by row.
  private static func share(_ credit: [Double], _ n: Int, _ shuffles: Int, _ seed: UInt64) -> Double {
    func success(_ names: [Int]) -> Double { (0..<n).reduce(0) { $0 + credit[$1 * n + names[$1]] } }
    var names = Array(0..<n)
    // Sums in another order differ in their last bits, and equal successes must count as equal.
    let reached = success(names) - 1e-9
    var random = SeededGenerator(seed: seed, 0x5817)
    var asGood = 1
    for _ in 0..<shuffles {
      names.shuffle(using: &random)
      if success(names) >= reached { asGood += 1 }
    }
    return Double(asGood) / Double(shuffles + 1)
  }
}
