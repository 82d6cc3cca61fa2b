import HeadGeometry
import MaskSigns

/// Turns an examination and a condition into the patient's pose at any time: gaze with vergence and the
/// vestibulo-ocular reflex, lids that follow the eye, blinks, face, and the unrest of a living head.
struct PatientMovement: Sendable {
  let script: ExaminationScript
  let condition: EyeCondition
  /// Globe centres in the head's frame.
  let globes: BothEyes<SIMD3<Double>>
  /// Optical axis from the visual axis, degrees: x temporal, y up.
  let kappa: BothEyes<SIMD2<Double>>
  /// Height of each brow over its globe's centre while nothing lifts it, millimetres.
  let ownBrow: BothEyes<Double>
  /// The camera's place from the resting head's origin, in the room's axes, millimetres. Targets are as far away.
  let camera: SIMD3<Double>
  let seed: UInt32
  /// −1 moves everything random the other way round as well, for the mirrored patient.
  let handedness: Double
  let occluders: OccluderCourse
  let face: FaceMovement
  private(set) var track: EyeTrack?
  /// Where pupil and margins stand while the patient, the head held as usual, looks at the camera.
  private var rests: BothEyes<Rest>

  private struct Rest {
    /// Heights of the margins over the globe's centre in its own column.
    var upper, lower: Double
    /// Height of the pupil's centre over the globe's.
    var pupil: Double
  }

  init(
    script: ExaminationScript, condition: EyeCondition, globes: BothEyes<SIMD3<Double>>, kappa: BothEyes<SIMD2<Double>>,
    ownBrow: BothEyes<Double> = BothEyes(both: HealthyRanges.of(.brow).mean), camera: SIMD3<Double>, seed: UInt32,
    handedness: Double = 1
  ) {
    self.script = script
    self.condition = condition
    self.globes = globes
    self.kappa = condition.kappa ?? kappa
    self.ownBrow = ownBrow
    self.camera = camera
    self.seed = seed
    self.handedness = handedness
    occluders = OccluderCourse(covers: script.covers, kind: script.occluder, globes: globes)
    face = FaceMovement(script, condition, seed: seed)
    rests = BothEyes(both: Rest(upper: 0, lower: 0, pupil: 0))
    track = nil
    rests = BothEyes(right: rest(.right), left: rest(.left))
    track = EyeTrack(self)
  }

  /// The same patient in a mirror: the other side's disease, targets, unrest and anatomy.
  var mirrored: PatientMovement {
    func flipped(_ p: SIMD3<Double>) -> SIMD3<Double> { SIMD3(-p.x, p.y, p.z) }
    return PatientMovement(
      script: script.mirrored, condition: condition.mirrored, globes: globes.map(flipped).swapped, kappa: kappa.swapped,
      ownBrow: ownBrow.swapped, camera: flipped(camera), seed: seed, handedness: -handedness)
  }

  private func rest(_ eye: Eye) -> Rest {
    let frame = HeadFrame(condition.head)
    let line = direction(frame.toHead(place(.zero) - frame.origin) - globes[eye])
    let axis = line + kappa[eye] * SIMD2(eye.temporal, 1)
    let pupil = pupilHeight(Gaze(yaw: .zero, pitch: .degrees(axis.y)))
    // MRD1 and MRD2 are told in the pupil's column, where the margins' arches are a little lower than in their middle.
    let x = min(max(Double(Globe.lever) * sineCosine(axis.x * Portable.pi / 180).sine * eye.temporal, -2), 2)
    func arch(_ beside: SIMD2<Double>) -> Double {
      (beside.x + beside.y) / 72 * x * x + (beside.y - beside.x) / 12 * x
    }
    let contour = condition.contour[eye]
    return Rest(
      upper: pupil + condition.mrd1[eye] - arch(contour.upper), lower: pupil - condition.mrd2[eye] - arch(contour.lower),
      pupil: pupil)
  }

  // MARK: - Head

  func head(at time: Double) -> (posture: HeadPosture, shift: SIMD3<Double>) {
    let scripted = script.head(at: time)
    let habit = condition.head
    // Nobody holds still: slow sway under half a degree and a millimetre.
    let posture = HeadPosture(
      yaw: habit.yaw + scripted.yaw + .degrees(sway(time, 0.7, 1) * 0.35 * handedness),
      pitch: habit.pitch + scripted.pitch + .degrees(sway(time, 0.6, 2) * 0.35),
      roll: habit.roll + scripted.roll + .degrees(sway(time, 0.5, 3) * 0.3 * handedness))
    return (posture, SIMD3(sway(time, 0.5, 4) * handedness, sway(time, 0.45, 5) * 0.7, sway(time, 0.4, 6)) * 1.2)
  }

  /// Where in the room a direction of the examination points, from the resting head's origin.
  func place(_ direction: SIMD2<Double>) -> SIMD3<Double> {
    let y = sineCosine(direction.x * Portable.pi / 180)
    let p = sineCosine(direction.y * Portable.pi / 180)
    return SIMD3(camera.x, camera.y, 0) + SIMD3(y.sine * p.cosine, p.sine, y.cosine * p.cosine) * camera.z
  }

