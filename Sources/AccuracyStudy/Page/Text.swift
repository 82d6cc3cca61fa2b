/// Numbers as text that is the same on every machine.
enum Text {
  /// A fixed count of decimals, a true minus sign, never "−0".
  static func decimal(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int64((value.magnitude * scale).rounded())
    let digits = String(whole)
    let sign = value < 0 && whole != 0 ? "−" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  static func decimal(_ value: Double?, _ places: Int) -> String { value.map { decimal($0, places) } ?? "–" }

  /// With its sign.
  static func signed(_ value: Double?, _ places: Int) -> String {
    guard let value else { return "–" }
    let text = decimal(value, places)
    return value > 0 && text.contains(where: { $0 != "0" && $0 != "." }) ? "+" + text : text
  }

  static func interval(_ interval: ClosedRange<Double>?, _ places: Int) -> String {
    interval.map { decimal($0.lowerBound, places) + " to " + decimal($0.upperBound, places) } ?? "–"
  }
}
