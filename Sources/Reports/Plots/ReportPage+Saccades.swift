import ClinicalFindings
import MaskSigns

extension ReportPage {
  /// Peak velocity over amplitude, when there were jumps enough at a picture rate that tells their speed.
  var saccadeSection: String {
    guard let finding = findings[.saccadeVelocity]?.judgement else { return "" }
    let told = findings.saccades.filter { saccade in finding.pictures.contains(saccade.pictures.lowerBound) }
    guard let farthest = told.map(\.amplitude).max(), let fastest = told.map({ max($0.peakVelocity, $0.expectedVelocity) }).max()
    else { return "" }
    let (width, height, left, bottom, top) = (560.0, 300.0, 46.0, 40.0, 26.0)
    let (across, up) = (Scale(values: [0, farthest], shown: 0...20), Scale(values: [0, fastest], shown: 0...400))
    func x(_ degrees: Double) -> Double { left + degrees / across.high * (width - left - 10) }
    func y(_ velocity: Double) -> Double { height - bottom - velocity / up.high * (height - top - bottom) }
    var svg = ""
    for mark in up.marks {
      svg += "<path class=\"\(mark == 0 ? "zero" : "grid")\" d=\"M\(point(left)) \(point(y(mark)))H\(point(width - 10))\"/>"
      svg += "<text x=\"\(point(left - 6))\" y=\"\(point(y(mark) + 4))\" text-anchor=\"end\">\(spoken(mark, decimals: 0))</text>"
    }
    for mark in across.marks {
      svg += "<text x=\"\(point(x(mark)))\" y=\"\(point(height - bottom + 16))\" text-anchor=\"middle\">\(spoken(mark, decimals: 0))°</text>"
    }
    svg += "\n<path class=\"third\" d=\""
    for step in 0...40 {
      let degrees = across.high * Double(step) / 40
      svg += "\(step == 0 ? "M" : "L")\(point(x(degrees))) \(point(y(min(MainSequence.peakVelocity(amplitude: degrees), up.high))))"
    }
    svg += "\"/>\n"
    for saccade in told {
      svg += "<circle class=\"dot-os\" cx=\"\(point(x(saccade.amplitude)))\" cy=\"\(point(y(saccade.expectedVelocity)))\" r=\"3.4\"/>"
      svg += "<circle class=\"dot-od\" cx=\"\(point(x(saccade.amplitude)))\" cy=\"\(point(y(saccade.peakVelocity)))\" r=\"2.6\"/>\n"
    }
    svg += "<text class=\"title\" x=\"\(point(left))\" y=\"13\">Peak velocity, °/s</text>"
    svg += "<text x=\"\(point((width + left) / 2))\" y=\"\(point(height - 5))\" text-anchor=\"middle\">amplitude of the saccade</text>"
    return HTMLPage.section(
      "saccades", "Main sequence",
      """
      <figure style="max-width:44rem"><svg viewBox="0 0 \(point(width)) \(point(height))" role="img" aria-labelledby="plot-saccades-t plot-saccades-d">\
      <title id="plot-saccades-t">Main sequence of saccades</title>\
      <desc id="plot-saccades-d">Peak velocity of \(told.count) saccades over their amplitude, up to \(spoken(farthest, decimals: 0)) degrees: \(escaped(finding.words)).</desc>
      \(svg)</svg><figcaption>Filled: as seen in this recording. Rings: what a healthy saccade of the same size shows at this picture rate, \
      which is less than its true peak (line; Carpenter 1988).</figcaption></figure>

      """)
  }
}
