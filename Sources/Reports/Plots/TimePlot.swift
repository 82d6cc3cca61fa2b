import ClinicalFindings

/// Lines over time, as SVG: a minute is a few thousand pictures, and a column of the plot shows the least and the greatest of its own.
struct TimePlot {
  struct Line {
    let name: String
    /// Style class: od, os or third.
    let style: String
    let values: [Double?]
  }
  struct Band {
    let from, to: Double
    /// Style class: band, beat, cover-od or cover-os; covers are thin bars at the top.
    let style: String
  }

  let id: String
  let title: String
  let unit: String
  let times: [Double]
  let lines: [Line]
  var bands: [Band] = []
  /// The range that is always shown.
  var shown: ClosedRange<Double>
  /// For those who do not see it.
  let description: String
  var caption: String
  var height = 190.0

  /// Units of the drawing from the first to the last moment, whatever its width on the screen.
  private static let span = 10_000.0
  private static let top = 8.0
  private static let bottom = 24.0

  /// The values' axis stands beside a drawing that can be stretched in time alone: places in time are shares of its
  /// width, places of values are pixels, and lines keep their thickness.
  var figure: String {
    let values = lines.flatMap { $0.values.compactMap(\.self) }
    guard !values.isEmpty, let first = times.first, let last = times.last, last > first else { return "" }
    let scale = Scale(values: values, shown: shown)
    func share(_ time: Double) -> Double { min(max((time - first) / (last - first), 0), 1) }
    func y(_ value: Double) -> Double {
      let part = (value - scale.low) / (scale.high - scale.low)
      return height - Self.bottom - min(max(part, 0), 1) * (height - Self.top - Self.bottom)
    }
    let axis = scale.marks.map { mark in
      "<span style=\"top:\(point(y(mark)))px\">\(spoken(mark, decimals: scale.decimals))</span>"
    }.joined()
    return """
      <figure><p class="title">\(escaped(title)), \(escaped(unit))\(legend)</p>
      <div class="time" style="height:\(point(height))px"><div class="axis" aria-hidden="true">\(axis)</div>\
      <div class="scroll" tabindex="0" role="group" aria-label="\(escaped(title)), to be scrolled in time">\
      <svg class="drawing" height="\(point(height))" role="img" aria-labelledby="\(id)-t \(id)-d">\
      <title id="\(id)-t">\(escaped(title)) over time</title><desc id="\(id)-d">\(escaped(description))</desc>
      \(bandMarks(share))\(grid(scale, y, share, first...last))\
      <svg preserveAspectRatio="none" viewBox="0 0 \(point(Self.span)) \(point(height))" width="100%" height="\(point(height))">
      \(lines.map { "<path class=\"\($0.style)\" d=\"\(path($0.values, { share($0) * Self.span }, y))\"/>\n" }.joined())</svg></svg></div></div>
      <figcaption>\(escaped(caption))</figcaption></figure>

      """
  }

  private var legend: String {
    lines.count < 2 ? "" : lines.map { " <span class=\"key key-\($0.style)\">\(escaped($0.name))</span>" }.joined()
  }

  private func bandMarks(_ share: (Double) -> Double) -> String {
    bands.map { band in
      let isCover = band.style.hasPrefix("cover")
      let place = isCover ? (band.style == "cover-od" ? 0 : 4) : Self.top
      let thick = isCover ? 3.5 : height - Self.top - Self.bottom
      let (from, to) = (share(band.from), share(band.to))
      return "<rect class=\"\(band.style)\" x=\"\(percent(from))\" y=\"\(point(place))\" width=\"\(percent(max(to - from, 0.0012)))\" height=\"\(point(thick))\"/>\n"
    }.joined()
  }

  private func grid(_ scale: Scale, _ y: (Double) -> Double, _ share: (Double) -> Double, _ range: ClosedRange<Double>) -> String {
    var svg = ""
    for mark in scale.marks {
      let style = mark == 0 && scale.low < 0 ? "zero" : "grid"
      svg += "<line class=\"\(style)\" x1=\"0\" x2=\"100%\" y1=\"\(point(y(mark)))\" y2=\"\(point(y(mark)))\"/>"
    }
    let seconds = range.upperBound - range.lowerBound
    for mark in Scale.times(range.lowerBound, range.upperBound) {
      // Words at the very ends would be cut off.
      let anchor = share(mark) < 0.02 ? "start" : share(mark) > 0.98 ? "end" : "middle"
      svg += "<text x=\"\(percent(share(mark)))\" y=\"\(point(height - 7))\" text-anchor=\"\(anchor)\">\(spoken(mark, decimals: seconds < 4 ? 1 : 0)) s</text>\n"
    }
    return svg
  }

  /// A recording of a minute keeps each of its pictures when it is stretched.
  private static let columns = 2500.0

  private func path(_ values: [Double?], _ x: (Double) -> Double, _ y: (Double) -> Double) -> String {
    var path = ""
    var isDrawing = false
    var index = 0
    let span = max((times.last ?? 1) - (times.first ?? 0), 1e-9)
    var lastTime = times.first ?? 0
    while index < values.count {
      guard values[index] != nil else { isDrawing = false; index += 1; continue }
      let column = Int((times[index] - (times.first ?? 0)) / span * Self.columns)
      var points: [(Double, Double)] = []
      while index < values.count, let value = values[index], Int((times[index] - (times.first ?? 0)) / span * Self.columns) == column {
        points.append((times[index], value))
        index += 1
      }
      // A hole in time is a hole in the line.
      if let begin = points.first?.0, begin - lastTime > 0.5 { isDrawing = false }
      lastTime = points.last?.0 ?? lastTime
      for (time, value) in Self.extremes(points) {
        path += "\(isDrawing ? "L" : "M")\(Int(x(time).rounded())) \(point(y(value)))"
        isDrawing = true
      }
    }
    return path
  }

  /// First, least, greatest and last of a column, in their order.
  private static func extremes(_ points: [(Double, Double)]) -> [(Double, Double)] {
    guard points.count > 4 else { return points }
    let least = points.indices.min { points[$0].1 < points[$1].1 } ?? 0
    let greatest = points.indices.max { points[$0].1 < points[$1].1 } ?? 0
    return Set([0, least, greatest, points.count - 1]).sorted().map { points[$0] }
  }
}

/// Coordinates with one decimal, as SVG wants them.
func point(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let part = abs(tenths) % 10
  return sign + String(abs(tenths) / 10) + (part == 0 ? "" : ".\(part)")
}

/// A share of a whole, for SVG: hundredths of a percent.
private func percent(_ share: Double) -> String {
  let parts = Int((share * 10_000).rounded())
  let rest = String(parts % 100)
  return "\(parts / 100).\(rest.count < 2 ? "0" + rest : rest)%"
}
