/// The report of an audit: one file without anything outside it, its chapters after ISO/IEC 27559:2022.
public struct AuditReport: Sendable {
  let result: AuditResult

  public init(_ result: AuditResult) { self.result = result }

  /// A line for each attack, for a terminal.
  public var summary: [String] { result.attacks.map { "\($0.name): \(Verdict.sentence($0))" } }

  public var html: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>Re-identification audit</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><style>\(Self.style)</style></head><body>
    <h1>Re-identification audit</h1>
    <p class="lead">\(headline)</p>
    \(chapter("1. Context", context))
    \(chapter("2. Data", data))
    \(chapter("3. Threat model", threats))
    \(chapter("4. Adversarial testing", testing))
    \(chapter("5. What the fixed part discloses, counted", disclosure))
    \(chapter("6. Residual risk", residual))
    </body></html>

    """
  }

  private func chapter(_ title: String, _ body: String) -> String { "<h2>\(title)</h2>\n\(body)" }
  private func attacks(_ purposes: [AttackPurpose]) -> [AttackFigures] { result.attacks.filter { purposes.contains($0.purpose) } }
  private var isVoid: Bool { attacks([.mustSucceed, .mustFail]).contains { Verdict.light($0) != .good } }

  private var headline: String {
    if isVoid { return "This audit is <b>void</b>: a control did not do what it must. See chapter 4." }
    let judged = attacks([.judgement])
    let bad = judged.filter { Verdict.light($0) == .bad }
    let names = bad.map { Text.escaped($0.name) }.joined(separator: ", ")
    return "\(judged.count) attackers looked for \(result.plan.people) people under the default policy. "
      + (bad.isEmpty ? "None found them better than the bars allow." : "<b>\(bad.count) linked them:</b> \(names).")
      + " All controls behaved."
  }

  private var context: String {
    """
    <p>Digital masks are given to people who are not trusted: other clinics, students, journals, the public. Each mask is \
    drawn from a sign record, which may be given out with it. The attacker has both, unlimited time, this program and its \
    source. The audit asks one thing: can two recordings of one person be linked, or a mask be linked with a face?</p>
    """
  }

  private var data: String {
    let p = result.plan
    return """
      <p>\(p.people) people who do not exist, all healthy, two recordings of 20 s each on different days (seed \(p.seed)); \
      \(p.training) others train the attackers. Faces: \(p.stills) portraits a recording, in changing light, pose and \
      distance. Records: the true signs of an examination of the eyes, misread by the program's own measurement errors \
      (docs/habit-errors.md: what of an error comes back with the face was measured), put through the wall under each policy. \
      Masks: \(p.stills) stills drawn from the record.</p>
      <p>Healthy people are the hardest case to hide by the fixed part and the right one for the bars: a patient's disease \
      is visible on purpose. Synthetic people differ in how they blink, look and turn the head as far as the literature \
      gives spreads; real people may differ more.</p>
      """
  }

  private var threats: String {
    let rows = result.attacks.map {
      "<tr><td>\(Text.escaped($0.name))</td><td>\(Text.escaped($0.knowledge))</td><td>\(Self.purpose($0.purpose))</td></tr>"
    }
    return "<table><tr><th>attacker</th><th>what he knows and does</th><th>purpose</th></tr>\(rows.joined())</table>"
      + "<p>Names are those of the VoicePrivacy challenges. Not run yet: a network retrained on masks, inversion, "
      + "other recognisers than SFace.</p>"
  }

  private static func purpose(_ purpose: AttackPurpose) -> String {
    switch purpose {
    case .judgement: "judges the default policy"
    case .mustSucceed: "control: must succeed"
    case .mustFail: "control: must find nothing"
    case .comparison: "compares policies"
    case .olderWay: "an older way of hiding"
    }
  }

  private var testing: String {
    let cards = result.attacks.map { a in
      "<div class=\"card \(Verdict.light(a).rawValue)\"><b>\(Text.escaped(a.name))</b><br>\(Text.escaped(Verdict.sentence(a)))</div>"
    }
    let rows = result.attacks.map { a in
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
      <p class="small">Rank-1: share of people whose own recording is first in a gallery of \(result.plan.people); mean over \
      \(result.plan.galleries) random galleries, ties counted 1/t. Bound: one-sided, Clopper–Pearson. P: share of shuffles of \
      names that find as many. Right of six: five faces and "none of them", as the study of 2022 asked people, who \
      found 27.3 % of its masks; guessing finds 16.7 %. EER: equal error rate of verification, 50 % tells nothing. Intervals: bootstrap over people \
      and galleries. D<sub>sys</sub>: 0 unlinkable to 1, read beside what shuffled names give. C<sub>llr</sub>: bits, 1 tells \
      nothing. ZEBRA: bits for the population (0 none, 0.721 all) and the person worst off.</p>
      <div class="plots">\(identification)\(verification)</div>
      \(ComparatorTable(result).html)
      \(attributes)
      """
  }

  private var attributes: String {
    guard !result.attributes.isEmpty else { return "" }
    let rows = result.attributes.map { a in
      let cells = [a.attribute.rawValue, a.source, "\(Text.percent(a.accuracy)) (\(Text.range(a.interval)))", Text.percent(a.baseRate)]
      return "<tr>" + cells.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>"
    }
    return """
      <p>What kind of person somebody is, guessed by one who has learnt it from other people (linear, both recordings together):</p>
      <table><tr><th>attribute</th><th>from</th><th>right (95 %)</th><th>the largest class alone</th></tr>\(rows.joined())</table>
      """
  }

  private static let plotted = ["unprotected", "shape-kept", "whitebox", "semi-informed", "lazy-informed", "ignorant", "misnamed"]

  private var identification: String {
    let n = Double(max(result.plan.people, 2))
    // Ranks by their logarithm: the first ones matter.
    func place(_ rank: Double) -> Double { logarithm2(rank) / logarithm2(n) }
    let ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter { $0 <= result.plan.people }.map { (place(Double($0)), "\($0)") }
    var plot = Plot(title: "Found among the first (CMC)", x: "rank", y: "people found, %", xTicks: ticks)
    plot.line((1...result.plan.people).map { (place(Double($0)), Double($0) / n) }, colour: "#888", dash: true)
    for (k, id) in Self.plotted.enumerated() {
      guard let a = result.attack(id) else { continue }
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
      guard let a = result.attack(id) else { continue }
      plot.line(a.tradeoff.map { ($0[0], $0[1]) }, colour: Plot.colours[k])
    }
    return "<figure>\(plot.text)\(legend)</figure>"
  }

  private var legend: String {
    let items = Self.plotted.enumerated().compactMap { k, id in
      result.attack(id).map { "<span><i style=\"background:\(Plot.colours[k])\"></i>\(Text.escaped($0.name))</span>" }
    }
    return "<figcaption>\(items.joined()) <span>dashed: guessing</span></figcaption>"
  }

  private var disclosure: String {
    let rows = result.disclosure.map { d in
      let cells = [
        "\(d.policy.rawValue): \(Text.escaped(d.meaning))", Text.decimal(d.capacityBits, 0), Text.percent(d.capacityRank1),
        "\(d.signatures) (\(d.unique) alone)", Text.decimal(d.entropyBits, 2), "≤ \(Text.percent(d.rank1))",
        Text.percent(d.stable), Text.percent(d.shared), "≥ \(Text.percent(d.equalErrorRate))", Text.decimal(d.bytesPerSecond, 0),
      ]
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    let leaving = result.disclosure.first { $0.policy == .eyes }?.leaving.filter { $0.value > 0 } ?? [:]
    let signs = leaving.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "<tr><td>\($0.key)</td><td>\(Text.percent($0.value))</td></tr>" }
    return """
      <p>Habitual values and grades stay the same over a record, so their disclosure can be counted. An attacker who knows \
      only them gives one answer for one signature, and is right for at most one person of each.</p>
      <div class="wide"><table><tr><th>policy</th><th>bits it can let out of any patient</th><th>2<sup>bits</sup>/N</th>\
      <th>signatures in this cohort</th><th>entropy, bits</th><th>rank-1</th><th>same on both days</th>\
      <th>strangers with the same (p)</th><th>EER by p/(1+p)</th><th>movement, bytes/s</th></tr>\(rows.joined())</table></div>
      <p>Which habits of these healthy people leave under the default policy, misread over an edge as they are: every value \
      that leaves tells.</p>
      <table><tr><th>habit</th><th>recordings in which it leaves</th></tr>\(signs.joined())</table>
      <p class="small">Bound on the EER: reached only if a person's signature were the same in every recording. Not counted: \
      class of the eye distance in pixels, frame rate and mirroring, which belong to the camera.</p>
      \(costs)
      """
  }

  private var costs: String {
    guard let first = result.costs.first else { return "" }
    let rows = result.costs.map { c in
      let cells = ["\(c.policy.rawValue): \(Text.escaped(c.policy.meaning))", "\(c.kept)", "\(c.lost)", "\(c.withheld)", "\(c.invented)"]
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return """
      <p>What that costs: \(first.patients) synthetic patients (ptosis, thyroid lids, squint, nystagmus, Horner, Bell) have \
      \(first.abnormal) abnormal findings in records with every habit as measured. Of them, under each policy:</p>
      <div class="wide"><table><tr><th>policy</th><th>still found</th><th>now called healthy</th><th>cannot be judged any more</th>\
      <th>invented</th></tr>\(rows.joined())</table></div>
      """
  }

  private var residual: String {
    """
    <ul>
    <li>Healthy people only. A rare combination of findings points to few people, in a mask as in a letter.</li>
    <li>Movement is behaviour. What the white-box attacker reaches here is a lower bound: he is linear, has learnt from \
    \(result.plan.training) people, and synthetic people differ in fewer ways of moving than real ones.</li>
    <li>Measurement errors are simulated by their measured sizes, habit by habit; how they go together is not.</li>
    <li>One recogniser (SFace), not retrained on masks. A bound of 95 % says what \(result.plan.people) people can show, no more.</li>
    <li>Whoever holds the original holds the person: masks protect what is given out, not what is kept.</li>
    </ul>
    """
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#222}
    h1{margin-bottom:.2rem}h2{margin-top:2.2rem;border-bottom:1px solid #ddd}.lead{font-size:1.15rem}
    table{border-collapse:collapse;font-size:.85rem}td,th{border:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top}
    th{background:#f4f4f4}.wide{overflow-x:auto}.small{font-size:.85rem;color:#555}
    .card{border-left:6px solid #999;background:#fafafa;padding:.5rem .8rem;margin:.5rem 0}
    .good{border-color:#009e73}.doubtful{border-color:#e69f00}.bad{border-color:#d55e00}
    .plots{display:flex;flex-wrap:wrap;gap:1rem}figure{flex:1 1 420px;margin:0}svg{width:100%;background:#fff}
    figcaption span{display:inline-block;margin-right:.9rem;font-size:.8rem}figcaption i{display:inline-block;width:.9em;height:.9em;margin-right:.3em}
    """
}
