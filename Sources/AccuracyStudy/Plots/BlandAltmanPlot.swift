/// Measured less true over the true value, ours beside MediaPipe's, with the mean and the limits of agreement.
///
/// The truth is exact, so it stands on the axis instead of the mean of two measurements.
enum BlandAltmanPlot {
  static func svg(_ sign: String, _ eyes: [StillEye], _ value: (EyeReading) -> Double?) -> String {
    let readers: [Reader] = [.ours, .mediaPipe]
    let points = readers.map { reader in
      eyes.compactMap { eye -> SIMD2<Double>? in
        guard let read = eye.read(reader), let truth = value(eye.truth), let measured = value(read) else { return nil }
        return SIMD2(truth, measured - truth)
      }
    }
    let all = points.flatMap(\.self)
    let truths = all.map(\.x).sorted()
    let xRange = ((truths.first ?? 0) - 0.3).rounded(.down)...((truths.last ?? 1) + 0.3).rounded(.up)
    // The same scale on both sides; single errors beyond it are drawn at its edge.
    let sizes = all.map { abs($0.y) }.sorted()
    let reach = max((sizes.isEmpty ? 1 : sizes[Int(0.995 * Double(sizes.count - 1))] * 1.1).rounded(.up), 1)
    var svg = SVG(width: 960, height: 400)
    for (k, reader) in readers.enumerated() {
      let panel = Panel(
        frame: (x: 70 + Double(k) * 475, y: 46, width: 400, height: 290), xRange: xRange, yRange: -reach...reach)
      let ticks = Panel.ticks(xRange, about: 9)
      let steps = Panel.ticks(-reach...reach, about: 7)
      panel.axes(
        &svg, x: "true \(sign), mm", y: "measured − true, mm", xTicks: ticks.values.map { ($0, Text.decimal($0, ticks.decimals)) },
        yTicks: steps.values, yDecimals: steps.decimals, title: reader.name)
      for point in points[k] {
        svg.dot(
          panel.place(point.x, min(max(point.y, -reach), reach)), radius: 2.6, colour: Panel.colour(reader), opacity: 0.45)
      }
      let agreement = Agreement(points[k].map { (truth: 0, measured: $0.y) })
      guard let bias = agreement.bias, let spread = agreement.spread else { continue }
      for (level, dash) in [(bias, nil), (bias - 1.96 * spread, "6 4"), (bias + 1.96 * spread, "6 4")]
      where abs(level) < reach {
        svg.line(
          panel.place(xRange.lowerBound, level), panel.place(xRange.upperBound, level), colour: "#222222", width: 1.5,
          dash: dash)
        svg.text(
          Text.signed(level, 2), at: panel.place(xRange.upperBound, level) + SIMD2(-2, -5), size: 12, anchor: .end,
          isBold: true)
      }
    }
    return svg.file
  }
}
