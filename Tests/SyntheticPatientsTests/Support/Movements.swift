import MaskSigns

@testable import SyntheticPatients

/// A patient whose head is not drawn: globes of a mean adult, half a metre from the camera.
func movement(
  _ condition: EyeCondition = .healthy, _ script: ExaminationScript, kappa: Double = 0, seed: UInt32 = 1
) -> PatientMovement {
  PatientMovement(
    script: script, condition: condition, globes: BothEyes(right: SIMD3(-31.0, 0, 4), left: SIMD3(31.0, 0, 4)),
    kappa: BothEyes(both: SIMD2(kappa, 0)), camera: SIMD3(0, 0, 500), seed: seed)
}

extension PatientMovement {
  /// Horizontal and vertical angle between the visual axes and the target that stands at the camera, degrees.
  func error(_ eye: Eye, at time: Double) -> SIMD2<Double> {
    guard let moment = moment(at: time) else { return SIMD2(.nan, .nan) }
    let (head, shift) = head(at: time)
    let frame = HeadFrame(head)
    let line = direction(frame.toHead(place(.zero) - frame.origin - shift) - globes[eye])
    return moment.visual[eye] - line
  }
}
