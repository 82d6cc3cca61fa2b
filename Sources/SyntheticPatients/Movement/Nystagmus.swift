import HeadGeometry
import MaskSigns

/// A rhythmic to and fro of both eyes.
///
/// A jerk nystagmus drifts in a slow phase and comes back by a fast phase, after which it is named; a pendular one swings
/// evenly. The slow phase's course tells the cause: linear in vestibular imbalance, slowing in gaze-holding failure,
/// speeding up in infantile forms (Dell'Osso & Daroff).
public struct Nystagmus: Hashable, Sendable {
  public enum Waveform: String, Hashable, Sendable, CaseIterable { case pendular, linear, decelerating, accelerating }

  public var waveform: Waveform
  /// Peak to peak.
  public var amplitude: Angle
  /// Beats per second.
  public var frequency: Double
  /// The fast phase's direction in the head's frontal plane, unit vector: x to the patient's left, y up.
  public var direction: SIMD2<Double>

  public init(waveform: Waveform, amplitude: Angle, frequency: Double, direction: SIMD2<Double> = SIMD2(1, 0)) {
    self.waveform = waveform
    self.amplitude = amplitude
    self.frequency = frequency
    self.direction = direction
  }

  /// Displacement in degrees (x to the patient's left, y up), mean about 0.
  func displacement(at time: Double) -> SIMD2<Double> {
    let cycle = time * frequency
    let phase = cycle - cycle.rounded(.down)
    let half = amplitude.degrees / 2
    if waveform == .pendular { return direction * (half * sineCosine(2 * Portable.pi * cycle).sine) }
    // The fast phase takes a saccade's time; the slow phase the rest of the beat.
    let fast = min(Saccade.duration(degrees: amplitude.degrees) * frequency, 0.5)
    let slow = 1 - fast
    guard phase < slow else {
      let u = (phase - slow) / fast
      return direction * (half * (2 * u * u * (3 - 2 * u) - 1))
    }
    let u = phase / slow
    let done: Double
    switch waveform {
    case .linear, .pendular: done = u
    case .decelerating: done = (1 - Portable.exp(-3 * u)) / (1 - Portable.exp(-3))
    case .accelerating: done = (Portable.exp(3 * u) - 1) / (Portable.exp(3) - 1)
    }
    return direction * (half * (1 - 2 * done))
  }
}
