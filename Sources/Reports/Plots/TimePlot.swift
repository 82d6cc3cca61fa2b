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

  private static let width = 960.0
  private static let left = 46.0
  private static let right = 10.0
  private static let top = 26.0
  private static let bottom = 24.0

  var figure: String {
    let values = lines.flatMap { $0.values.compactMap(\.self) }
    guard !values.isEmpty, let first = times.first, let last = times.last, last > first else { return "" }
    let scale = Scale(values: values, shown: shown)
    func x(_ time: Double) -> Double { Self.left + (time - first) / (last - first) * (Self.width - Self.left - Self.right) }
    func y(_ value: Double) -> Double {
      let share = (value - scale.low) / (scale.high - scale.low)
      return height - Self.bottom - min(max(share, 0), 1) * (height - Self.top - Self.bottom)
    }
    var svg = ""
    for band in bands {
      let isCover = band.style.hasPrefix("cover")
      let place = isCover ? (band.style == "cover-od" ? Self.top - 5 : Self.top - 1) : Self.top
      let thick = isCover ? 3.5 : height - Self.top - Self.bottom
      svg += "<rect class=\"\(band.style)\" x=\"\(point(x(max(band.from, first))))\" y=\"\(point(place))\" width=\"\(point(max(x(min(band.to, last)) - x(max(band.from, first)), 1.2)))\" height=\"\(point(thick))\"/>\n"
    }
    for mark in scale.marks {
      let style = mark == 0 && scale.low < 0 ? "zero" : "grid"
      svg += "<path class=\"\(style)\" d=\"M\(point(Self.left)) \(point(y(mark)))H\(point(Self.width - Self.right))\"/>"
      svg += "<text x=\"\(point(Self.left - 6))\" y=\"\(point(y(mark) + 4))\" text-anchor=\"end\">\(spoken(mark, decimals: scale.decimals))</text>\n"
    }
    for mark in Scale.times(first, last) {
      svg += "<text x=\"\(point(x(mark)))\" y=\"\(point(height - 7))\" text-anchor=\"middle\">\(spoken(mark, decimals: last - first < 4 ? 1 : 0)) s</text>\n"
    }
    for line in lines { svg += "<path class=\"\(line.style)\" d=\"\(path(line.values, x, y))\"/>\n" }
    svg += "<text class=\"title\" x=\"\(point(Self.left))\" y=\"13\">\(escaped(title)), \(escaped(unit))</text>"
    var legend = Self.width - Self.right
    for line in lines.reversed() where lines.count > 1 {
      svg += "<text x=\"\(point(legend))\" y=\"13\" text-anchor=\"end\">\(escaped(line.name))</text>"
      legend -= Double(line.name.count) * 6.4 + 8
      svg += "<path class=\"\(line.style)\" d=\"M\(point(legend - 22)) 9H\(point(legend - 2))\"/>"
      legend -= 36
    }
    return """
      <figure><svg viewBox="0 0 \(point(Self.width)) \(point(height))" role="img" aria-labelledby="\(id)-t \(id)-d">\
      <title id="\(id)-t">\(escaped(title)) over time</title><desc id="\(id)-d">\(escaped(description))</desc>
      \(svg)</svg><figcaption>\(escaped(caption))</figcaption></figure>

      """
  }

  /// Columns are a tenth finer than a screen of the usual width shows.
  private static let columns = 1000.0

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
        path += "\(isDrawing ? "L" : "M")\(point(x(time))) \(point(y(value)))"
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
