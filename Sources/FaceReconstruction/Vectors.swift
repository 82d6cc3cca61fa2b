import RealModule

func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { (a * b).sum() }

func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
  SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

func length(_ a: SIMD3<Double>) -> Double { dot(a, a).squareRoot() }
func length(_ a: SIMD2<Double>) -> Double { (a * a).sum().squareRoot() }

/// `nil` for a vector too short to have a direction.
func normalized(_ a: SIMD3<Double>) -> SIMD3<Double>? {
  let size = length(a)
  return size > 1e-12 && size.isFinite ? a / size : nil
}

extension SIMD3<Double> {
  var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}

extension SIMD2<Float> {
  var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Double {
  static let degreesPerRadian = 180 / Double.pi
  func clamped(_ low: Double, _ high: Double) -> Double { Swift.min(Swift.max(self, low), high) }
}

/// The middle value; `nil` of none.
func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The value with half of the weight on either side; `nil` of none.
func weightedMedian(_ values: [(value: Double, weight: Double)]) -> Double? {
  let sorted = values.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
  let half = sorted.reduce(0) { $0 + $1.weight } / 2
  var sum = 0.0
  for (k, (value, weight)) in sorted.enumerated() {
    sum += weight
    if sum > half { return value }
    if sum == half, k + 1 < sorted.count { return (value + sorted[k + 1].value) / 2 }
  }
  return nil
}

/// The value below which the given fraction of the values lies; `nil` of none.
func quantile(_ values: [Double], _ fraction: Double) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, max(0, Int(fraction * Double(sorted.count))))]
}
