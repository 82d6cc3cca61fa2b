/// Older ways of hiding a face beside our mask, before the same attackers.
struct ComparatorTable {
  let comparators: [ComparatorFacts]
  let attacks: [AttackFigures]

  var html: String {
    let rows = lines.map { "<tr>" + $0.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>" }
    guard !comparators.isEmpty else { return "" }
    return """
      <h3>Beside older ways of hiding a face</h3>
      <p>The same stills of the same people, hidden in other ways before the same recogniser, which is aligned by the \
      places of eyes, nose and mouth in the face itself: the attacker's best case. It was made for faces that are seen; one retrained on hidden \
      faces finds more.</p>
      <div class="wide"><table><tr><th>what is given out</th><th>strength</th><th>source of the choice</th>\
      <th>Ignorant: rank-1 (95 %)</th><th>right of six</th><th>EER</th>\
      <th>Lazy-informed: rank-1 (95 %)</th><th>right of six</th><th>EER</th></tr>\(rows.joined())</table></div>
      """
  }

  private var lines: [[String]] {
    let hidden = comparators.map { facts in
      let ids = Attackers.ids(facts.id)
      return [facts.name, facts.strength, facts.source] + cells(ids.ignorant) + cells(ids.lazyInformed)
    }
    let face = ["the face itself", "–", "–"] + cells("unprotected") + cells("unprotected")
    // Only people who do not exist have one: it takes the face's true shape.
    let kept = ["shape-kept mask", "shape exact, one colour", "our reconstruction of 2022"] + cells("shape-kept-ignorant")
    let isKept = attacks.contains { $0.id == "shape-kept" }
    let own = ["the mask that is judged", "–", "–"] + cells("ignorant") + cells("lazy-informed")
    return [face] + hidden + (isKept ? [kept + cells("shape-kept")] : []) + [own]
  }

  /// Rank-1, six-way choice and equal error rate of one attack.
  private func cells(_ id: String) -> [String] {
    guard let a = attacks.first(where: { $0.id == id }) else { return ["–", "–", "–"] }
    return [
      "\(Text.percent(a.rank1)) (\(Text.range(a.rank1Interval)))", a.sixWay.map(Text.percent) ?? "–", Text.percent(a.equalErrorRate),
    ]
  }
}
