import HeadGeometry
import MaskSigns

/// Turns an examination and a condition into the patient's pose at any time: gaze with vergence and the
/// vestibulo-ocular reflex, lids that follow the eye, blinks, and the unrest of a living head.
struct PatientMovement: Sendable {
  var script: ExaminationScript
  var condition: EyeCondition
  /// Globe centres in the head's frame.
  var globes: BothEyes<SIMD3<Double>>
  /// Angle between the visual and the optical axis, which lies temporal of it.
  var kappa: BothEyes<Angle>
  /// The camera's place from the resting head's origin, in the room's axes, millimetres. Targets are as far away.
  var camera: SIMD3<Double>
  var seed: UInt32

  func pose(at time: Double) -> PatientPose {
    let scripted = script.head(at: time)
    // Nobody holds still: slow sway under half a degree and a millimetre.
    let head = HeadPosture(
      yaw: scripted.yaw + .degrees(sway(time, 0.7, 1) * 0.35), pitch: scripted.pitch + .degrees(sway(time, 0.6, 2) * 0.35),
      roll: scripted.roll + .degrees(sway(time, 0.5, 3) * 0.3))
    let shift = SIMD3(sway(time, 0.5, 4), sway(time, 0.45, 5) * 0.7, sway(time, 0.4, 6)) * 1.2
    let frame = HeadFrame(head)
    let direction = script.direction(at: time)
    let target = SIMD3(camera.x, camera.y, 0) + axis(yaw: direction.x, pitch: direction.y) * camera.z
    let closure = script.closure(at: time)
    let beat = condition.nystagmus?.displacement(at: time) ?? .zero
    // Fixation drifts by a fraction of a degree, both eyes together.
    let drift = SIMD2(sway(time, 2.3, 7), sway(time, 2.0, 8)) * 0.12

    func eye(_ eye: Eye) -> (gaze: Gaze, upper: Double, lower: Double) {
      let temporal: Double = eye == .left ? 1 : -1
      // The reflex keeps the target: its place in the head's frame gives the gaze, whatever the head does.
      let line = frame.toHead(target - frame.origin - shift) - globes[eye]
      let yaw = arctangent(line.x, line.z) * 180 / Portable.pi
      let pitch = arctangent(line.y, (line.x * line.x + line.z * line.z).squareRoot()) * 180 / Portable.pi
      let off = condition.deviation[eye]
      let gaze = Gaze(
        yaw: .degrees(yaw + temporal * kappa[eye].degrees + off.yaw.degrees + beat.x + drift.x),
        pitch: .degrees(pitch + off.pitch.degrees + beat.y + drift.y))
      let lids = LidFollowing.margins(
        pupilHeight: pupilHeight(gaze), mrd1: condition.mrd1[eye], mrd2: condition.mrd2[eye],
        closure: closure * condition.closing[eye])
      return (gaze, lids.upper, lids.lower)
    }
    let right = eye(.right)
    let left = eye(.left)
    return PatientPose(
      head: head, shift: shift, gaze: BothEyes(right: right.gaze, left: left.gaze),
      upperLid: BothEyes(right: right.upper, left: left.upper), lowerLid: BothEyes(right: right.lower, left: left.lower),
      brow: condition.brow)
  }

  private func axis(yaw: Double, pitch: Double) -> SIMD3<Double> {
    let y = sineCosine(yaw * Portable.pi / 180)
    let p = sineCosine(pitch * Portable.pi / 180)
    return SIMD3(y.sine * p.cosine, p.sine, y.cosine * p.cosine)
  }
  /// Slow unrest about 0, within ±1; `rate` in turns per second.
  private func sway(_ time: Double, _ rate: Double, _ channel: UInt32) -> Double {
    let t = Float(time * rate)
    let s = seed &+ channel &* 101
    return Double(Noise.value(SIMD3(t, 0.37, 0.71), s) * 0.75 + Noise.value(SIMD3(t * 2.7, 0.37, 0.71), s &+ 1) * 0.25)
  }
}

/// How the lids go with the eye.
enum LidFollowing {
  /// Heights over the globe's centre.
  ///
  /// The upper lid follows a rising pupil by 0.9 of its way and runs ahead of a sinking one; the lower follows less:
  /// in downgaze MRD1 falls by about 1 mm and the fissure by 2.3 mm (50 healthy adults; see docs/sources.md).
  static func margins(pupilHeight: Double, mrd1: Double, mrd2: Double, closure: Double) -> (upper: Double, lower: Double)
  {
    let rising = pupilHeight > 0
    let lower = -mrd2 + pupilHeight * (rising ? 0.55 : 0.68) + 1.0 * closure
    let open = max(mrd1 + pupilHeight * (rising ? 0.9 : 1.22), lower)
    return (open + (lower - open) * min(max(closure, 0), 1), lower)
  }
}
