/// What a lid line does beside its smooth curve: the bulge over the cornea, a peak, an angle.
///
/// A Gaussian process through what the curve left over, with a covariance that ends after ``reach``. Neighbouring places
/// of the network's line err together, so beside each other they are better than their own deviations say: of these only
/// ``ownShare`` is taken for noise. Without it habitual MRD1 and MRD2 of 80 drawn people were read 0.13 and 0.21 mm too
/// small, with it 0.07 and 0.09 mm (`digitalmask evaluate habits --people 80 --seed 970000`).
struct LidDetail: Sendable {
  /// Standard deviation of a margin about its curve, millimetres: chosen, as are reach and share; on drawn people of other
  /// seeds (600 100 on) 0.10 to 0.25, reaches of 5 to 9 mm and shares of 0.15 to 0.5 served about as well.
  private static let amplitude = 0.15
  /// Places further apart than this say nothing of each other, millimetres.
  private static let reach = 7.0
  /// Share of a place's deviation that its neighbours do not have.
  private static let ownShare = 0.3
  /// Least noise of a place, millimetres: a twentieth of a crop's pixel.
  private static let leastNoise = 0.03

  /// More places than the network tells are not used.
  static let most = LidLine.count

  private var count = 0
  private var places = InlineArray<13, Double>(repeating: 0)
  private var weights = InlineArray<13, Double>(repeating: 0)

  /// - Parameters:
  ///   - points: The line.
  ///   - leftOver: Height of point i over the curve, millimetres, and how many times its deviation is believed to be larger
  ///     because it disagrees with the rest.
  init(_ points: [LidCurve.Point], leftOver: (Int) -> (height: Double, doubt: Double)) {
    var system = InlineArray<169, Double>(repeating: 0)
    count = min(points.count, Self.most)
    for i in 0..<count {
      places[i] = points[i].x
      let (height, doubt) = leftOver(i)
      weights[i] = height
      for j in 0...i { system[i * 13 + j] = Self.covariance(points[i].x - points[j].x) }
      let noise = max(Self.ownShare * points[i].deviation, Self.leastNoise) * doubt
      system[i * 14] += noise * noise
    }
    // Cholesky: the covariance is positive definite, and the noise keeps its pivots away from zero.
    for i in 0..<count {
      for j in 0...i {
        var sum = system[i * 13 + j]
        for k in 0..<j { sum -= system[i * 13 + k] * system[j * 13 + k] }
        system[i * 13 + j] = i == j ? max(sum, Self.leastNoise * Self.leastNoise / 4).squareRoot() : sum / system[j * 14]
      }
    }
    for i in 0..<count {
      for k in 0..<i { weights[i] -= system[i * 13 + k] * weights[k] }
      weights[i] /= system[i * 14]
    }
    for i in (0..<count).reversed() {
      for k in i + 1..<max(count, i + 1) { weights[i] -= system[k * 13 + i] * weights[k] }
      weights[i] /= system[i * 14]
    }
  }

  /// Millimetres to add to the curve.
  func height(at x: Double) -> Double {
    var sum = 0.0
    for i in 0..<count { sum += weights[i] * Self.covariance(x - places[i]) }
    return sum
  }

  /// Wendland's function of smoothness 2: positive definite on a line, and zero beyond its reach.
  private static func covariance(_ distance: Double) -> Double {
    let near = 1 - min(abs(distance) / reach, 1)
    let square = near * near
    return amplitude * amplitude * square * square * (5 - 4 * near)
  }
}
