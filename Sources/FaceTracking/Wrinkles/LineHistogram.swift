/// How much darker or brighter places are than both their sides across the lines: counts, to tell percentiles by.
struct LineHistogram {
  /// Logarithm of brightness that a bin holds.
  private static let unit: Float = 0.0005
  private static let bins = 1024
  private var darker = [Int32](repeating: 0, count: bins)
  private var brighter = [Int32](repeating: 0, count: bins)
  private var count: Int32 = 0

  /// Counts the second differences over `scale` rows where the weight is not 0.
  mutating func fill(_ field: [Float], _ weight: [Float], _ grid: LineMeter.Grid, scale: Int) {
    count = 0
    for k in 0..<Self.bins {
      darker[k] = 0
      brighter[k] = 0
    }
    let reach = scale * grid.columns
    guard grid.rows > 2 * scale else { return }
    for k in reach..<grid.rows * grid.columns - reach where weight[k] > 0 {
      let second = field[k - reach] + field[k + reach] - 2 * field[k]
      let bin = min(Int(abs(second) / Self.unit), Self.bins - 1)
      if second > 0 { darker[bin] += 1 } else { brighter[bin] += 1 }
      count += 1
    }
  }

  /// How dark the darkest but this share of all places are; 0 when they are bright.
  func dark(_ share: Float) -> Float { value(darker, share) }
  func bright(_ share: Float) -> Float { value(brighter, share) }

  private func value(_ bins: [Int32], _ share: Float) -> Float {
    let limit = Float(count) * (1 - share)
    var above: Int32 = 0
    for bin in bins.indices.reversed() {
      above += bins[bin]
      if Float(above) >= limit { return count > 0 ? (Float(bin) + 0.5) * Self.unit : 0 }
    }
    return 0
  }
}
