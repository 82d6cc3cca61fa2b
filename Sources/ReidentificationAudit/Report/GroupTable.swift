/// Figures by sex, age, skin tone, or whatever people are told apart by: the weakest group counts, not the mean.
struct GroupTable {
  let groups: [GroupFigures]
  let attacks: [AttackFigures]

  var html: String {
    guard !groups.isEmpty else { return "" }
    let rows = groups.map { g in
      let name = attacks.first { $0.id == g.attack }?.name ?? g.attack
      let cells = [
        name, g.group, g.value, "\(g.people)", Text.percent(g.rank1), Text.percent(g.chance), "≤ \(Text.percent(g.rank1Upper))",
        "\(Text.percent(g.equalErrorRate)) (\(Text.range(g.equalErrorRateInterval)))",
      ]
      return "<tr>" + cells.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>"
    }
    return """
      <h3>By group</h3>
      <p>Probes and gallery of one group alone; groups of fewer than \(GroupFigures.fewest) people are left out. Small groups \
      have small galleries: read rank-1 beside its chance.</p>
      <div class="wide"><table><tr><th>attack</th><th>by</th><th>group</th><th>people</th><th>rank-1</th><th>chance</th>\
      <th>95 % bound</th><th>EER (95 %)</th></tr>\(rows.joined())</table></div>
      """
  }
}
