import MaskSigns

/// One column of a record over time, without the pictures that do not show it.
struct Trace {
  let values: [Double]

  init(_ record: SignRecord, _ column: MotionColumn) {
    values = (0..<record.count).compactMap { record.motion(column, at: $0) }
  }
  init(_ values: [Double]) { self.values = values }

  var mean: Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }
  var deviation: Double {
    let mean = mean
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(values.count, 1))).squareRoot()
  }
  func quantile(_ share: Double) -> Double {
    values.isEmpty ? .nan : values.sorted()[min(Int(share * Double(values.count)), values.count - 1)]
  }
  /// Differences over some pictures.
  func steps(_ lag: Int) -> Trace { Trace(zip(values, values.dropFirst(lag)).map { $1 - $0 }) }
  var sizes: Trace { Trace(values.map(abs)) }

  /// Mean, spread, middle and tails, and how it goes from picture to picture.
  var distribution: [Double] {
    guard values.count > 30 else { return [Double](repeating: .nan, count: Self.distributionCount) }
    let moves = steps(1).sizes
    return [
      mean, deviation, quantile(0.05), quantile(0.25), quantile(0.5), quantile(0.75), quantile(0.95), moves.mean,
      moves.quantile(0.95), steps(3).deviation, steps(10).deviation, steps(30).deviation,
    ]
  }
  static let distributionCount = 12
}
