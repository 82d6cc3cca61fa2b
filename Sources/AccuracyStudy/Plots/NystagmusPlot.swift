/// Measured against true amplitude and frequency of each beating pair of eyes.
enum NystagmusPlot {
  static func svg(_ beats: [NystagmusFigures.Beat]) -> String {
    var svg = SVG(width: 960, height: 430)
    let values: [(name: String, unit: String, value: (MeanBeat) -> Double)] = [
      ("Amplitude", "°", { $0.amplitude }), ("Frequency", "Hz", { $0.frequency }),
    ]
    for (k, quantity) in values.enumerated() {
      let all = beats.flatMap { [$0.truth, $0.ours, $0.mediaPipe].compactMap { $0 } }.map(quantity.value)
      let range = 0...max((all.max() ?? 1) * 1.08, 1)
      let panel = Panel(frame: (x: 70 + Double(k) * 475, y: 62, width: 400, height: 290), xRange: range, yRange: range)
      let ticks = Panel.ticks(range, about: 6)
      panel.axes(
        &svg, x: "true, \(quantity.unit)", y: "measured, \(quantity.unit)",
        xTicks: ticks.values.map { ($0, Text.decimal($0, ticks.decimals)) }, yTicks: ticks.values, yDecimals: ticks.decimals,
        title: quantity.name)
      svg.line(panel.place(0, 0), panel.place(range.upperBound, range.upperBound), colour: "#222222", width: 1.5, dash: "3 3")
      for beat in beats {
        let truth = quantity.value(beat.truth)
        if let theirs = beat.mediaPipe {
          svg.dot(panel.place(truth, quantity.value(theirs)), radius: 5, colour: Panel.vermilion, opacity: 0.7)
        }
        if let ours = beat.ours {
          svg.dot(panel.place(truth, quantity.value(ours)), radius: 5, colour: Panel.blue, opacity: 0.7)
        }
      }
    }
    svg.dot(SIMD2(76, 20), radius: 5, colour: Panel.blue)
    svg.text(Reader.ours.name, at: SIMD2(88, 25), size: 14)
    svg.dot(SIMD2(206, 20), radius: 5, colour: Panel.vermilion)
    svg.text(Reader.mediaPipe.name, at: SIMD2(218, 25), size: 14)
    return svg.file
  }
}
