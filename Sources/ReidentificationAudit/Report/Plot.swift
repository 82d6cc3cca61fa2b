/// A small drawing for the report: axes from 0 to 1 or logarithmic ranks, and lines.
struct Plot {
  private static let size = (width: 460.0, height: 340.0)
  private static let left = 56.0, right = 14.0, top = 30.0, bottom = 46.0
  private var body = ""
  private let title: String

  /// Okabe and Ito's colours, told apart by all.
  static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a8a8a", "#000000"]

  init(title: String, x: String, y: String, xTicks: [(Double, String)]) {
    self.title = title
    for k in 0...5 {
      let value = Double(k) / 5
      let p = Self.place(0, value)
      body += "<line x1=\"\(p.x)\" y1=\"\(p.y)\" x2=\"\(Self.size.width - Self.right)\" y2=\"\(p.y)\" stroke=\"#e4e4e4\"/>"
      body += "<text x=\"\(p.x - 7)\" y=\"\(p.y + 4)\" text-anchor=\"end\">\(Text.decimal(value * 100, 0))</text>"
    }
    for (place, label) in xTicks {
      let p = Self.place(place, 0)
      body += "<line x1=\"\(p.x)\" y1=\"\(p.y)\" x2=\"\(p.x)\" y2=\"\(p.y + 5)\" stroke=\"#444\"/>"
      body += "<text x=\"\(p.x)\" y=\"\(p.y + 18)\" text-anchor=\"middle\">\(Text.escaped(label))</text>"
    }
    let (w, h) = Self.size
    body += "<text x=\"\(w / 2 + 20)\" y=\"\(h - 8)\" text-anchor=\"middle\">\(Text.escaped(x))</text>"
    body += "<text x=\"16\" y=\"\(h / 2)\" text-anchor=\"middle\" transform=\"rotate(-90 16 \(h / 2))\">\(Text.escaped(y))</text>"
    body += "<text x=\"\(Self.left)\" y=\"18\" font-size=\"14\" font-weight=\"bold\">\(Text.escaped(title))</text>"
  }

  /// Both from 0 to 1; y grows upwards.
  private static func place(_ x: Double, _ y: Double) -> SIMD2<Double> {
    SIMD2(
      ((left + x * (size.width - left - right)) * 10).rounded() / 10,
      ((size.height - bottom - y * (size.height - top - bottom)) * 10).rounded() / 10)
  }

  mutating func line(_ points: [(Double, Double)], colour: String, dash: Bool = false) {
    let list = points.map { p in
      let at = Self.place(min(max(p.0, 0), 1), min(max(p.1, 0), 1))
      return "\(at.x),\(at.y)"
    }
    body += "<polyline points=\"\(list.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(dash ? 1.2 : 2)\""
      + (dash ? " stroke-dasharray=\"5 4\"" : "") + "/>"
  }

  var text: String {
    "<svg viewBox=\"0 0 \(Int(Self.size.width)) \(Int(Self.size.height))\" role=\"img\" aria-label=\"\(Text.escaped(title))\" "
      + "font-size=\"12\" fill=\"#222\">\(body)</svg>"
  }
}
