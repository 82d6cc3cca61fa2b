internal import Foundation

/// Numbers as people read them.
enum Text {
  static func decimal(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return value == .infinity ? "∞" : "–" }
    return String(format: "%.\(digits)f", value).replacing("-", with: "−")
  }
  static func percent(_ share: Double) -> String {
    share.isFinite ? decimal(share * 100, share * 100 < 10 ? 2 : 1) + " %" : "–"
  }
  static func range(_ shares: [Double]) -> String {
    shares.count == 2 ? "\(decimal(shares[0] * 100, 1)) to \(decimal(shares[1] * 100, 1))" : "–"
  }
  static func times(_ value: Double) -> String { decimal(value, value < 10 ? 1 : 0) + " times" }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
