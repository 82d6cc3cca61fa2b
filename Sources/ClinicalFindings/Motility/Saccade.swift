import RealModule

/// One jump of both eyes.
public struct Saccade: Hashable, Sendable {
  /// Degrees in the head.
  public let amplitude: Double
  /// The fastest step from one picture to the next, degrees a second.
  public let peakVelocity: Double
  /// What a healthy saccade of this size shows at this picture rate, degrees a second.
  public let expectedVelocity: Double
  public let pictures: Range<Int>

  /// Jumps of under this size are lost in the unrest of gaze, degrees.
  static let smallest = 4.0
  /// A jump is over within this, seconds: 40° take 110 ms, slow ones three times as long.
  private static let longest = 0.35
  /// Slower movements are pursuit or drift, degrees a second.
  private static let slowest = 40.0
  /// A step counts from so many times the unrest from picture to picture.
  private static let overNoise = 4.0
  /// Pictures on either side that tell where the eyes stood, seconds.
  private static let rest = 0.1

  static func all(in course: Course) -> [Saccade] {
    let horizontal = GazeTrace.all(course, .both, .horizontal)
    let vertical = GazeTrace.all(course, .both, .vertical)
    guard let rate = course.pictureRate else { return [] }
    let noise = 2.0.squareRoot() * max(GazeTrace.noise(horizontal), GazeTrace.noise(vertical)) * rate
    return zip(horizontal, vertical).flatMap { across, up in
      across.pictures == up.pictures ? all(across, up, over: max(slowest, overNoise * noise)) : []
    }
  }

  private static func all(_ across: GazeTrace, _ up: GazeTrace, over threshold: Double) -> [Saccade] {
    let times = across.times
    func way(_ a: Int, _ b: Int) -> Double {
      let (x, y) = (across.values[b] - across.values[a], up.values[b] - up.values[a])
      return (x * x + y * y).squareRoot()
    }
    let speeds = (0..<times.count - 1).map { way($0, $0 + 1) / (times[$0 + 1] - times[$0]) }
    var found: [Saccade] = []
    var index = 0
    while index < speeds.count {
      guard speeds[index] > threshold else { index += 1; continue }
      var end = index
      while end < speeds.count, speeds[end] > threshold { end += 1 }
      defer { index = end }
      guard times[end] - times[index] <= longest else { continue }
      // Where the eyes stood before and after, over a few pictures: one picture alone is off by half a degree.
      let before = (0...index).filter { times[index] - times[$0] <= rest }
      let after = (end..<times.count).filter { times[$0] - times[end] <= rest }
      func place(_ places: [Int], _ trace: GazeTrace) -> Double { median(places.map { trace.values[$0] }) ?? 0 }
      let x = place(after, across) - place(before, across), y = place(after, up) - place(before, up)
      let amplitude = (x * x + y * y).squareRoot()
      guard amplitude >= smallest, let peak = speeds[index..<end].max() else { continue }
      let step = (times[end] - times[index]) / Double(end - index)
      found.append(
        Saccade(
          amplitude: amplitude, peakVelocity: peak, expectedVelocity: MainSequence.seen(amplitude: amplitude, every: step),
          pictures: across.pictures[index]..<across.pictures[end] + 1))
    }
    return found
  }
}

/// How fast healthy saccades of each size are.
public enum MainSequence {
  /// Seconds: 21 ms and 2.2 ms for each degree (Carpenter, Movements of the Eyes, 2nd ed., 1988).
  public static func duration(amplitude: Double) -> Double { 0.021 + 0.0022 * amplitude }
  /// Peak over mean velocity, for saccades of all sizes (Becker's Q; Leigh & Zee, The Neurology of Eye Movements, ch. 4).
  private static let peakToMean = 1.65

  /// Degrees a second.
  public static func peakVelocity(amplitude: Double) -> Double { peakToMean * amplitude / duration(amplitude: amplitude) }

  /// The fastest step of pictures this far apart, over all places at which they may fall, degrees a second.
  public static func seen(amplitude: Double, every step: Double) -> Double {
    guard step > 0 else { return peakVelocity(amplitude: amplitude) }
    let length = duration(amplitude: amplitude)
    let phases = 16
    let fastest = (0..<phases).map { phase -> Double in
      let first = -Double(phase) / Double(phases) * step
      var best = 0.0
      var time = first
      while time < length {
        best = max(best, progress((time + step) / length) - progress(time / length))
        time += step
      }
      return best
    }
    return fastest.reduce(0, +) / Double(phases) * amplitude / step
  }

  /// Share of the way after a share of the time: 0.6 of a parabola of velocity and 0.4 of a minimum-jerk bell peak at
  /// ``peakToMean``.
  private static func progress(_ share: Double) -> Double {
    let t = min(max(share, 0), 1)
    return 0.6 * t * t * (3 - 2 * t) + 0.4 * t * t * t * (10 + t * (-15 + t * 6))
  }
}
