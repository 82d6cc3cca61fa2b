import MaskSigns

/// A saccade: how fast the eye goes from one place to the next.
enum Saccade {
  /// Duration in seconds of a saccade of so many degrees, by the main sequence: 21 ms and 2.2 ms more for each degree,
  /// healthy adults. Source: Carpenter, Movements of the Eyes (2nd ed., 1988).
  static func duration(degrees: Double) -> Double { 0.021 + 0.0022 * degrees }

  /// Peak velocity over mean velocity: 1.65 for saccades of all sizes in healthy adults.
  /// Source: Leigh & Zee, The Neurology of Eye Movements, ch. 4 (Becker's Q).
  static let peakToMean = 1.65

  /// Share of the way done at `time` seconds after its start: a bell of velocity, symmetrical, with ``peakToMean``.
  static func progress(at time: Double, degrees: Double) -> Double {
    let t = min(max(time / duration(degrees: degrees), 0), 1)
    // The parabola of velocity peaks at 1.5 times the mean, the minimum-jerk bell at 1.875; 0.6 and 0.4 of them at 1.65.
    return 0.6 * t * t * (3 - 2 * t) + 0.4 * t * t * t * (10 + t * (-15 + t * 6))
  }

  /// Peak velocity in degrees a second.
  static func peakVelocity(degrees: Double) -> Double { peakToMean * degrees / duration(degrees: degrees) }
}
