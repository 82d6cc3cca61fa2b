/// Two axes and what is drawn between them.
struct Panel: Sendable {
  /// The plotting area's left, top, width and height, pixels.
  var frame: (x: Double, y: Double, width: Double, height: Double)
  var xRange, yRange: ClosedRange<Double>

  /// Okabe and Ito's colours, told apart by all.
  static let blue = "#0072b2"
  static let vermilion = "#d55e00"
  static let green = "#009e73"
  static let grey = "#8a8a8a"

  static func colour(_ reader: Reader) -> String {
    switch reader {
    case .ours: blue
    case .network: green
    case .withoutEyeNetwork: grey
    case .mediaPipe: vermilion
    }
  }

  func place(_ x: Double, _ y: Double) -> SIMD2<Double> {
    let u = (x - xRange.lowerBound) / (xRange.upperBound - xRange.lowerBound)
    let v = (y - yRange.lowerBound) / (yRange.upperBound - yRange.lowerBound)
    return SIMD2(frame.x + u * frame.width, frame.y + (1 - v) * frame.height)
  }

  /// Grid, ticks and names.
  func axes(
    _ svg: inout SVG, x: String, y: String, xTicks: [(Double, String)], yTicks: [Double], yDecimals: Int, title: String? = nil
  ) {
    for tick in yTicks where yRange.contains(tick) {
      let left = place(xRange.lowerBound, tick)
      svg.line(left, place(xRange.upperBound, tick), colour: abs(tick) < 1e-9 ? "#9a9a9a" : "#e4e4e4")
      svg.text(Text.decimal(tick, yDecimals), at: left + SIMD2(-7, 4.5), anchor: .end)
    }
    for (tick, label) in xTicks where xRange.contains(tick) {
      let foot = place(tick, yRange.lowerBound)
      svg.line(foot, foot + SIMD2(0, 5), colour: "#444444")
      svg.text(label, at: foot + SIMD2(0, 20), anchor: .middle)
    }
    svg.line(place(xRange.lowerBound, yRange.lowerBound), place(xRange.upperBound, yRange.lowerBound), colour: "#444444")
    svg.text(x, at: SIMD2(frame.x + frame.width / 2, frame.y + frame.height + 42), size: 14, anchor: .middle)
    svg.text(y, at: SIMD2(frame.x - 46, frame.y + frame.height / 2), size: 14, anchor: .middle, turned: true)
    if let title { svg.text(title, at: SIMD2(frame.x, frame.y - 14), size: 15, isBold: true) }
  }

  /// Round steps over a range: 1, 2 or 5 times a power of ten, about so many.
  static func ticks(_ range: ClosedRange<Double>, about count: Int) -> (values: [Double], decimals: Int) {
    let raw = max((range.upperBound - range.lowerBound) / Double(max(count, 1)), 1e-9)
    var unit = 1.0
    var decimals = 0
    while unit > raw, decimals < 6 {
      unit /= 10
      decimals += 1
    }
    while unit * 10 <= raw { unit *= 10 }
    // The least of the round steps that is not smaller.
    let step = [1, 2, 5].map { $0 * unit }.first { $0 >= raw } ?? unit * 10
    if step >= unit * 10, decimals > 0 { decimals -= 1 }
    var values: [Double] = []
    var k = (range.lowerBound / step).rounded(.up)
    while k * step <= range.upperBound + step * 1e-9 {
      values.append(k * step)
      k += 1
    }
    return (values, decimals)
  }
}
