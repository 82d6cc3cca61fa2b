import HeadGeometry
import MaskSigns

/// What the patient is asked to do: where to look, when the head turns, when they blink.
///
/// Directions are seen from the straight head at its resting place: yaw to the patient's left, pitch up, 0 at the camera.
public struct ExaminationScript: Hashable, Sendable {
  /// Where the target is from one moment on.
  public struct Target: Hashable, Sendable {
    public enum Course: Hashable, Sendable {
      /// It jumps there and stays.
      case still(Gaze)
      /// It swings about the straight-ahead: amplitude, swings per second, and the axis (x left, y up).
      case swinging(amplitude: Angle, frequency: Double, along: SIMD2<Double>)
    }
    /// Seconds. The eye leaves then: the reaction time has passed.
    public var start: Double
    public var course: Course
    public init(start: Double, _ course: Course) {
      self.start = start
      self.course = course
    }
  }
  /// The head goes to a new posture, smoothly.
  public struct HeadMove: Hashable, Sendable {
    public var start: Double
    public var duration: Double
    public var posture: HeadPosture
    public init(start: Double, duration: Double, to posture: HeadPosture) {
      self.start = start
      self.duration = duration
      self.posture = posture
    }
  }

  /// Seconds.
  public var duration: Double
  /// In order of time; before the first the patient looks at the camera.
  public var targets: [Target]
  /// In order of time, not overlapping; before the first the head is straight.
  public var headMoves: [HeadMove]
  public var blinks: [Blink]

  public init(duration: Double, targets: [Target] = [], headMoves: [HeadMove] = [], blinks: [Blink] = []) {
    self.duration = duration
    self.targets = targets
    self.headMoves = headMoves
    self.blinks = blinks
  }

  /// Straight ahead, for as long as asked.
  public static func primaryPosition(duration: Double) -> ExaminationScript { ExaminationScript(duration: duration) }

  /// Where the eyes are pointed: the course of the target, joined by saccades.
  func direction(at time: Double) -> SIMD2<Double> {
    guard let index = targets.lastIndex(where: { $0.start <= time }) else { return .zero }
    let to = place(of: targets[index], at: time)
    let from = index > 0 ? place(of: targets[index - 1], at: targets[index].start) : .zero
    let way = place(of: targets[index], at: targets[index].start) - from
    let size = (way.x * way.x + way.y * way.y).squareRoot()
    let left = 1 - Saccade.progress(at: time - targets[index].start, degrees: size)
    return to - way * left
  }
  private func place(of target: Target, at time: Double) -> SIMD2<Double> {
    switch target.course {
    case .still(let gaze): return SIMD2(gaze.yaw.degrees, gaze.pitch.degrees)
    case .swinging(let amplitude, let frequency, let along):
      return along * (amplitude.degrees * sineCosine(2 * Portable.pi * frequency * (time - target.start)).sine)
    }
  }

  func head(at time: Double) -> HeadPosture {
    var posture = HeadPosture.straight
    for move in headMoves where move.start <= time {
      let t = min((time - move.start) / max(move.duration, 1e-6), 1)
      let k = t * t * t * (10 + t * (-15 + t * 6))
      posture = HeadPosture(
        yaw: posture.yaw + (move.posture.yaw - posture.yaw) * k,
        pitch: posture.pitch + (move.posture.pitch - posture.pitch) * k,
        roll: posture.roll + (move.posture.roll - posture.roll) * k)
    }
    return posture
  }

  func closure(at time: Double) -> Double { blinks.map { $0.closure(at: time) }.max() ?? 0 }
}
