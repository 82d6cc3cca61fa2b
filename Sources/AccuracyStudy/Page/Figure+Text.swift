extension Figure {
  var valueText: String {
    guard let value, value.isFinite else { return "not measured" }
    return Text.decimal(value, decimals) + (unit.isEmpty ? "" : " " + unit)
  }

  var barText: String {
    switch bar {
    case .atMost(let limit): "≤ " + Text.decimal(limit, barDecimals(limit))
    case .atLeast(let limit): "≥ " + Text.decimal(limit, barDecimals(limit))
    case .within(let low, let high): Text.decimal(low, 2) + " to " + Text.decimal(high, 2)
    case nil: ""
    }
  }

  private func barDecimals(_ limit: Double) -> Int {
    limit == limit.rounded() ? 0 : (limit * 10) == (limit * 10).rounded() ? 1 : 2
  }

  var verdict: String {
    guard let isMet else { return "" }
    guard isMet else { return "**not met**" }
    return interval == nil || isCertain ? "met" : "met, but not its interval"
  }

  static func table(_ figures: [Figure]) -> String {
    var table = MarkdownTable("", "reached", "95 %", "bar", "", "of", "MediaPipe alone")
    for figure in figures {
      table.add(
        figure.name, figure.valueText, Text.interval(figure.interval, figure.decimals), figure.barText, figure.verdict,
        figure.count, figure.mediaPipe.map { Text.decimal($0, figure.decimals) } ?? "")
    }
    return table.text
  }
}
