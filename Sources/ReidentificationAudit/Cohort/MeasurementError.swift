internal import Foundation
import MaskSigns
import SyntheticPatients

/// By how much the program misreads one recording: what stays with the person, what changes from day to day, what flickers.
///
/// The sizes are those that `docs/accuracy.md` reports (mean absolute errors times 1.25); where it reports none, the
/// measurement errors of `HealthyRanges`. How they divide is not measured, so most of each is given to the person: an error
/// that a face makes again in every recording tells who it is, and this audit must not hope that it does not.
struct MeasurementError: Sendable {
  /// One quantity of one eye or of the face.
  private struct Size {
    var person, session, frame: Double
  }
  private enum Quantity: Int, CaseIterable {
    case lid, contour, crease, pupil, reflex, brow, mouth
    case versionYaw, versionPitch, vergenceYaw, vergencePitch
    case headYaw, headPitch, headRoll

    /// Millimetres, degrees, or iris diameters.
    var size: Size {
      switch self {
      // MRD1 and MRD2: SD 0.33 mm on stills.
      case .lid: Size(person: 0.2, session: 0.15, frame: 0.2)
      case .contour: Size(person: 0.25, session: 0.2, frame: 0.25)
      // 1.28 mm.
      case .crease: Size(person: 1.1, session: 0.8, frame: 0.8)
      // 0.03 iris.
      case .pupil: Size(person: 0.025, session: 0.02, frame: 0.02)
      case .reflex: Size(person: 0.1, session: 0.08, frame: 0.08)
      case .brow: Size(person: 0.7, session: 0.5, frame: 0.4)
      case .mouth: Size(person: 0.5, session: 0.5, frame: 0.4)
      // Each eye 4.1° sideways and 5.1° up and down, the eyes' difference 4.1° and 1.9°: mostly a misplaced globe.
      case .versionYaw: Size(person: 3.6, session: 2.5, frame: 0.5)
      case .versionPitch: Size(person: 5, session: 3.7, frame: 0.6)
      case .vergenceYaw: Size(person: 4.2, session: 3, frame: 0.6)
      case .vergencePitch: Size(person: 1.9, session: 1.4, frame: 0.5)
      // 1.2°, 3.2° and 0.9° on recordings.
      case .headYaw: Size(person: 1.1, session: 0.9, frame: 0.3)
      case .headPitch: Size(person: 3.2, session: 2.2, frame: 0.4)
      case .headRoll: Size(person: 0.8, session: 0.6, frame: 0.2)
      }
    }
  }

  /// Constant for the recording: right eye's, left eye's; signs of the face use the first.
  private let constant: [BothEyes<Double>]
  /// Measured millimetres for a true one: the iris counts as 11.71 mm, and people's differ by 0.42 mm (Rüfer 2005).
  let scale: Double
  /// Slopes of measured on true: gaze 0.87 sideways and 0.72 up and down, each person's own; head pitch 0.52.
  let gazeGain: SIMD2<Double>
  let pitchGain: Double

  /// - Parameters:
  ///   - person: The same for all of a person's recordings, in its state before anything was drawn for another one.
  init(person: SeededGenerator, session: inout SeededGenerator) {
    var person = person
    constant = Quantity.allCases.map { quantity in
      let size = quantity.size
      return BothEyes(
        right: size.person * person.normal() + size.session * session.normal(),
        left: size.person * person.normal() + size.session * session.normal())
    }
    scale = 1 + 0.036 * person.normal()
    gazeGain = SIMD2(0.87 + 0.08 * person.normal(), 0.72 + 0.1 * person.normal())
    pitchGain = 0.52 + 0.1 * person.normal()
  }

  private func of(_ quantity: Quantity, _ eye: Eye, _ random: inout SeededGenerator) -> Double {
    constant[quantity.rawValue][eye] + quantity.size.frame * random.normal()
  }

  func lid(_ eye: Eye, _ random: inout SeededGenerator) -> Double { of(.lid, eye, &random) }
  func contour(_ eye: Eye, _ random: inout SeededGenerator) -> Double { of(.contour, eye, &random) }
  func crease(_ eye: Eye, _ random: inout SeededGenerator) -> Double { of(.crease, eye, &random) }
  func pupil(_ eye: Eye, _ random: inout SeededGenerator) -> Double { of(.pupil, eye, &random) }
  func reflex(_ eye: Eye, _ random: inout SeededGenerator) -> Double { of(.reflex, eye, &random) }
  func brow(_ eye: Eye, _ random: inout SeededGenerator) -> Double { of(.brow, eye, &random) }
  func mouth(_ eye: Eye, _ random: inout SeededGenerator) -> Double { of(.mouth, eye, &random) }
  /// Degrees: x to the patient's left, y up.
  func version(_ random: inout SeededGenerator) -> SIMD2<Double> {
    SIMD2(of(.versionYaw, .right, &random), of(.versionPitch, .right, &random))
  }
  func vergence(_ random: inout SeededGenerator) -> SIMD2<Double> {
    SIMD2(of(.vergenceYaw, .right, &random), of(.vergencePitch, .right, &random))
  }
  func head(_ actual: HeadPosture, _ random: inout SeededGenerator) -> HeadPosture {
    HeadPosture(
      yaw: actual.yaw + .degrees(of(.headYaw, .right, &random)),
      pitch: actual.pitch * pitchGain + .degrees(of(.headPitch, .right, &random)),
      roll: actual.roll + .degrees(of(.headRoll, .right, &random)))
  }
}
