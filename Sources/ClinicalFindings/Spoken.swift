import RealModule

/// A number with this many decimals, a true minus sign, and no minus zero.
package func spoken(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return "–" }
  let scale = Double.pow(10, decimals)
  let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
  guard scaled < 9e15 else { return "–" }
  let whole = Int(scaled)
  let sign = value < 0 && whole != 0 ? "−" : ""
  guard decimals > 0 else { return sign + String(whole) }
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// Signed numbers as clinicians write them: + for positive.
package func signed(_ value: Double, decimals: Int) -> String {
  let text = spoken(value, decimals: decimals)
  return value > 0 && text.contains(where: { $0 != "0" && $0 != "." }) ? "+" + text : text
}
