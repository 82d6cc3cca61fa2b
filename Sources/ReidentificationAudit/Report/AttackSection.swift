/// How attacks went: shared by the reports of all audits.
struct AttackSection {
  let attacks: [AttackFigures]
  /// Random galleries that the figures are means of.
  let galleries: Int

  /// People in the largest gallery.
  private var most: Int { attacks.map(\.gallery).max() ?? 0 }
  private func attack(_ id: String) -> AttackFigures? { attacks.first { $0.id == id } }

  /// Who attacks, knowing what.
  var threats: String {
    let rows = attacks.map {
      "<tr><td>\(Text.escaped($0.name))</td><td>\(Text.escaped($0.knowledge))</td><td>\(Self.purpose($0.purpose))</td></tr>"
    }
    return "<table><tr><th>attacker</th><th>what he knows and does</th><th>purpose</th></tr>\(rows.joined())</table>"
  }

  private static func purpose(_ purpose: AttackPurpose) -> String {
    switch purpose {
    case .judgement: "judges what is given out"
    case .mustSucceed: "control: must succeed"
    case .mustFail: "control: must find nothing"
    case .comparison: "compares policies"
    case .olderWay: "an older way of hiding"
    }
  }

  /// A card and a line of figures for each attack, and two plots.
  var html: String {
    let cards = attacks.map { a in
      "<div class=\"card \(Verdict.light(a).rawValue)\"><b>\(Text.escaped(a.name))</b><br>\(Text.escaped(Verdict.sentence(a)))</div>"
    }
    let rows = attacks.map { a in
      let cells = [
        Text.escaped(a.name), "\(Text.percent(a.rank1)) (\(Text.range(a.rank1Interval)))", Text.percent(a.chance),
        "≤ \(Text.percent(a.rank1Upper))", Text.decimal(a.permutationP, 4),
        a.sixWay.map { "\(Text.percent($0)) (\(Text.range(a.sixWayInterval ?? [])))" } ?? "–",
        "\(Text.percent(a.equalErrorRate)) (\(Text.range(a.equalErrorRateInterval)))", Text.percent(a.fnmrAt100),
        Text.percent(a.fnmrAt1000), "\(Text.decimal(a.linkability, 3)) / \(Text.decimal(a.linkabilityByChance, 3))",
        "\(a.cllr.map { Text.decimal($0, 3) } ?? "–") / \(Text.decimal(a.minimumCllr, 3))",
        "\(Text.decimal(a.zebraPopulation, 3)), \(Text.decimal(a.zebraWorst, 2)) (\(a.zebraTag))",
      ]
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return cards.joined(separator: "\n")
      + """
      <div class="wide"><table><tr><th>attack</th><th>rank-1 (95 %)</th><th>chance</th><th>95 % bound</th><th>P</th><th>right of six (95 %)</th>\
      <th>EER (95 %)</th><th>FNMR at FMR 10⁻²</th><th>10⁻³</th><th>D<sub>sys</sub> / by chance</th><th>C<sub>llr</sub> / min</th>\
      <th>ZEBRA bits, worst log<sub>10</sub> LR</th></tr>\(rows.joined())</table></div>
      <p class="small">Rank-1: share of people whose own recording is first in the gallery; mean over \
      \(galleries) random galleries, ties counted 1/t. Bound: one-sided, Clopper–Pearson. P: share of shuffles of \
      names that find as many. Right of six: five faces and "none of them", as the study of 2022 asked people, who \
      found 27.3 % of its masks; guessing finds 16.7 %. EER: equal error rate of verification, 50 % tells nothing. Intervals: bootstrap over people \
      and galleries. D<sub>sys</sub>: 0 unlinkable to 1, read beside what shuffled names give. C<sub>llr</sub>: bits, 1 tells \
      nothing. ZEBRA: bits for the population (0 none, 0.721 all) and the person worst off.</p>
      <div class="plots">\(identification)\(verification)</div>
      """
  }

  private static let plotted = ["unprotected", "shape-kept", "whitebox", "semi-informed", "lazy-informed", "ignorant", "misnamed"]

  private var identification: String {
    let n = Double(max(most, 2))
    // Ranks by their logarithm: the first ones matter.
    func place(_ rank: Double) -> Double { logarithm2(rank) / logarithm2(n) }
    let ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter { $0 <= most }.map { (place(Double($0)), "\($0)") }
    var plot = Plot(title: "Found among the first (CMC)", x: "rank", y: "people found, %", xTicks: ticks)
    plot.line((1...most).map { (place(Double($0)), Double($0) / n) }, colour: "#888", dash: true)
    for (k, id) in Self.plotted.enumerated() {
      guard let a = attack(id) else { continue }
      plot.line(a.cumulative.enumerated().map { (place(Double($0 + 1)), $1) }, colour: Plot.colours[k])
    }
    return "<figure>\(plot.text)\(legend)</figure>"
  }

  private var verification: String {
    var plot = Plot(
      title: "Errors of verification", x: "strangers accepted, %", y: "own person rejected, %",
      xTicks: (0...5).map { (Double($0) / 5, "\($0 * 20)") })
    plot.line([(0, 1), (1, 0)], colour: "#888", dash: true)
    for (k, id) in Self.plotted.enumerated() {
      guard let a = attack(id) else { continue }
      plot.line(a.tradeoff.map { ($0[0], $0[1]) }, colour: Plot.colours[k])
    }
    return "<figure>\(plot.text)\(legend)</figure>"
  }

  private var legend: String {
    let items = Self.plotted.enumerated().compactMap { k, id in
      attack(id).map { "<span><i style=\"background:\(Plot.colours[k])\"></i>\(Text.escaped($0.name))</span>" }
    }
    return "<figcaption>\(items.joined()) <span>dashed: guessing</span></figcaption>"
  }
}
