import Testing

@testable import ReidentificationAudit

@Suite struct MetricTests {
  /// Numbers of the reference file have twelve digits.
  private static let digits = 1e-9

  @Test(arguments: Golden.sets)
  func `verification errors are those of scikit-learn`(set: String) throws {
    let expected = try Golden.reference(set)
    let curve = try #require(ErrorTradeoff(try Golden.matrix(set).pairs))
    #expect(abs(curve.equalErrorRate - (try #require(expected["eer"]))) < Self.digits)
    #expect(abs(curve.area - (try #require(expected["auc"]))) < Self.digits)
    for fmr in [0.1, 0.01, 0.001] {
      #expect(abs(curve.fnmr(atFMR: fmr) - (try #require(expected["fnmr_at_\(fmr)"]))) < Self.digits)
    }
  }

  /// pyeer gives the step in which the errors cross; the crossing itself lies within, or within one pair's share of it.
  @Test(arguments: Golden.sets)
  func `the equal error rate lies where pyeer has it`(set: String) throws {
    let expected = try Golden.reference(set)
    let rate = try #require(ErrorTradeoff(try Golden.matrix(set).pairs)).equalErrorRate
    let low = try #require(expected["pyeer_eer_low"])
    let high = try #require(expected["pyeer_eer_high"])
    let step = set == "tied" ? 0.2 : 1.0 / 40
    #expect(rate > min(low, high) - step && rate < max(low, high) + step)
  }

  @Test(arguments: Golden.sets)
  func `linkability is numpy's, and audmetric's but for the outer bins`(set: String) throws {
    let expected = try Golden.reference(set)
    let linkability = Linkability(try Golden.matrix(set).pairs)
    #expect(abs(linkability.system - (try #require(expected["dsys"]))) < Self.digits)
    let bins = linkability.bins
    let trapezoid = zip(bins, bins.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 }
    #expect(abs(trapezoid - (try #require(expected["dsys_trapezoid"]))) < Self.digits)
  }

  @Test(arguments: Golden.sets)
  func `costs of likelihood ratios are those of numpy and of scikit-learn's isotonic regression`(set: String) throws {
    let expected = try Golden.reference(set)
    let pairs = try Golden.matrix(set).pairs
    #expect(abs(LikelihoodCost.cllr(pairs) - (try #require(expected["cllr"]))) < Self.digits)
    #expect(abs(LikelihoodCost.minimum(pairs) - (try #require(expected["min_cllr"]))) < Self.digits)
  }

  @Test(arguments: Golden.sets)
  func `zero evidence is what scipy integrates`(set: String) throws {
    let expected = try Golden.reference(set)
    let evidence = ZeroEvidence(try Golden.matrix(set).pairs)
    // Bits: strips of five points against adaptive quadrature.
    #expect(abs(evidence.population - (try #require(expected["zebra_population"]))) < 1e-5)
    #expect(abs(evidence.worstCase - (try #require(expected["zebra_worst"]))) < Self.digits)
  }

  @Test(arguments: ["strong", "weak", "blind"])
  func `match rates are pyeer's where nothing is tied`(set: String) throws {
    let expected = try Golden.reference(set)
    let found = Identification(try Golden.matrix(set))
    // pyeer gives a tied probe all or nothing.
    let slack = (try #require(expected["tied_probes"])) / 40 + Self.digits
    for rank in 1...5 { #expect(abs(found.matchRate(rank: rank) - (try #require(expected["cmc_\(rank)"]))) <= slack) }
  }

  @Test func `exact bounds are the beta distribution's`() throws {
    for (name, expected) in try Golden.reference("bounds") {
      let words = name.split(separator: "_").map(String.init)
      let hits = try #require(Int(words[1]))
      let trials = try #require(Int(words[2]))
      let interval = ExactBound.interval(successes: hits, of: trials)
      let value =
        switch words[0] {
        case "upper": ExactBound.upper(successes: hits, of: trials)
        case "low": interval.lowerBound
        default: interval.upperBound
        }
      #expect(abs(value - expected) < 1e-8, "\(name)")
    }
  }

  @Test func `no success in 300 leaves one per cent possible`() {
    #expect(abs(ExactBound.upper(successes: 0, of: 300) - 0.00994) < 0.00001)
    #expect(ExactBound.upper(successes: 0, of: 0) == 1)
  }
}
