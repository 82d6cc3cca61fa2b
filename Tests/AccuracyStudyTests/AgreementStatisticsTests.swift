import Testing

@testable import AccuracyStudy

/// Against scikit-learn, statsmodels, pingouin and scipy on fixed ratings: `Tools/agreement/statistics_golden.py`.
@Suite struct AgreementStatisticsTests {
  private static let digits = 1e-9

  private func grade(_ value: Double) -> Int { [0.5, 2, 3.5].count { $0 <= value } }

  private func expect(_ value: Double?, _ name: String, _ reference: [String: Double], _ at: SourceLocation = #_sourceLocation) throws {
    let expected = try #require(reference[name], sourceLocation: at)
    let value = try #require(value, sourceLocation: at)
    #expect(abs(value - expected) < Self.digits, "\(name): \(value), not \(expected)", sourceLocation: at)
  }

  @Test(arguments: Golden.sets)
  func `kappas are scikit-learn's and their variances statsmodels'`(set: String) throws {
    let expected = try Golden.reference(set)
    let table = ConfusionTable(try Golden.ratings(set).map { (grade($0.first), grade($0.second)) }, classes: 4)
    for (name, weights) in [("none", CohensKappa.Weights.none), ("linear", .linear), ("quadratic", .quadratic)] {
      try expect(CohensKappa.of(table, weights: weights), "kappa_\(name)", expected)
      try expect(CohensKappa.variance(table, weights: weights), "kappa_variance_\(name)", expected)
    }
  }

  @Test(arguments: Golden.sets)
  func `sensitivity, specificity and accuracy are scikit-learn's`(set: String) throws {
    let expected = try Golden.reference(set)
    let reading = BinaryReading(try Golden.ratings(set).map { (truth: $0.true < 2, read: $0.first < 2) })
    try expect(reading.sensitivity.value, "sensitivity", expected)
    try expect(reading.specificity.value, "specificity", expected)
    try expect(reading.accuracy.value, "accuracy", expected)
    try expect(reading.sensitivity.interval?.lowerBound, "sensitivity_low", expected)
    try expect(reading.sensitivity.interval?.upperBound, "sensitivity_high", expected)
  }

  @Test(arguments: Golden.sets)
  func `paired shares are told apart as statsmodels does`(set: String) throws {
    let expected = try Golden.reference(set)
    let right = try Golden.ratings(set).map { ($0.true < 2) == ($0.first < 2) }
    let also = try Golden.ratings(set).map { ($0.true < 2) == ($0.second < 2) }
    func count(_ a: Bool, _ b: Bool) -> Int { zip(right, also).count { $0 == a && $1 == b } }
    let test = McNemar(onlyFirst: count(true, false), onlySecond: count(false, true))
    try expect(test.exact, "mcnemar_exact", expected)
    try expect(test.corrected.statistic, "mcnemar_statistic", expected)
    try expect(test.corrected.probability, "mcnemar_corrected", expected)
    let pairs = PairedProportions(
      both: count(true, true), onlyFirst: count(true, false), onlySecond: count(false, true), neither: count(false, false))
    try expect(pairs.difference, "paired_difference", expected)
    try expect(pairs.interval?.lowerBound, "paired_difference_low", expected)
    try expect(pairs.interval?.upperBound, "paired_difference_high", expected)
  }

  @Test(arguments: [[50, 0, 0, 0], [48, 1, 0, 1], [0, 0, 0, 30], [10, 20, 0, 5], [3, 12, 15, 2]])
  func `paired intervals hold where hardly anything differs`(cells: [Int]) throws {
    let expected = try Golden.reference("paired")
    let pairs = PairedProportions(both: cells[0], onlyFirst: cells[1], onlySecond: cells[2], neither: cells[3])
    let name = cells.map(String.init).joined(separator: "_")
    try expect(pairs.difference, name, expected)
    try expect(pairs.interval?.lowerBound, name + "_low", expected)
    try expect(pairs.interval?.upperBound, name + "_high", expected)
  }

  @Test(arguments: Golden.sets)
  func `the intraclass correlation and the limits of agreement are pingouin's`(set: String) throws {
    let expected = try Golden.reference(set)
    let ratings = try Golden.ratings(set)
    try expect(IntraclassCorrelation.absoluteAgreement(ratings.map { [$0.first, $0.second] }), "icc_a1", expected)
    let plot = try #require(BlandAltman(ratings.map { $0.second - $0.first }))
    try expect(plot.bias, "bland_altman_bias", expected)
    try expect(plot.limits.lowerBound, "bland_altman_lower", expected)
    try expect(plot.limits.upperBound, "bland_altman_upper", expected)
    for (name, interval) in [("bias", plot.biasInterval), ("lower", plot.lowerInterval), ("upper", plot.upperInterval)] {
      try expect(interval.lowerBound, "bland_altman_\(name)_low", expected)
      try expect(interval.upperBound, "bland_altman_\(name)_high", expected)
    }
  }

  @Test(arguments: [
    KappaSampleSize(), KappaSampleSize(prevalence: 0.3), KappaSampleSize(expected: 0.9, ruledOut: 0.8, power: 0.8),
    KappaSampleSize(expected: 0.95, ruledOut: 0.9, power: 0.9, prevalence: 0.4),
  ])
  func `a study is as large as Cantor reckons`(size: KappaSampleSize) throws {
    let name = [size.expected, size.ruledOut, size.power, size.prevalence].map { "\($0)" }.joined(separator: "_")
    let expected = try #require(try Golden.reference("cases")[name])
    // statsmodels reckons with counts of a million cases.
    #expect(abs((try #require(size.exactCases)) - expected) < 1e-6)
  }

  @Test func `the question of 2022 takes 81 cases, and more where the sign is rare`() {
    #expect(KappaSampleSize().cases == 81)
    #expect(KappaSampleSize(prevalence: 0.3).cases == 97)
  }

  @Test func `quantiles are scipy's`() throws {
    for (freedom, expected) in try Golden.reference("student") {
      let found = StudentT.quantile(0.975, freedom: try #require(Int(freedom)))
      #expect(abs(found / expected - 1) < 1e-10, "\(freedom)")
    }
    for (share, expected) in try Golden.reference("normal") {
      #expect(abs(Normal.quantile(try #require(Double(share))) - expected) < 1e-9, "\(share)")
    }
  }

  @Test func `nothing to compare gives no figure`() {
    #expect(CohensKappa.of(ConfusionTable(classes: 2)) == nil)
    #expect(CohensKappa.of(ConfusionTable([(1, 1), (1, 1)], classes: 2)) == nil, "one class tells nothing beyond chance")
    #expect(BinaryReading().sensitivity.value == nil && BinaryReading().sensitivity.interval == nil)
    #expect(McNemar(onlyFirst: 0, onlySecond: 0).exact == 1 && McNemar(onlyFirst: 2, onlySecond: 2).corrected.probability == 1)
    #expect(PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0).interval == nil)
    #expect(IntraclassCorrelation.absoluteAgreement([[1, 1], [1, 1], [1, 1]]) == nil)
    #expect(BlandAltman([1, 2]) == nil)
  }
}
