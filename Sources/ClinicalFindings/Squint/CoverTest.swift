import MaskSigns

/// Movements of the eyes when one is covered and uncovered.
///
/// All deviations: + eso, − exo; + right eye higher.
struct CoverTest {
  struct Cover: Hashable {
    let eye: Eye
    let pictures: Range<Int>
  }
  struct Movement {
    /// What the eye that moved had deviated before it took up fixation, degrees.
    let deviation: Direction
    let pictures: [Int]
  }

  let covers: [Cover]
  /// Of the uncovered eye when its fellow is covered: a manifest squint of it.
  let atCover: [Movement]
  /// Of the eye that is uncovered: a latent squint, or with the cover going over at once the whole of it.
  let atUncover: [Movement]

  private enum Window {
    /// A saccade of refixation starts 150 to 250 ms after what caused it.
    static let latency = 0.15
    static let settled = 0.4...1.2
    static let before = 0.5
    /// A cover shorter than this tests nothing.
    static let shortest = 0.3
    /// A cover on its way is seen unsurely for this long.
    static let moving = 0.2
  }

  init(_ course: Course) {
    var covers: [Cover] = []
    for eye in Eye.allCases {
      var open: Range<Int>?
      for index in 0..<course.count where course.eyes[eye][index].state == .covered {
        if let range = open, course.times[index] - course.times[range.upperBound - 1] <= Window.moving + course.duration(index) {
          open = range.lowerBound..<index + 1
        } else {
          if let open { covers.append(Cover(eye: eye, pictures: open)) }
          open = index..<index + 1
        }
      }
      if let open { covers.append(Cover(eye: eye, pictures: open)) }
    }
    covers = covers.filter { course.times[$0.pictures.upperBound - 1] - course.times[$0.pictures.lowerBound] >= Window.shortest }
    covers.sort { $0.pictures.lowerBound < $1.pictures.lowerBound }
    self.covers = covers
    atCover = covers.compactMap { Self.movementAtCover(course, $0) }
    atUncover = covers.compactMap { Self.movementAtUncover(course, $0) }
  }

  private static func movementAtCover(_ course: Course, _ cover: Cover) -> Movement? {
    let other: Eye = cover.eye == .right ? .left : .right
    let start = course.times[cover.pictures.lowerBound]
    let end = course.times[cover.pictures.upperBound - 1]
    let before = pictures(course, other, from: start - Window.before, to: start - 0.03) { course.eyes[cover.eye][$0].state != .covered }
    let after = pictures(course, other, from: start + Window.settled.lowerBound, to: min(start + Window.settled.upperBound, end)) { _ in true }
    return movement(course, other, first: before, settled: after)
  }

  private static func movementAtUncover(_ course: Course, _ cover: Cover) -> Movement? {
    let end = course.times[cover.pictures.upperBound - 1]
    // The first pictures in which the eye is seen again, within the time that the cover takes to go.
    let seen = pictures(course, cover.eye, from: end, to: end + Window.moving + Window.latency) { $0 >= cover.pictures.upperBound }
    guard let appears = seen.first.map({ course.times[$0] }) else { return nil }
    let first = seen.filter { course.times[$0] <= appears + Window.latency }
    let settled = pictures(
      course, cover.eye, from: appears + Window.settled.lowerBound, to: appears + Window.settled.upperBound) { _ in true }
    return movement(course, cover.eye, first: first, settled: settled)
  }

  /// Pictures of a time in which an eye's gaze is seen steadily and `wanted` holds.
  private static func pictures(
    _ course: Course, _ eye: Eye, from: Double, to: Double, where wanted: (Int) -> Bool
  ) -> [Int] {
    guard from <= to else { return [] }
    var low = 0
    var high = course.count
    while low < high {
      let middle = (low + high) / 2
      if course.times[middle] < from { low = middle + 1 } else { high = middle }
    }
    return (low..<course.count).prefix { course.times[$0] <= to }.filter {
      course.eyes[eye][$0].isSteady && course.eyes[eye][$0].gaze != nil && wanted($0)
    }
  }

  private static func movement(_ course: Course, _ eye: Eye, first: [Int], settled: [Int]) -> Movement? {
    guard first.count >= 2, settled.count >= 2 else { return nil }
    // Against the room, so that a head that turns does not pass for an eye that moves.
    func inSpace(_ pictures: [Int], _ part: KeyPath<Direction, Double>) -> Double? {
      median(
        pictures.compactMap { index in
          course.eyes[eye][index].gaze.map { $0[keyPath: part] + (course.head[index]?[keyPath: part] ?? 0) }
        })
    }
    guard let firstYaw = inSpace(first, \.yaw), let lastYaw = inSpace(settled, \.yaw),
      let firstPitch = inSpace(first, \.pitch), let lastPitch = inSpace(settled, \.pitch)
    else { return nil }
    let side = eye == .right ? 1.0 : -1.0
    return Movement(
      deviation: Direction(yaw: side * (firstYaw - lastYaw), pitch: side * (firstPitch - lastPitch)),
      pictures: first + settled)
  }
}
