/// How much of an attack's figure is the luck of who is sought and who trains.
struct DealTable {
  let deals: [DealFigures]
  let plan: AuditPlan

  var html: String {
    guard let first = deals.first else { return "" }
    let rows = deals.map { d in
      let cells = [
        d.name, "\(Text.percent(d.rank1)) ± \(Text.decimal(d.rank1Deviation * 100, 1))",
        "\(Text.percent(d.equalErrorRate)) ± \(Text.decimal(d.equalErrorRateDeviation * 100, 1))",
      ]
      return "<tr>" + cells.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>"
    }
    return """
      <p>The same attacks with other people: all \(plan.people + plan.training) are dealt anew \(first.deals) times into \
      \(plan.people) who are sought and \(plan.training) who train. Mean ± standard deviation between the deals. Chance at \
      rank 1 is \(Text.percent(1 / Double(plan.people))). Two audits that differ by less than this do not differ.</p>
      <table><tr><th>attack</th><th>rank-1</th><th>EER</th></tr>\(rows.joined())</table>
      """
  }
}
