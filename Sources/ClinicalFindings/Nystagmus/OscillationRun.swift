import MaskSigns

/// Consecutive cycles of one stretch that are alike in length and size.
struct OscillationRun {
  let trace: GazeTrace
  /// At least seven turning points, that is three whole cycles.
  let points: [TurningPoint]

  /// The fewest consecutive cycles that make an oscillation: fewer are drift, or looking about.
  static let leastCycles = 3
  /// Cycles of a run are alike within these factors of their median.
  private static let alikeInTime = 1.6
  private static let alikeInSize = 2.5
  /// Fewer pictures do not draw a cycle.
  static let picturesPerCycle = 6.0

  var cycles: Int { (points.count - 1) / 2 }
  var pictures: Range<Int> {
    trace.pictures[points.first?.first ?? 0]..<trace.pictures[points.last?.last ?? 0] + 1
  }
  var places: ClosedRange<Int> { (points.first?.first ?? 0)...(points.last?.last ?? 0) }
  var seconds: Double { (points.last?.time(in: trace) ?? 0) - (points.first?.time(in: trace) ?? 0) }
  var periods: [Double] {
    (0..<max(points.count - 2, 0)).map { points[$0 + 2].time(in: trace) - points[$0].time(in: trace) }
  }
  var swings: [Double] { zip(points, points.dropFirst()).map { abs($1.value - $0.value) } }
  /// Periods that do not overlap.
  var wholePeriods: [Double] { stride(from: 0, to: points.count - 2, by: 2).map { points[$0 + 2].time(in: trace) - points[$0].time(in: trace) } }

  static func all(in trace: GazeTrace, hysteresis: Double) -> [OscillationRun] {
    let points = TurningPoint.all(of: trace.values, hysteresis: hysteresis)
    var runs: [OscillationRun] = []
    var start = 0
    while start + 2 * leastCycles < points.count {
      let end = grown(from: start, points, trace)
      if end - start >= 2 * leastCycles {
        runs.append(OscillationRun(trace: trace, points: Array(points[start...end])))
        start = end
      } else {
        start += 1
      }
    }
    return runs
  }

  /// The last turning point that still belongs to the run from `start`.
  private static func grown(from start: Int, _ points: [TurningPoint], _ trace: GazeTrace) -> Int {
    var periods: [Double] = []
    var swings: [Double] = []
    var end = start
    while end + 1 < points.count {
      let swing = abs(points[end + 1].value - points[end].value)
      guard isAlike(swing, swings, alikeInSize) else { break }
      if end > start {
        let period = points[end + 1].time(in: trace) - points[end - 1].time(in: trace)
        guard isAlike(period, periods, alikeInTime) else { break }
        periods.append(period)
      }
      swings.append(swing)
      end += 1
    }
    return end
  }

  private static func isAlike(_ value: Double, _ others: [Double], _ factor: Double) -> Bool {
    guard let middle = median(others) else { return value > 0 }
    return value <= middle * factor && value >= middle / factor
  }

  /// How much of the movement is the same in every cycle: 1 when all cycles are alike, 0 when each goes its own way.
  ///
  /// Each cycle is stretched to the same length and cut in parts. One less the square of the mean distance from the
  /// part's median over the mean distance from the cycle's mean, corrected for the number of parts. Distances and not
  /// squares, for a quick phase that falls now on this, now on that side of a picture is no irregularity.
  var regularity: Double {
    let perCycle = Double(places.count) / Double(max(cycles, 1))
    let parts = min(max(Int(perCycle), 4), 12)
    var values = [[Double]](repeating: [], count: parts)
    for start in stride(from: 0, to: points.count - 2, by: 2) {
      let (from, to) = (points[start].time(in: trace), points[start + 2].time(in: trace))
      let way = points[start].first...points[start + 2].last
      let mean = way.reduce(0) { $0 + trace.values[$1] } / Double(way.count)
      for place in way where trace.times[place] >= from - 1e-9 && trace.times[place] < to - 1e-9 {
        let part = Int((trace.times[place] - from) / (to - from) * Double(parts) + 1e-6)
        // Against the cycle's own mean, so that drift and looking about do not count.
        values[min(part, parts - 1)].append(trace.values[place] - mean)
      }
    }
    let count = values.reduce(0) { $0 + $1.count }
    let freedom = count - values.count { !$0.isEmpty }
    let whole = values.joined().reduce(0) { $0 + abs($1) }
    guard freedom > 0, whole > 0 else { return 0 }
    let left = values.reduce(0) { sum, part in
      let middle = median(part) ?? 0
      return sum + part.reduce(0) { $0 + abs($1 - middle) }
    }
    let ratio = (left / Double(freedom)) / (whole / Double(count - 1))
    return 1 - ratio * ratio
  }

  /// The eyes swing because the head does: most of the movement goes when the head's is added.
  var isHeadMovement: Bool {
    guard !trace.head.isEmpty else { return false }
    let gaze = places.map { trace.values[$0] }
    let space = places.map { trace.values[$0] + trace.head[$0] }
    return Self.variance(space) < 0.5 * Self.variance(gaze)
  }

  private static func variance(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}

extension OscillationRun {
  /// How one swing went: when it left its start and reached its end, each within a fifth of its size, and how fast.
  struct Swing {
    let isUp: Bool
    /// Seconds on the way.
    let seconds: Double
    /// Degrees a second over the whole swing, by least squares; + to the patient's left and up.
    let velocity: Double
  }

  var swingCourses: [Swing] {
    zip(points, points.dropFirst()).map { from, to in
      let tolerance = 0.2 * abs(to.value - from.value)
      let way = from.first...to.first
      let leaving = way.last { abs(trace.values[$0] - from.value) <= tolerance } ?? from.last
      let reaching = (leaving...to.first).first { abs(trace.values[$0] - to.value) <= tolerance } ?? to.first
      return Swing(
        isUp: to.value > from.value, seconds: trace.times[reaching] - trace.times[leaving],
        velocity: slope(from.last...max(to.first, from.last + 1)))
    }
  }

  private func slope(_ places: ClosedRange<Int>) -> Double {
    let range = places.clamped(to: 0...(trace.count - 1))
    let n = Double(range.count)
    let meanTime = range.reduce(0) { $0 + trace.times[$1] } / n
    let meanValue = range.reduce(0) { $0 + trace.values[$1] } / n
    var (top, bottom) = (0.0, 0.0)
    for place in range {
      top += (trace.times[place] - meanTime) * (trace.values[place] - meanValue)
      bottom += (trace.times[place] - meanTime) * (trace.times[place] - meanTime)
    }
    return bottom > 0 ? top / bottom : 0
  }
}
