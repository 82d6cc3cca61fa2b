/// Round numbers along an axis.
struct Scale {
  let low, high: Double
  let marks: [Double]
  let decimals: Int

  init(values: [Double], shown: ClosedRange<Double>) {
    var low = min(values.min() ?? 0, shown.lowerBound)
    var high = max(values.max() ?? 1, shown.upperBound)
    if high - low < 1e-9 { (low, high) = (low - 1, high + 1) }
    let step = Self.step((high - low) / 4)
    low = (low / step).rounded(.down) * step
    high = (high / step).rounded(.up) * step
    self.low = low
    self.high = high
    marks = (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
    decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0
  }

  /// 1, 2 or 5 times a power of ten, not under this.
  static func step(_ least: Double) -> Double {
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least * 0.999 } ?? power * 10
  }

  static func times(_ first: Double, _ last: Double) -> [Double] {
    let step = step((last - first) / 8)
    let start = (first / step).rounded(.up)
    let end = (last / step).rounded(.down)
    guard end >= start else { return [] }
    return (0...Int(end - start)).map { (start + Double($0)) * step }
  }
}
