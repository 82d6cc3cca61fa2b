import MaskSigns
import SyntheticPatients

/// By how much the program misreads one recording: what comes back with the face, what changes from day to day, what flickers.
///
/// The sizes are those of `docs/habit-errors.md`, measured on synthetic people with two recordings each. An error that a
/// face makes again in every recording tells who it is, so the audit simulates both parts as they were found.
struct MeasurementError: Sendable {
  /// Constant for the recording: right eye's, left eye's; signs of the face use the first.
  private let constant: [BothEyes<Double>]
  /// Slopes of measured on true movement: gaze sideways, gaze up and down.
  let gazeGain: SIMD2<Double>
  let pitchGain: Double

  /// - Parameters:
  ///   - person: The same for all of a person's recordings, in its state before anything was drawn for another one.
  init(person: SeededGenerator, session: inout SeededGenerator) {
    var person = person
    constant = Misreading.allCases.map { quantity in
      let size = quantity.size
      let common = size.bias + size.common.person * person.normal() + size.common.day * session.normal()
      return BothEyes(
        right: common + size.side.person * person.normal() + size.side.day * session.normal(),
        left: common + size.side.person * person.normal() + size.side.day * session.normal())
    }
    gazeGain = SIMD2(0.98 + 0.04 * person.normal(), 0.94 + 0.03 * person.normal())
    pitchGain = 0.88 + 0.13 * person.normal()
  }

  /// The error of one picture.
  func callAsFunction(_ quantity: Misreading, _ eye: Eye = .right, _ random: inout SeededGenerator) -> Double {
    constant[quantity.rawValue][eye] + quantity.size.flicker * random.normal()
  }

  /// Degrees: x to the patient's left, y up.
  func version(_ random: inout SeededGenerator) -> SIMD2<Double> {
    SIMD2(self(.versionYaw, .right, &random), self(.versionPitch, .right, &random))
  }
  func vergence(_ random: inout SeededGenerator) -> SIMD2<Double> {
    SIMD2(self(.vergenceYaw, .right, &random), self(.vergencePitch, .right, &random))
  }
  func head(_ actual: HeadPosture, _ random: inout SeededGenerator) -> HeadPosture {
    HeadPosture(
      yaw: actual.yaw + .degrees(self(.headYaw, .right, &random)),
      pitch: actual.pitch * pitchGain + .degrees(self(.headPitch, .right, &random)),
      roll: actual.roll + .degrees(self(.headRoll, .right, &random)))
  }
}
