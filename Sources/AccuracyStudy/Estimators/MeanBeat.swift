import Foundation

/// One beat of a nystagmus, averaged over all beats of a trace.
///
/// Beats come a little early and late, so each sample is placed by the trace's own phase at that moment (demodulated at
/// the beat's frequency over three beats), and its local mean over two beats is taken off.
struct MeanBeat: Sendable {
  /// Beats a second.
  let frequency: Double
  /// Degrees in equal parts of the beat; the last joins the first.
  let curve: [Double]

  private static let parts = 24

  /// - Returns: `nil` when the trace does not beat, or part of the beat was never seen.
  init?(_ trace: UniformTrace) {
    guard let frequency = trace.beatFrequency else { return nil }
    self.frequency = frequency
    let period = trace.rate / frequency
    let turn = 2 * Double.pi * frequency / trace.rate
    var sums = [Double](repeating: 0, count: Self.parts)
    var counts = sums
    let values = trace.values
    for k in values.indices {
      var (real, imaginary, weights, mean, meanWeights) = (0.0, 0.0, 0.0, 0.0, 0.0)
      let reach = Int((1.5 * period).rounded(.up))
      for j in max(k - reach, 0)...min(k + reach, values.count - 1) {
        let away = abs(Double(j - k))
        // Hann windows of three beats for the phase and of two, which a periodic curve's mean passes unseen, for the mean.
        if away < 1.5 * period {
          let w = 0.5 + 0.5 * cos(Double.pi * away / (1.5 * period))
          real += w * values[j] * cos(turn * Double(j))
          imaginary -= w * values[j] * sin(turn * Double(j))
          weights += w
        }
        if away < period {
          let w = 0.5 + 0.5 * cos(Double.pi * away / period)
          mean += w * values[j]
          meanWeights += w
        }
      }
      // Half windows at the ends lean to one side.
      guard k >= Int(period), k < values.count - Int(period), weights > 0, meanWeights > 0 else { continue }
      let phase = turn * Double(k) + atan2(imaginary, real)
      let place = (phase / (2 * Double.pi)) - (phase / (2 * Double.pi)).rounded(.down)
      let part = min(Int(place * Double(Self.parts)), Self.parts - 1)
      sums[part] += values[k] - mean / meanWeights
      counts[part] += 1
    }
    guard let bridged = Self.bridged(sums, counts) else { return nil }
    curve = bridged
  }

  /// Parts without a sample lie between their neighbours; at least half must have some.
  private static func bridged(_ sums: [Double], _ counts: [Double]) -> [Double]? {
    let seen = counts.indices.filter { counts[$0] > 0 }
    guard seen.count * 2 >= counts.count else { return nil }
    return counts.indices.map { part in
      if counts[part] > 0 { return sums[part] / counts[part] }
      func nearest(_ way: Int) -> (value: Double, away: Double) {
        var (k, away) = (part, 0)
        while counts[k] == 0 {
          k = (k + way + counts.count) % counts.count
          away += 1
        }
        return (sums[k] / counts[k], Double(away))
      }
      let (before, after) = (nearest(-1), nearest(1))
      return (before.value * after.away + after.value * before.away) / (before.away + after.away)
    }
  }

  /// Peak to peak, degrees.
  var amplitude: Double { (curve.max() ?? 0) - (curve.min() ?? 0) }

  /// Velocity of the slow phase in degrees a second, signed: the least-squares slope from the curve's one turning point to
  /// the other, the longer way, without the two ends.
  var slowPhaseVelocity: Double? {
    guard let top = curve.indices.max(by: { curve[$0] < curve[$1] }),
      let bottom = curve.indices.min(by: { curve[$0] < curve[$1] })
    else { return nil }
    let count = curve.count
    let falling = (bottom - top + count) % count
    let (start, length) = falling >= count - falling ? (top, falling) : (bottom, count - falling)
    let margin = length > 6 ? 2 : 1
    let places = Array(margin...max(length - margin, margin))
    guard places.count >= 3 else { return nil }
    let mean = places.reduce(0.0) { $0 + Double($1) } / Double(places.count)
    var (xx, xy) = (0.0, 0.0)
    for place in places {
      let x = Double(place) - mean
      xx += x * x
      xy += x * curve[(start + place) % count]
    }
    return xy / xx * Double(count) * frequency
  }
}