  /// Yaw and pitch of a direction, degrees.
  func direction(_ line: SIMD3<Double>) -> SIMD2<Double> {
    SIMD2(
      arctangent(line.x, line.z) * 180 / Portable.pi,
      arctangent(line.y, (line.x * line.x + line.z * line.z).squareRoot()) * 180 / Portable.pi)
  }

  func voluntaryClosure(at time: Double) -> Double { face.voluntary(at: time) }

  // MARK: - Pose

  func moment(at time: Double) -> EyeTrack.Moment? { track?.moment(at: time) }

  func pose(at time: Double) -> PatientPose {
    let (head, shift) = head(at: time)
    guard let moment = moment(at: time) else { return .still(head: head) }
    let blinking = face.blinking(at: time)
    let voluntary = face.voluntary(at: time)
    let spasm = face.spasm(at: time)
    let beat = condition.nystagmus.map { $0.displacement(at: wandering(time)) * moment.beat } ?? .zero
    let unrest = unrest(at: time)
    var pose = PatientPose(
      head: head, shift: shift, gaze: BothEyes(both: .ahead), upperLid: BothEyes(both: 0), lowerLid: BothEyes(both: 0))
    for eye in Eye.allCases {
      // A blink turns the eye down and in by 1–2°; lids that the patient closes hide an eye that rolls up
      // (Bell's phenomenon).
      let rolled = SIMD2(
        -eye.temporal * 1.2 * blinking + eye.temporal * 0.25 * condition.roll * voluntary,
        -1.6 * blinking + condition.roll * voluntary)
      let axis =
        moment.visual[eye] + kappa[eye] * SIMD2(eye.temporal, 1) + beat + unrest + (condition.closing[eye] > 0 ? rolled : .zero)
      let gaze = Gaze(yaw: .degrees(axis.x), pitch: .degrees(axis.y))
      pose.gaze[eye] = gaze
      let closure = max(blinking, voluntary, spasm) * condition.closing[eye]
      let squeezed = max(script.strength(.squeeze, at: time), max(spasm - 0.6, 0)) * condition.closing[eye]
      let brow = face.brow(eye, at: time)
      let rest = rests[eye]
      // The eye that rolls up behind closing lids does not take them along.
      let followed = pupilHeight(gaze) - pupilHeight(Gaze(yaw: .zero, pitch: .degrees(rolled.y))) - rest.pupil
      let lids = LidFollowing.margins(
        pupilHeight: followed,
        mrd1: rest.upper - condition.fatigue[eye] * moment.fatigue + 0.1 * max(brow - condition.brow[eye], 0),
        mrd2: -rest.lower - 1.2 * squeezed, closure: closure, levator: condition.levator[eye], lag: condition.lag[eye])
      pose.upperLid[eye] = lids.upper
      pose.lowerLid[eye] = lids.lower
      pose.contour[eye] = condition.contour[eye].moved(
        rest: (rest.upper, rest.lower), upper: lids.upper, lower: lids.lower)
      pose.brow[eye] = brow + (condition.browHeight[eye].map { $0 - ownBrow[eye] } ?? 0)
      pose.crease[eye] = condition.crease[eye]
      pose.pupil[eye] = condition.pupil[eye].map { $0 * (1 + 0.02 * sway(time, 0.8, 9)) }
    }
    pose.mouth = face.mouth(at: time)
    pose.wrinkles = face.wrinkles(at: time)
    pose.occluder = occluders.occluder(at: time)
    return pose
  }

  /// Fixation drifts by a tenth of a degree, and small saccades of a quarter of a degree, one or two a second, bring it
  /// back; both eyes together (Martinez-Conde et al., Nat Rev Neurosci 5 (2004) 229–240).
  private func unrest(at time: Double) -> SIMD2<Double> {
    let drift = SIMD2(sway(time, 0.9, 7) * handedness, sway(time, 0.8, 8)) * 0.12
    let rate = 1.4
    let turn = time * rate + 0.4 * sway(time, 0.3, 10)
    func place(_ k: Double) -> SIMD2<Double> {
      SIMD2(
        Double(Noise.unit(Noise.hash(Int32(k), 1, 2, seed))) * 2 - 1,
        (Double(Noise.unit(Noise.hash(Int32(k), 3, 4, seed))) * 2 - 1) * 0.5)
    }
    let k = turn.rounded(.down)
    let way = Saccade.progress(at: (turn - k) / rate, degrees: 0.25)
    let jump = (place(k - 1) + (place(k) - place(k - 1)) * way) * 0.14
    return drift + SIMD2(jump.x * handedness, jump.y)
  }

  /// Beats come a little early or late: the clock of a nystagmus wanders by some hundredths of a second.
  private func wandering(_ time: Double) -> Double {
    time + 0.012 * sway(time, 0.5, 11)
  }

  /// Slow unrest about 0, within ±1; `rate` in turns per second.
  private func sway(_ time: Double, _ rate: Double, _ channel: UInt32) -> Double {
    let t = Float(time * rate)
    let s = seed &+ channel &* 101
    return Double(Noise.value(SIMD3(t, 0.37, 0.71), s) * 0.75 + Noise.value(SIMD3(t * 2.7, 0.37, 0.71), s &+ 1) * 0.25)
  }
}
