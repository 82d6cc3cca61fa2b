/// A lid line as a smooth curve in the head frame: height over the globe's centre at a nasal distance from it, millimetres.
///
/// A polynomial of degree five through points with standard deviations, by weighted least squares. A weak prior bounds
/// what the points do not; points that disagree with the rest count ever less (Geman–McClure). What the polynomial is too
/// stiff for is added by ``LidDetail``.
struct LidCurve: Sendable {
  struct Point {
    /// Nasal of the globe's centre, and over it, millimetres.
    var x, y: Double
    /// Of y, millimetres.
    var deviation: Double
  }

  private let coefficients: InlineArray<6, Double>
  private let normal: InlineArray<36, Double>
  private let detail: LidDetail

  /// Distances are counted in these, so that powers stay near 1; half a fissure, millimetres.
  private static let unit = 14.0
  /// Prior standard deviations of the coefficients, millimetres: a margin lies within 12 mm of the globe's centre and
  /// arches by up to 8; real margins need little of the higher powers.
  private static let spread: InlineArray<6, Double> = [12, 8, 10, 6, 6, 4]
  /// What a smooth curve cannot follow: lashes' roots, and the lids' fine shape, millimetres.
  private static let roughness = 0.08
  /// Disagreement from which a point counts less, in its own standard deviations.
  private static let tolerance = 3.0

  /// `nil` when there are no points, or none that can be used.
  init?(_ points: [Point]) {
    guard !points.isEmpty else { return nil }
    var solved: InlineArray<6, Double> = [0, 0, 0, 0, 0, 0]
    var matrix = InlineArray<36, Double>(repeating: 0)
    for round in 0..<4 {
      matrix = InlineArray<36, Double>(repeating: 0)
      var right = InlineArray<6, Double>(repeating: 0)
      for i in 0..<6 { matrix[i * 7] = 1 / (Self.spread[i] * Self.spread[i]) }
      for point in points {
        let row = Self.row(point.x)
        let variance = point.deviation * point.deviation + Self.roughness * Self.roughness
        let doubt = round == 0 ? 1 : Self.doubt(point.y - Self.value(solved, row), variance)
        let weight = 1 / (variance * doubt * doubt)
        for i in 0..<6 {
          for j in i..<6 { matrix[i * 6 + j] += weight * row[i] * row[j] }
          right[i] += weight * row[i] * point.y
        }
      }
      guard let next = LinearSystem.solve6(matrix, right) else { return nil }
      solved = next
    }
    coefficients = solved
    normal = matrix
    detail = LidDetail(points) { index in
      let point = points[index]
      let gap = point.y - Self.value(solved, Self.row(point.x))
      return (gap, Self.doubt(gap, point.deviation * point.deviation + Self.roughness * Self.roughness))
    }
    guard height(at: 0).isFinite else { return nil }
  }

  func height(at x: Double) -> Double { Self.value(coefficients, Self.row(x)) + detail.height(at: x) }

  /// Standard deviation of the height there, millimetres: of the points' noise; an error that all share stays.
  func deviation(at x: Double) -> Double {
    let row = Self.row(x)
    guard let spread = LinearSystem.solve6(normal, row) else { return .infinity }
    return max(Self.value(spread, row), 0).squareRoot()
  }

  /// How many times a point's deviation is believed to be larger, by its disagreement.
  private static func doubt(_ gap: Double, _ variance: Double) -> Double {
    1 + gap * gap / (variance * tolerance * tolerance)
  }

  private static func row(_ x: Double) -> InlineArray<6, Double> {
    let t = x / unit
    return [1, t, t * t, t * t * t, t * t * t * t, t * t * t * t * t]
  }

  private static func value(_ coefficients: InlineArray<6, Double>, _ row: InlineArray<6, Double>) -> Double {
    var sum = 0.0
    for i in 0..<6 { sum += coefficients[i] * row[i] }
    return sum
  }
}
