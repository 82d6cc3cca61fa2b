import ClinicalFindings
import MaskSigns

extension ReportPage {
  /// Waveform and spectrum, when there is a rhythmic movement.
  var nystagmusSection: String {
    guard let nystagmus = findings.nystagmus, let run = nystagmus.runs.max(by: { $0.count < $1.count }) else { return "" }
    let start = record.time(at: run.lowerBound).seconds
    // Four seconds show a dozen beats; more would be a comb.
    let pictures = run.filter { record.time(at: $0).seconds <= start + 4 }
    let times = pictures.map { record.time(at: $0).seconds }
    func part(_ gaze: Gaze) -> Double { nystagmus.plane == .horizontal ? gaze.yaw.degrees : gaze.pitch.degrees }
    let lines = Eye.allCases.map { eye in
      TimePlot.Line(
        name: eye.rawValue, style: eye == .right ? "od" : "os",
        values: pictures.map { index in
          record.flags(at: index).showsGlobe(eye) ? record.signs(at: index).map { part($0.eyes[eye].gaze) } : nil
        })
    }
    let values = lines.flatMap { $0.values.compactMap(\.self) }
    let low = values.min() ?? 0
    let wave = TimePlot(
      id: "plot-wave", title: "Waveform", unit: nystagmus.plane == .horizontal ? "°, + to the patient's left" : "°, + up", times: times,
      lines: lines, shown: low...(values.max() ?? low + 1),
      description: "The longest run of cycles: \(spoken(nystagmus.frequency, decimals: 1)) hertz, \(spoken(nystagmus.amplitude, decimals: 1)) degrees from peak to peak.",
      caption: "The longest run of cycles, at most four seconds of it.", height: 220
    ).figure
    return HTMLPage.section("nystagmus-plots", "Nystagmus", wave + spectrum(nystagmus))
  }

  private func spectrum(_ nystagmus: Nystagmus) -> String {
    let lines = GazeSpectrum(nystagmus, of: record).lines
    guard let last = lines.last?.hertz, let highest = lines.map(\.degrees).max(), highest > 0 else { return "" }
    let (width, height, left, bottom, top) = (960.0, 190.0, 46.0, 24.0, 26.0)
    let scale = Scale(values: [0, highest], shown: 0...highest)
    func x(_ hertz: Double) -> Double { left + hertz / last * (width - left - 10) }
    func y(_ degrees: Double) -> Double { height - bottom - degrees / scale.high * (height - top - bottom) }
    var svg = ""
    for mark in scale.marks {
      svg += "<path class=\"grid\" d=\"M\(point(left)) \(point(y(mark)))H\(point(width - 10))\"/>"
      svg += "<text x=\"\(point(left - 6))\" y=\"\(point(y(mark) + 4))\" text-anchor=\"end\">\(spoken(mark, decimals: scale.decimals))</text>"
    }
    for hertz in stride(from: 0.0, through: last, by: 1) {
      svg += "<text x=\"\(point(x(hertz)))\" y=\"\(point(height - 7))\" text-anchor=\"middle\">\(spoken(hertz, decimals: 0)) Hz</text>"
    }
    svg += "<rect class=\"beat\" x=\"\(point(x(nystagmus.frequencyInterval.lowerBound)))\" y=\"\(point(top))\" width=\"\(point(max(x(nystagmus.frequencyInterval.upperBound) - x(nystagmus.frequencyInterval.lowerBound), 1.5)))\" height=\"\(point(height - top - bottom))\"/>"
    svg += "<path class=\"third\" style=\"stroke-dasharray:none\" d=\""
    for (place, line) in lines.enumerated() { svg += "\(place == 0 ? "M" : "L")\(point(x(line.hertz))) \(point(y(line.degrees)))" }
    svg += "\"/><text class=\"title\" x=\"\(point(left))\" y=\"13\">Spectrum, ° from peak to peak</text>"
    return """
      <figure><svg viewBox="0 0 \(point(width)) \(point(height))" role="img" aria-labelledby="plot-spectrum-t plot-spectrum-d">\
      <title id="plot-spectrum-t">Spectrum of the nystagmus</title>\
      <desc id="plot-spectrum-d">The swing at each frequency; cycles were counted at \(spoken(nystagmus.frequency, decimals: 1)) hertz.</desc>
      \(svg)</svg><figcaption>How far both eyes together swing at each frequency, in the cycles alone. Orange: the frequency as counted, with its interval.</figcaption></figure>

      """
  }
}
