/// The mean absolute error of MRD1 and MRD2 over something, ours and MediaPipe's, with 95 % intervals and the bar.
enum ErrorPlot {
  /// - Parameters:
  ///   - axis: Name of what the parts lie along.
  ///   - isLabelled: Ticks at the parts, with their names; else round numbers.
  ///   - bar: What must be reached, millimetres.
  static func svg(
    _ signs: [(name: String, breakdown: Breakdown)], axis: String, isLabelled: Bool, readers: [Reader], bar: Double = 0.30,
    isLogarithmic: Bool = false
  ) -> String {
    func at(_ place: Double) -> Double { isLogarithmic ? Logarithm.of(place) : place }
    let places = signs.flatMap { $0.breakdown.parts.compactMap(\.place) }.filter(\.isFinite).map(at)
    guard let first = places.min(), let last = places.max() else { return SVG(width: 960, height: 400).file }
    let margin = max((last - first) * 0.06, 1e-3)
    let xRange = first - margin...last + margin
    let highest = signs.flatMap { $0.breakdown.parts.flatMap { part in readers.compactMap { part.interval[$0]?.upperBound ?? part.error[$0] } } }.max() ?? 1
    let yRange = 0...max(highest * 1.08, bar * 1.5)
    var svg = SVG(width: 960, height: 430)
    for (k, sign) in signs.enumerated() {
      let panel = Panel(frame: (x: 70 + Double(k) * 475, y: 62, width: 400, height: 290), xRange: xRange, yRange: yRange)
      let parts = sign.breakdown.parts.filter { ($0.place ?? .nan).isFinite && $0.eyes > 0 }
      let round = Panel.ticks(xRange, about: 8)
      let steps = Panel.ticks(yRange, about: 6)
      panel.axes(
        &svg, x: axis, y: "mean absolute error, mm",
        xTicks: isLabelled
          ? parts.map { (at($0.place ?? 0), $0.name) } : round.values.map { ($0, Text.decimal($0, round.decimals)) },
        yTicks: steps.values, yDecimals: max(steps.decimals, 1), title: sign.name)
      svg.line(
        panel.place(xRange.lowerBound, bar), panel.place(xRange.upperBound, bar), colour: "#222222", width: 1.5, dash: "3 3")
      svg.text("bar", at: panel.place(xRange.upperBound, bar) + SIMD2(-2, -5), size: 12, anchor: .end)
      for (j, reader) in readers.enumerated() {
        // Side by side, so that the intervals can be told apart.
        let shift = (Double(j) - Double(readers.count - 1) / 2) * 6
        let line = parts.compactMap { part in
          part.error[reader].map { panel.place(at(part.place ?? 0), $0) + SIMD2(shift, 0) }
        }
        svg.path(line, colour: Panel.colour(reader))
        for part in parts {
          guard let error = part.error[reader] else { continue }
          if let interval = part.interval[reader] {
            svg.line(
              panel.place(at(part.place ?? 0), interval.lowerBound) + SIMD2(shift, 0),
              panel.place(at(part.place ?? 0), interval.upperBound) + SIMD2(shift, 0), colour: Panel.colour(reader), width: 1.5)
          }
          svg.dot(panel.place(at(part.place ?? 0), error) + SIMD2(shift, 0), radius: 4, colour: Panel.colour(reader))
        }
      }
    }
    legend(&svg, readers)
    return svg.file
  }

  private static func legend(_ svg: inout SVG, _ readers: [Reader]) {
    var x = 70.0
    for reader in readers {
      svg.line(SIMD2(x, 20), SIMD2(x + 26, 20), colour: Panel.colour(reader), width: 2)
      svg.dot(SIMD2(x + 13, 20), radius: 4, colour: Panel.colour(reader))
      svg.text(reader.name, at: SIMD2(x + 34, 25), size: 14)
      x += 60 + 7.6 * Double(reader.name.count)
    }
  }
}
