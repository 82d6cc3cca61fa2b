import HeadGeometry
import MaskSigns

/// Where the eyes go in an examination, worked out once in steps of a millisecond from the start of the clip.
///
/// Three small machines run side by side: one looks after the target (saccades after a reaction time, pursuit with a gain,
/// catch-up saccades), one decides which eye fixes while the other is covered or squints, one lets a latent squint drift
/// out while an eye is covered and fuses it again. Everything random comes from the seed.
struct EyeTrack: Sendable {
  struct Moment: Sendable {
    /// Direction of each visual axis in the head's frame, degrees: x to the patient's left, y up.
    var visual: BothEyes<SIMD2<Double>>
    /// How strongly a nystagmus beats; negative reverses it (latent nystagmus changes sides with the seeing eye).
    var beat: Double
    /// How tired the lids are, 0…1.
    var fatigue: Double
    /// Share of a latent squint that shows.
    var shown: Double
    var fixing: Eye
    /// An occluder stands between the eye and what it looks at.
    var covered: BothEyes<Bool>
    /// Where the patient looks, as ``ExaminationScript`` counts directions.
    var look: SIMD2<Double>
  }

  static let step = 0.001
  private(set) var moments: [Moment] = []

  init(_ movement: PatientMovement) {
    var machine = EyeMachine(movement)
    let count = Int((movement.script.duration / Self.step).rounded()) + 2
    moments.reserveCapacity(count)
    for index in 0..<count { moments.append(machine.next(Double(index) * Self.step)) }
  }

  /// The moment at a time of the clip; angles between steps in proportion.
  func moment(at time: Double) -> Moment {
    let place = max(time / Self.step, 0)
    let index = min(Int(place), moments.count - 2)
    var moment = moments[index]
    let next = moments[index + 1]
    let t = min(place - Double(index), 1)
    for eye in Eye.allCases { moment.visual[eye] += (next.visual[eye] - moment.visual[eye]) * t }
    moment.beat += (next.beat - moment.beat) * t
    moment.look += (next.look - moment.look) * t
    return moment
  }
}
