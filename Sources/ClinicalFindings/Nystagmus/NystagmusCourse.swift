import MaskSigns

/// How strongly a nystagmus beats where the eyes look, and while an eye is covered.
struct NystagmusCourse {
  let course: Course
  /// Of the nystagmus, one by one: the pictures of a cycle, and its intensity in degrees times hertz.
  private let beats: [(pictures: ClosedRange<Int>, intensity: Double)]

  init(_ course: Course, _ runs: [OscillationRun]) {
    self.course = course
    beats = runs.flatMap { run in
      stride(from: 0, to: run.points.count - 2, by: 2).compactMap { start -> (pictures: ClosedRange<Int>, intensity: Double)? in
        let (a, b, c) = (run.points[start], run.points[start + 1], run.points[start + 2])
        let seconds = c.time(in: run.trace) - a.time(in: run.trace)
        guard seconds > 0 else { return nil }
        let size = (abs(b.value - a.value) + abs(c.value - b.value)) / 2
        return (run.trace.pictures[a.first]...run.trace.pictures[c.last], size / seconds)
      }
    }
  }

  /// Seconds of gaze in some pictures, and the intensity over them; calm gaze counts as 0.
  private func intensity(_ holds: (Int) -> Bool) -> (seconds: Double, mean: Double) {
    let seen = (0..<course.count).filter { course.version[$0] != nil && holds($0) }
    let seconds = course.seconds(seen)
    guard seconds > 0 else { return (0, 0) }
    let sum = beats.reduce(0.0) { sum, beat in
      sum + beat.intensity * course.seconds(beat.pictures.filter { course.version[$0] != nil && holds($0) })
    }
    return (seconds, sum / seconds)
  }

  // MARK: Null zone

  struct NullZone {
    /// Where it is calmest, degrees, + to the patient's left.
    let yaw: Double
    let intensity, strongest: Double
    let half: Double
  }
  /// Width of a zone of gaze, how long it must be looked into, and how far the zones must lie apart; degrees, seconds.
  static let zone = 10.0
  private static let leastZone = 1.0
  static let leastSpan = 20.0
  /// Calm is half of the strongest and less.
  private static let calm = 0.5

  /// How far apart the zones are in which the eyes dwelt, degrees.
  var span: Double { (zones.last?.yaw ?? 0) - (zones.first?.yaw ?? 0) }

  private var zones: [(yaw: Double, intensity: Double)] {
    (-5...5).compactMap { number in
      let yaw = Double(number) * Self.zone
      let (seconds, mean) = intensity { index in
        course.version[index].map { abs($0.yaw - yaw) <= Self.zone / 2 } ?? false
      }
      return seconds >= Self.leastZone ? (yaw, mean) : nil
    }
  }

  /// `nil` when it beats alike in all zones.
  var nullZone: NullZone? {
    let zones = zones
    guard let least = zones.min(by: { $0.intensity < $1.intensity }), let most = zones.map(\.intensity).max(), most > 0,
      least.intensity <= Self.calm * most
    else { return nil }
    return NullZone(yaw: least.yaw, intensity: least.intensity, strongest: most, half: Self.zone / 2)
  }

  // MARK: Latent component

  struct Latent {
    /// Degrees times hertz with an eye covered, and with both open.
    let covered, open: Double
  }
  static let leastCovered = 1.5

  /// `nil` without a cover, or without gaze before or after.
  var latent: Latent? {
    func isCovered(_ index: Int) -> Bool { Eye.allCases.contains { course.eyes[$0][index].state == .covered } }
    let (under, free) = (intensity(isCovered), intensity { !isCovered($0) })
    guard under.seconds >= Self.leastCovered, free.seconds >= Self.leastCovered else { return nil }
    return Latent(covered: under.mean, open: free.mean)
  }
}
