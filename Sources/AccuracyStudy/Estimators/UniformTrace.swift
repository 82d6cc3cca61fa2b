/// An angle over time at a steady rate, short gaps bridged, slow drift taken out.
struct UniformTrace: Sendable {
  /// Samples a second.
  var rate: Double
  /// Degrees about 0.
  var values: [Double]

  /// Gaps as long as a blink are bridged by a straight line; a trace with longer ones is not measured.
  static let longestGap = 0.3
  /// Least length, seconds: three beats of the slowest nystagmus that is looked for.
  static let shortest = 2.0

  /// - Parameter angles: Degrees, one for each picture at `rate`; `nil` where nothing was measured.
  /// - Returns: `nil` for a trace that is too short or too sparse.
  init?(_ angles: [Double?], rate: Double) {
    guard let first = angles.firstIndex(where: { $0 != nil }), let last = angles.lastIndex(where: { $0 != nil }),
      Double(last - first + 1) / rate >= Self.shortest
    else { return nil }
    var filled: [Double] = []
    var gap = 0
    for angle in angles[first...last] {
      guard let angle else {
        gap += 1
        continue
      }
      guard Double(gap) / rate <= Self.longestGap else { return nil }
      let before = filled.last ?? angle
      for k in 0..<gap { filled.append(before + (angle - before) * Double(k + 1) / Double(gap + 1)) }
      gap = 0
      filled.append(angle)
    }
    self.rate = rate
    values = Self.detrended(filled)
  }

  /// Less its least-squares cubic: over five seconds that is drift under 0.4 Hz.
  private static func detrended(_ values: [Double]) -> [Double] {
    // Discrete orthogonal polynomials, made one from the last two.
    let places = values.indices.map { 2 * Double($0) / Double(max(values.count - 1, 1)) - 1 }
    var rest = values
    var basis: [[Double]] = []
    for degree in 0...3 {
      var next = degree == 0 ? places.map { _ in 1.0 } : zip(places, basis[degree - 1]).map { $0 * $1 }
      for earlier in basis {
        let share = dot(next, earlier) / dot(earlier, earlier)
        for k in next.indices { next[k] -= share * earlier[k] }
      }
      let size = dot(next, next)
      guard size > 1e-12 else { break }
      let share = dot(rest, next) / size
      for k in rest.indices { rest[k] -= share * next[k] }
      basis.append(next)
    }
    return rest
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
