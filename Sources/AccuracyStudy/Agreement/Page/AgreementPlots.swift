/// The pictures of the page.
enum AgreementPlots {
  static func all(_ results: AgreementResults) -> [(name: String, svg: String)] {
    [("kappa.svg", kappas(results)), ("bland-altman.svg", differences(results))]
  }

  /// κ of each sign, recording against mask and mask against truth, with its interval.
  private static func kappas(_ results: AgreementResults) -> String {
    let rows = results.questions
    let step = 40.0
    var svg = SVG(width: 860, height: 110 + step * Double(rows.count))
    let panel = Panel(
      frame: (x: 230, y: 50, width: 590, height: step * Double(rows.count)), xRange: 0...1, yRange: 0...Double(rows.count))
    for tick in stride(from: 0.0, through: 1, by: 0.2) {
      svg.line(panel.place(tick, 0), panel.place(tick, Double(rows.count)), colour: "#e4e4e4")
      svg.text(Text.decimal(tick, 1), at: panel.place(tick, 0) + SIMD2(0, 20), anchor: .middle)
    }
    for (bar, colour) in [(0.95, Panel.blue), (0.90, Panel.vermilion)] {
      svg.line(panel.place(bar, 0), panel.place(bar, Double(rows.count)), colour: colour, dash: "3 4")
    }
    svg.text("Cohen's κ (dotted: what must be reached)", at: SIMD2(525, 50 + step * Double(rows.count) + 42), size: 14, anchor: .middle)
    for (x, colour, words) in [(230.0, Panel.blue, "recording – mask"), (400, Panel.vermilion, "mask – truth")] {
      svg.dot(SIMD2(x, 26), radius: 5, colour: colour)
      svg.text(words, at: SIMD2(x + 11, 30.5), size: 14)
    }
    for (place, figures) in rows.enumerated() {
      let y = Double(rows.count - place) - 0.5
      svg.text(figures.question.name, at: panel.place(0, y) + SIMD2(-14, 4.5), anchor: .end, isBold: figures.question.isJudged)
      for (pair, colour, shift) in [(QuestionFigures.Pair.sourceMask, Panel.blue, 0.17), (.maskTruth, Panel.vermilion, -0.17)] {
        let (value, interval) = figures.kappa(pair)
        guard let value else { continue }
        if let interval {
          svg.line(
            panel.place(max(interval.lowerBound, 0), y + shift), panel.place(max(interval.upperBound, 0), y + shift),
            colour: colour, width: 2.5)
        }
        svg.dot(panel.place(max(value, 0), y + shift), radius: 5, colour: colour)
      }
    }
    return svg.file
  }

  /// Recording less truth over the truth, with limits: MRD1 and the movements at cover.
  private static func differences(_ results: AgreementResults) -> String {
    var svg = SVG(width: 960, height: 400)
    for (k, quantity) in [ValueFigures.mrd1, ValueFigures.coverHorizontal].enumerated() {
      let figures = ValueFigures(quantity, results.patients, .truth, .source)
      let pairs = figures.pairs
      let (xs, sizes) = (pairs.map(\.first).sorted(), pairs.map { abs($0.second - $0.first) }.sorted())
      let pad = quantity.kind == .mrd1 ? 0.3 : 3.0
      let xRange = ((xs.first ?? -1) - pad).rounded(.down)...((xs.last ?? 1) + pad).rounded(.up)
      let reach = max(((sizes.last ?? 1) * 1.1).rounded(.up), 1)
      let panel = Panel(frame: (x: 70 + Double(k) * 475, y: 46, width: 400, height: 290), xRange: xRange, yRange: -reach...reach)
      let (ticks, steps) = (Panel.ticks(xRange, about: 8), Panel.ticks(-reach...reach, about: 7))
      panel.axes(
        &svg, x: "true value, \(quantity.unit)", y: "recording − truth, \(quantity.unit)",
        xTicks: ticks.values.map { ($0, Text.decimal($0, ticks.decimals)) }, yTicks: steps.values, yDecimals: steps.decimals,
        title: quantity.name)
      for pair in pairs {
        svg.dot(panel.place(pair.first, pair.second - pair.first), radius: 3, colour: Panel.blue, opacity: 0.55)
      }
      guard let limits = figures.limits else { continue }
      for (level, dash) in [(limits.bias, nil), (limits.limits.lowerBound, "6 4"), (limits.limits.upperBound, "6 4")] {
        svg.line(
          panel.place(xRange.lowerBound, level), panel.place(xRange.upperBound, level), colour: "#222222", width: 1.5, dash: dash)
        svg.text(
          Text.signed(level, quantity.decimals), at: panel.place(xRange.upperBound, level) + SIMD2(-2, -5), size: 12,
          anchor: .end, isBold: true)
      }
    }
    return svg.file
  }
}
