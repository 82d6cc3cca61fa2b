/// A drawing as text; lengths are pixels, y down.
struct SVG: Sendable {
  let width, height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
    // A ground of its own, so that it can be read on a dark page.
    rectangle(0, 0, width, height, fill: "#ffffff")
  }

  enum Anchor: String, Sendable { case start, middle, end }

  mutating func rectangle(_ x: Double, _ y: Double, _ w: Double, _ h: Double, fill: String, opacity: Double = 1) {
    body += "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(w))\" height=\"\(n(h))\" fill=\"\(fill)\""
      + (opacity < 1 ? " fill-opacity=\"\(n(opacity))\"" : "") + "/>\n"
  }
  mutating func line(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, colour: String, width: Double = 1, dash: String? = nil
  ) {
    body += "<line x1=\"\(n(a.x))\" y1=\"\(n(a.y))\" x2=\"\(n(b.x))\" y2=\"\(n(b.y))\" stroke=\"\(colour)\" stroke-width=\"\(n(width))\""
      + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>\n"
  }
  mutating func path(_ points: [SIMD2<Double>], colour: String, width: Double = 2) {
    let list = points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
    body += "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(n(width))\" stroke-linejoin=\"round\"/>\n"
  }
  mutating func dot(_ p: SIMD2<Double>, radius: Double, colour: String, opacity: Double = 1) {
    body += "<circle cx=\"\(n(p.x))\" cy=\"\(n(p.y))\" r=\"\(n(radius))\" fill=\"\(colour)\""
      + (opacity < 1 ? " fill-opacity=\"\(n(opacity))\"" : "") + "/>\n"
  }
  mutating func text(
    _ words: String, at p: SIMD2<Double>, size: Double = 13, anchor: Anchor = .start, colour: String = "#222222",
    isBold: Bool = false, turned: Bool = false
  ) {
    let safe = words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    body += "<text x=\"\(n(p.x))\" y=\"\(n(p.y))\" font-size=\"\(n(size))\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(colour)\""
      + (isBold ? " font-weight=\"bold\"" : "") + (turned ? " transform=\"rotate(-90 \(n(p.x)) \(n(p.y)))\"" : "")
      + ">\(safe)</text>\n"
  }

  /// The file.
  var file: String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(n(width))\" height=\"\(n(height))\" "
      + "viewBox=\"0 0 \(n(width)) \(n(height))\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">\n\(body)</svg>\n"
  }

  /// At most two decimals, with a plain minus sign.
  private func n(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let scaled = Int64((value * 100).rounded())
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(3 - digits.count, 0)) + digits
    var text = padded.dropLast(2) + "." + padded.suffix(2)
    while text.hasSuffix("0") { text = text.dropLast() }
    if text.hasSuffix(".") { text = text.dropLast() }
    return (scaled < 0 ? "-" : "") + text
  }
}
