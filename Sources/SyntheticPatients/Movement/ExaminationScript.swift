import HeadGeometry
import MaskSigns

/// What the patient is asked to do: where to look, when the head turns, when lids, brows or mouth move, what is covered.
///
/// Directions are seen from the straight head at its resting place: yaw to the patient's left, pitch up, 0 at the camera.
public struct ExaminationScript: Hashable, Sendable {
  /// Where the target is from one moment on; the eyes follow after their reaction time.
  public struct Target: Hashable, Sendable {
    public enum Course: Hashable, Sendable {
      /// It jumps there and stays.
      case still(Gaze)
      /// It swings about the straight-ahead: amplitude, swings per second, and the axis (x left, y up).
      case swinging(amplitude: Angle, frequency: Double, along: SIMD2<Double>)
      /// It moves from one place to another at a steady speed, and stays.
      case gliding(from: Gaze, to: Gaze, duration: Double)
    }
    /// Seconds.
    public var start: Double
    public var course: Course
    public init(start: Double, _ course: Course) {
      self.start = start
      self.course = course
    }

    func place(at time: Double) -> SIMD2<Double> {
      switch course {
      case .still(let gaze): return SIMD2(gaze.yaw.degrees, gaze.pitch.degrees)
      case .swinging(let amplitude, let frequency, let along):
        return along * (amplitude.degrees * sineCosine(2 * Portable.pi * frequency * (time - start)).sine)
      case .gliding(let from, let to, let duration):
        let a = SIMD2(from.yaw.degrees, from.pitch.degrees)
        let b = SIMD2(to.yaw.degrees, to.pitch.degrees)
        return a + (b - a) * min(max((time - start) / max(duration, 1e-6), 0), 1)
      }
    }
    var isMoving: Bool { if case .still = course { false } else { true } }
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
  /// Something asked of the face for a while.
  public struct Instruction: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case closeGently = "close-gently"
      case squeeze
      case raiseBrows = "raise-brows"
      case speak
      case smile
    }
    public var kind: Kind
    public var start: Double
    public var end: Double
    public init(_ kind: Kind, from start: Double, to end: Double) {
      self.kind = kind
      self.start = start
      self.end = end
    }
    /// 0 not … 1 wholly done. Rising takes 0.3 s, falling 0.4 s, after a reaction time of 0.35 s.
    func strength(at time: Double) -> Double {
      smoothstep(start + 0.35, start + 0.65, time) * (1 - smoothstep(end + 0.35, end + 0.75, time))
    }
  }
  /// An eye stands covered from `start` to `end`; the occluder's way there and back lies outside.
  public struct Cover: Hashable, Sendable {
    public var eye: Eye
    public var start: Double
    public var end: Double
    public init(_ eye: Eye, from start: Double, to end: Double) {
      self.eye = eye
      self.start = start
      self.end = end
    }
  }

  /// Seconds.
  public var duration: Double
  /// In order of time; before the first the patient looks at the camera.
  public var targets: [Target]
  /// In order of time, not overlapping; before the first the head is straight. Added to the patient's own posture.
  public var headMoves: [HeadMove]
  /// Blinks at given times.
  public var blinks: [Blink]
  /// Blinks a minute that a healthy person adds to them; 0 none.
  public var blinkRate: Double
  public var instructions: [Instruction]
  /// In order of time, not overlapping.
  public var covers: [Cover]
  public var occluder: Occluder.Kind

  public init(
    duration: Double, targets: [Target] = [], headMoves: [HeadMove] = [], blinks: [Blink] = [], blinkRate: Double = 0,
    instructions: [Instruction] = [], covers: [Cover] = [], occluder: Occluder.Kind = .paddle
  ) {
    self.duration = duration
    self.targets = targets
    self.headMoves = headMoves
    self.blinks = blinks
    self.blinkRate = blinkRate
    self.instructions = instructions
    self.covers = covers
    self.occluder = occluder
  }

  /// Straight ahead, for as long as asked.
  public static func primaryPosition(duration: Double) -> ExaminationScript { ExaminationScript(duration: duration) }

  /// Blinks a minute at rest: 17; in conversation: 26 (Bentivoglio et al., Mov Disord 12 (1997) 1028–1034, 150 healthy
  /// people).
  public static let restingBlinkRate = 17.0
  public static let talkingBlinkRate = 26.0

  func target(at time: Double) -> Target {
    targets.last { $0.start <= time } ?? Target(start: 0, .still(.ahead))
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

  func strength(_ kind: Instruction.Kind, at time: Double) -> Double {
    instructions.reduce(0) { $1.kind == kind ? max($0, $1.strength(at: time)) : $0 }
  }

  var mirrored: ExaminationScript {
    var other = self
    for k in targets.indices {
      switch targets[k].course {
      case .still(let gaze): other.targets[k].course = .still(gaze.mirrored)
      case .swinging(let amplitude, let frequency, let along):
        other.targets[k].course = .swinging(amplitude: amplitude, frequency: frequency, along: along * SIMD2(-1, 1))
      case .gliding(let from, let to, let duration):
        other.targets[k].course = .gliding(from: from.mirrored, to: to.mirrored, duration: duration)
      }
    }
    for k in headMoves.indices { other.headMoves[k].posture = headMoves[k].posture.mirrored }
    for k in covers.indices { other.covers[k].eye = covers[k].eye.fellow }
    return other
  }
}
