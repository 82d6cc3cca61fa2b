import MaskSigns

/// Sideways, or up and down.
public enum GazePlane: String, Hashable, Sendable, CaseIterable {
  case horizontal, vertical
  var part: KeyPath<Direction, Double> & Sendable { self == .horizontal ? \.yaw : \.pitch }
}

/// Whose gaze is followed.
enum GazeSource: Hashable, CaseIterable {
  case both, right, left
  var eye: Eye? { self == .both ? nil : self == .right ? .right : .left }
}

/// A stretch of gaze without a gap, a blink or a lost face.
struct GazeTrace {
  let times: [Double]
  /// Degrees in the head.
  let values: [Double]
  /// Degrees of the head against the camera in the same pictures; empty when it may not leave.
  let head: [Double]
  let pictures: [Int]
  var count: Int { times.count }
  var seconds: Double { (times.last ?? 0) - (times.first ?? 0) }

  /// A gap this long ends a stretch.
  private static let longestGap = 0.15

  static func all(_ course: Course, _ source: GazeSource, _ plane: GazePlane) -> [GazeTrace] {
    var traces: [GazeTrace] = []
    var pictures: [Int] = []
    func flush() {
      defer { pictures = [] }
      guard pictures.count >= 8 else { return }
      let part = plane.part
      let head = pictures.compactMap { course.head[$0]?[keyPath: part] }
      traces.append(
        GazeTrace(
          times: pictures.map { course.times[$0] }, values: pictures.compactMap { gaze(course, source, $0)?[keyPath: part] },
          head: head.count == pictures.count ? head : [], pictures: pictures))
    }
    for index in 0..<course.count {
      guard gaze(course, source, index) != nil else { continue }
      if let last = pictures.last, course.times[index] - course.times[last] > longestGap { flush() }
      pictures.append(index)
    }
    flush()
    return traces
  }

  private static func gaze(_ course: Course, _ source: GazeSource, _ index: Int) -> Direction? {
    let (right, left) = (course.eyes.right[index], course.eyes.left[index])
    // A blink of one eye is one of both, even when the other was not seen to blink.
    guard !right.isBlinking, !left.isBlinking else { return nil }
    guard let eye = source.eye else { return course.version[index] }
    return course.eyes[eye][index].gaze
  }

  /// Standard deviation of what changes from picture to picture, robustly, by second differences; degrees.
  static func noise(_ traces: [GazeTrace]) -> Double {
    var differences: [Double] = []
    for trace in traces {
      for place in stride(from: 1, to: trace.count - 1, by: 1) {
        differences.append(abs(trace.values[place - 1] - 2 * trace.values[place] + trace.values[place + 1]))
      }
    }
    // Of normal noise: 0.6745 of the SD lies at the median, and second differences have √6 times its SD.
    return (median(differences) ?? 0) / 0.6745 / 6.0.squareRoot()
  }
}

/// A turning point of a trace: a top or a bottom that the gaze left again by more than the hysteresis.
struct TurningPoint {
  let value: Double
  let isTop: Bool
  /// The first and the last place at this value before the gaze turned.
  let first, last: Int

  static func all(of values: [Double], hysteresis: Double) -> [TurningPoint] {
    guard let start = values.first else { return [] }
    var points: [TurningPoint] = []
    var (top, bottom) = (TurningPoint(value: start, isTop: true, first: 0, last: 0), TurningPoint(value: start, isTop: false, first: 0, last: 0))
    var rising: Bool?
    for (place, value) in values.enumerated() {
      if value > top.value { top = TurningPoint(value: value, isTop: true, first: place, last: place) }
      else if value == top.value { top = TurningPoint(value: value, isTop: true, first: top.first, last: place) }
      if value < bottom.value { bottom = TurningPoint(value: value, isTop: false, first: place, last: place) }
      else if value == bottom.value { bottom = TurningPoint(value: value, isTop: false, first: bottom.first, last: place) }
      if rising != false, top.value - value >= hysteresis {
        if rising == true { points.append(top) }
        rising = false
        bottom = TurningPoint(value: value, isTop: false, first: place, last: place)
      } else if rising != true, value - bottom.value >= hysteresis {
        if rising == false { points.append(bottom) }
        rising = true
        top = TurningPoint(value: value, isTop: true, first: place, last: place)
      }
    }
    return points
  }

  func time(in trace: GazeTrace) -> Double { (trace.times[first] + trace.times[last]) / 2 }
}
