/// The median; the mean of the two middle values of an even number. `nil` for none.
func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The smallest value that at least this share of the values does not exceed. `nil` for none.
func quantile(_ share: Double, _ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let rank = (share * Double(values.count)).rounded(.up)
  return values.sorted()[min(max(Int(rank) - 1, 0), values.count - 1)]
}

/// Whole quanta, halves away from zero, within ± limit.
///
/// What lies within a millionth of a half counts as the half: two people with the same movement and other baselines
/// differ by the last bits of a subtraction, and their records must not.
func quanta(_ value: Double, of quantum: Double, limit: Int) -> Int16 {
  let exact = min(max(value / quantum, Double(-limit)), Double(limit))
  let nudge = exact < 0 ? -1e-6 : 1e-6
  let whole = (exact + nudge).rounded(.toNearestOrAwayFromZero)
  return Int16(min(max(whole, Double(-limit)), Double(limit)))
}
