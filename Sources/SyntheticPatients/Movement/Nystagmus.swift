import HeadGeometry
import MaskSigns

/// An involuntary to-and-fro of both eyes together.
///
/// A jerk nystagmus has a slow drift and a fast return and is named after the fast phase's direction. The slow phase is
/// straight in vestibular imbalance, slowing in gaze-holding failure, speeding up in infantile forms (Dell'Osso & Daroff).
public struct Nystagmus: Hashable, Sendable {
  public enum Waveform: String, Hashable, Sendable, CaseIterable { case pendular, linear, decelerating, accelerating }

  public var waveform: Waveform
  /// Peak to peak.
  public var amplitude: Angle
  /// Beats per second.
  public var frequency: Double
  /// The fast phase's direction in the head's frontal plane, unit vector: x to the patient's left, y up.
  public var direction: SIMD2<Double>
  /// It beats only while one eye is covered, its fast phase towards the seeing eye.
  public var isLatent: Bool
  /// Yaw of the eyes in the head at which it is calmest; `nil` when it beats alike everywhere. It beats away from there: on
  /// the other side than `direction`'s it is reversed.
  public var nullYaw: Angle?
  /// Growth of the amplitude for each degree of gaze into the fast phase's direction (Alexander's law); 0 none.
  public var growth: Double

  public init(
    waveform: Waveform, amplitude: Angle, frequency: Double, direction: SIMD2<Double> = SIMD2(1, 0),
    isLatent: Bool = false, nullYaw: Angle? = nil, growth: Double = 0
  ) {
    self.waveform = waveform
    self.amplitude = amplitude
    self.frequency = frequency
    self.direction = direction
    self.isLatent = isLatent
    self.nullYaw = nullYaw
    self.growth = growth
  }

  /// Displacement in degrees (x to the patient's left, y up), mean about 0.
  func displacement(at time: Double) -> SIMD2<Double> {
    let cycle = time * frequency
    let phase = cycle - cycle.rounded(.down)
    let half = amplitude.degrees / 2
    if waveform == .pendular { return direction * (half * sineCosine(2 * Portable.pi * cycle).sine) }
    // The fast phase takes a saccade's time; the slow phase the rest of the beat.
    let fast = fastShare
    let slow = 1 - fast
    guard phase < slow else {
      let size = amplitude.degrees
      let u = Saccade.progress(at: (phase - slow) / fast * Saccade.duration(degrees: size), degrees: size)
      return direction * (half * (2 * u - 1))
    }
    let u = phase / slow
    let done: Double
    switch waveform {
    case .linear, .pendular: done = u
    case .decelerating: done = (1 - Portable.exp(-Self.bend * u)) / (1 - Portable.exp(-Self.bend))
    case .accelerating: done = (Portable.exp(Self.bend * u) - 1) / (Portable.exp(Self.bend) - 1)
    }
    return direction * (half * (1 - 2 * done))
  }

  /// Time constants in one slow phase of the bent waveforms.
  static let bend = 3.0
  /// Share of a beat that the fast phase takes.
  var fastShare: Double { min(Saccade.duration(degrees: amplitude.degrees) * frequency, 0.5) }

  /// How strongly it beats with the eyes so in the head, −1…2: calm at the null zone, Alexander's law beside it; negative
  /// where it is reversed (infantile nystagmus beats to the right to the right of its null, and to the left to its left).
  func strength(at gaze: SIMD2<Double>) -> Double {
    var strength = 1.0
    if let nullYaw {
      let off = gaze.x - nullYaw.degrees
      strength *= Self.nullFloor + (1 - Self.nullFloor) * smoothstep(0, 1, abs(off) / Self.nullReach)
      if direction.x != 0 { strength *= min(max(off * (direction.x > 0 ? 1 : -1) / Self.reversal, -1), 1) }
    }
    return strength * min(max(1 + growth * (gaze * direction).sum(), 0.3), 1.8)
  }
  /// Share of the amplitude that is left in the null zone, and the degrees from it at which all is back: chosen.
  static let nullFloor = 0.12
  static let nullReach = 20.0
  /// Degrees from the null at which the beat has taken its side's direction: chosen, so that it dies away in between.
  static let reversal = 1.0

  var mirrored: Nystagmus {
    var other = self
    // A latent one's direction is told for the seeing left eye, and the mirror exchanges the eyes as well.
    if !isLatent { other.direction.x = -direction.x }
    other.nullYaw = nullYaw.map { .zero - $0 }
    return other
  }
}
