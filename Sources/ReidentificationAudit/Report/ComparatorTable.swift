/// Older ways of hiding a face beside our mask, before the same attackers.
struct ComparatorTable {
  let result: AuditResult

  init(_ result: AuditResult) { self.result = result }

  var html: String {
    let rows = lines.map { "<tr>" + $0.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>" }
    guard !rows.isEmpty else { return "" }
    return """
      <h3>Beside older ways of hiding a face</h3>
      <p>The same stills of the same people, hidden in other ways before the same recogniser, which is aligned by the true \
      places of eyes, nose and mouth: the attacker's best case. It was made for faces that are seen; one retrained on hidden \
      faces finds more.</p>
      <div class="wide"><table><tr><th>what is given out</th><th>strength</th><th>source of the choice</th>\
      <th>Ignorant: rank-1 (95 %)</th><th>right of six</th><th>EER</th>\
      <th>Lazy-informed: rank-1 (95 %)</th><th>right of six</th><th>EER</th></tr>\(rows.joined())</table></div>
      """
  }

  private var lines: [[String]] {
    let hidden = result.comparators.map { facts in
      let ids = Attackers.ids(facts.id)
      return [facts.name, facts.strength, facts.source] + cells(ids.ignorant) + cells(ids.lazyInformed)
    }
    let face = ["the face itself", "–", "–"] + cells("unprotected") + cells("unprotected")
    let kept = ["shape-kept mask", "shape exact, one colour", "our reconstruction of 2022"]
    let own = ["our mask", "policy eyes", "the default"]
    return [face] + hidden + [kept + cells("shape-kept-ignorant") + cells("shape-kept"), own + cells("ignorant") + cells("lazy-informed")]
  }

  /// Rank-1, six-way choice and equal error rate of one attack.
  private func cells(_ id: String) -> [String] {
    guard let a = result.attack(id) else { return ["–", "–", "–"] }
    return [
      "\(Text.percent(a.rank1)) (\(Text.range(a.rank1Interval)))", a.sixWay.map(Text.percent) ?? "–", Text.percent(a.equalErrorRate),
    ]
  }
}
