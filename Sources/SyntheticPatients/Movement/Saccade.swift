import MaskSigns

/// A saccade: how fast the eye goes from one place to the next.
enum Saccade {
  /// Duration in seconds of a saccade of so many degrees, by the main sequence: 21 ms and 2.2 ms more for each degree,
  /// healthy adults. Source: Carpenter, Movements of the Eyes (2nd ed., 1988).
  static func duration(degrees: Double) -> Double { 0.021 + 0.0022 * degrees }

  /// Share of the way done at `time` seconds after its start: the minimum-jerk course, which has no corner.
  static func progress(at time: Double, degrees: Double) -> Double {
    let t = min(max(time / duration(degrees: degrees), 0), 1)
    return t * t * t * (10 + t * (-15 + t * 6))
  }
}
