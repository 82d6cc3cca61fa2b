import MaskSigns

/// The patient of the sample video: a left upper lid that droops to 1.5 mm, in a short examination of the eyes.
public enum SamplePatient {
  public static let recipe = ClipRecipe(
    seed: 18, diagnosis: Diagnosis(condition: .ptosisAponeurotic, side: .left, severity: .moderate),
    condition: .ptosis(.left, mrd1: 1.5), script: script, camera: .phone(width: 1280, height: 720),
    constantRateFactor: 25)

  /// Saccades to the four sides, a slow pursuit, and a turn of the head to either side with the eyes on the camera.
  static let script = ExaminationScript(
    duration: 8,
    targets: [
      target(1.10, yaw: -20, pitch: 0), target(1.75, yaw: 0, pitch: 0), target(2.20, yaw: 20, pitch: 0),
      target(2.85, yaw: 0, pitch: 0), target(3.30, yaw: 0, pitch: 14), target(3.85, yaw: 0, pitch: -16),
      target(4.40, yaw: 0, pitch: 0),
      ExaminationScript.Target(
        start: 4.78, .swinging(amplitude: .degrees(12), frequency: 0.625, along: SIMD2(1, 0))),
      target(6.50, yaw: 0, pitch: 0),
    ],
    headMoves: [
      ExaminationScript.HeadMove(start: 6.45, duration: 0.55, to: turned(16)),
      ExaminationScript.HeadMove(start: 7.10, duration: 0.60, to: turned(0)),
    ],
    blinks: [Blink(start: 0.45), Blink(start: 2.80), Blink(start: 4.42), Blink(start: 7.20)])

  /// The eyes reach for it at about `start`: the target jumps a reaction time before.
  private static func target(_ start: Double, yaw: Double, pitch: Double) -> ExaminationScript.Target {
    ExaminationScript.Target(start: start - 0.2, .still(Gaze(yaw: .degrees(yaw), pitch: .degrees(pitch))))
  }
  private static func turned(_ yaw: Double) -> HeadPosture {
    HeadPosture(yaw: .degrees(yaw), pitch: .degrees(yaw == 0 ? 0 : -2), roll: .degrees(yaw == 0 ? 0 : 1.5))
  }
}
