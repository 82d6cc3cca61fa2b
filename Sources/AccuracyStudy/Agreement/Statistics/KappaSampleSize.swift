/// How many cases a study needs to tell one kappa from another (Cantor, Psychol Methods 1 (1996) 150–153), as R's `irr`
/// reckons it and the mask study of 2022 did.
struct KappaSampleSize: Hashable, Sendable {
  /// What is hoped for, and what must be ruled out.
  var expected = 0.85
  var ruledOut = 0.6
  var power = 0.9
  /// One-sided.
  var alpha = 0.025
  /// Share of cases in which either reader sees the sign.
  var prevalence = 0.5

  /// The whole number of cases; `nil` when no table has these kappas.
  var cases: Int? { exactCases.map { Int($0.rounded(.up)) } }

  /// Before rounding up.
  var exactCases: Double? {
    guard let hoped = variance(expected), let null = variance(ruledOut), expected != ruledOut else { return nil }
    let root =
      (Normal.quantile(1 - alpha) * null.squareRoot() + Normal.quantile(power) * hoped.squareRoot()) / (expected - ruledOut)
    return root * root
  }

  /// Of one case, for the two-by-two table with this kappa and equal margins.
  private func variance(_ kappa: Double) -> Double? {
    let p = prevalence
    let chance = p * p + (1 - p) * (1 - p)
    let observed = kappa * (1 - chance) + chance
    let apart = (1 - observed) / 2
    let shares = [[p - apart, apart], [apart, 1 - p - apart]]
    guard shares.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else { return nil }
    return CohensKappa.variance(shares)
  }
}
