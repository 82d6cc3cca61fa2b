import MaskSigns

/// Whether slow phases speed up, slow down, or keep their speed.
struct SlowPhaseShape: Hashable {
  enum Kind: String, Hashable {
    case linear, accelerating, decelerating
  }
  let kind: Kind
  /// Speed of the second half over that of the first.
  let ratio: Double
  let interval: ClosedRange<Double>

  /// Smaller ones have too few steps of the record's gaze in each half, degrees.
  static let smallest = 3.0
  /// Pictures of a slow phase that show its halves.
  private static let pictures = 6
  private static let leastPhases = 4
  /// From this ratio on, either way, if the interval leaves none out.
  private static let bent = 1.5

  /// - Returns: `nil` when too few slow phases have pictures enough.
  init?(_ runs: [OscillationRun], quickIsUp: Bool) {
    let halves = runs.flatMap { run in
      zip(run.points, run.points.dropFirst()).compactMap { from, to -> Double? in
        guard (to.value > from.value) != quickIsUp, abs(to.value - from.value) >= Self.smallest else { return nil }
        // With the rests at both ends: a phase that speeds up begins at rest, one that slows down ends at it.
        return Self.bend(run.trace, from.first, to.last)
      }
    }
    guard halves.count >= Self.leastPhases, let middle = median(halves), let around = Bootstrap.median(halves) else { return nil }
    // From the share that the first half takes of the way to the ratio of the speeds.
    func ratio(_ share: Double) -> Double { (1 - min(max(share, 0.02), 0.98)) / min(max(share, 0.02), 0.98) }
    self.ratio = ratio(middle)
    interval = ratio(around.upperBound)...ratio(around.lowerBound)
    kind = interval.lowerBound > 1 && self.ratio >= Self.bent ? .accelerating
      : interval.upperBound < 1 && self.ratio <= 1 / Self.bent ? .decelerating : .linear
  }

  /// The share of the way that is done after half of the time; `nil` of too few pictures.
  private static func bend(_ trace: GazeTrace, _ first: Int, _ last: Int) -> Double? {
    guard last - first + 1 >= pictures else { return nil }
    let middle = (trace.times[first] + trace.times[last]) / 2
    guard let after = (first...last).first(where: { trace.times[$0] >= middle }), after > first else { return nil }
    let (t0, t1) = (trace.times[after - 1], trace.times[after])
    let part = t1 > t0 ? (middle - t0) / (t1 - t0) : 0
    let value = trace.values[after - 1] + (trace.values[after] - trace.values[after - 1]) * part
    return (value - trace.values[first]) / (trace.values[last] - trace.values[first])
  }
}
