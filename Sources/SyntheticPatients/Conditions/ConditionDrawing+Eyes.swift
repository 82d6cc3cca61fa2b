import HeadGeometry
import MaskSigns

extension ConditionDrawing {
  /// A squint that is the same, or grows into one direction, or shows only under cover.
  ///
  /// Horizontal squints of 15–25 Δ are called mild, 25–40 Δ moderate, 40–60 Δ severe; vertical ones 10–14, 14–22 and
  /// 22–35 Δ. A manifest squint always leaves the healthy range of the optical axes, which is wide because no cover test
  /// is needed for it; latent ones are half as large.
  mutating func squint(_ kind: Condition, _ control: Alignment.Control) {
    let eye = oneEye()
    if control != .manifest { diagnosis.side = .both }
    let isVertical = kind.isVerticalSquint
    var size = isVertical ? amount(10...14, 14...22, 22...35) : amount(15...25, 25...40, 40...60)
    if control == .latent { size *= 0.5 }
    if control != .latent { size = max(size, smallest(kind, eye)) }
    let degrees = PrismDioptres.degrees(size)
    // Temporal and up positive.
    let turn = kind.squintDirection * degrees
    var alignment = Alignment(control, deviating: eye, offset: SIMD2(turn.x * eye.temporal, turn.y))
    if let field = kind.growingField {
      alignment.field = SIMD2(field.x * eye.temporal, field.y)
      // Growing faster, the eye would turn against the way that it is told to go.
      alignment.reach = max(random.uniform(18, 30), 1.6 * degrees)
      // Told as it is while the patient looks at the camera.
      alignment.offset /= growth(alignment)
      diagnosis.note("doubles_in_deg", alignment.reach)
    }
    signs.alignment = alignment
    diagnosis.note("deviation_pd", size)
  }

  /// How much of an incomitant squint's offset shows while the patient, the head held as usual, looks at the camera.
  private func growth(_ alignment: Alignment) -> Double {
    let near = HealthySigns.halfPupilDistance / distance * 180 / Portable.pi
    let gaze = SIMD2(
      -signs.head.yaw.degrees - alignment.deviating.temporal * near, -signs.head.pitch.degrees)
    return min(max(1 + (gaze * alignment.field).sum() / alignment.reach, 0.3), 3)
  }

  /// The squint that takes the optical axes just out of their healthy range, with the patient's own angle kappa.
  private func smallest(_ kind: Condition, _ eye: Eye) -> Double {
    let margin = 1.5
    let kappa = signs.kappa ?? BothEyes(both: .zero)
    if kind.isVerticalSquint {
      let range = HealthyRanges.of(.deviationVertical)
      let own = PrismDioptres.of(degrees: kappa.right.y - kappa.left.y)
      let isRightHigher = (eye == .right) == (kind.squintDirection.y > 0)
      return isRightHigher ? range.upper + margin - own : own - range.lower + margin
    }
    let range = HealthyRanges.of(.deviationHorizontal)
    let own = HealthySigns.opticalDeviation(kappa.map(\.x), distance: distance)
    return kind.squintDirection.x < 0 ? range.upper + margin - own : own - range.lower + margin
  }

  /// Amplitudes and rates lie within what is found in infantile nystagmus: 0.3–15.7° (Abadi & Bjerre 2002, n 224) and
  /// 0.5–8 beats a second.
  mutating func nystagmus(_ kind: Condition) {
    diagnosis.side = .both
    let toLeft: Double = random.unit() < 0.5 ? 1 : -1
    var amplitude = amount(1.5...4, 4...7, 7...12)
    var waveform = Nystagmus.Waveform.linear
    var frequency = random.uniform(1.5, 3.5)
    var direction = SIMD2(toLeft, 0)
    switch kind {
    case .nystagmusPendular:
      waveform = .pendular
      frequency = random.uniform(2.5, 5)
      amplitude *= 0.7
    case .nystagmusDecelerating: waveform = .decelerating
    case .nystagmusAccelerating, .nystagmusNull:
      waveform = .accelerating
      frequency = random.uniform(2, 4.5)
    case .nystagmusVertical:
      direction = SIMD2(0, random.unit() < 0.6 ? -1 : 1)
      amplitude *= 0.6
    case .nystagmusLatent:
      waveform = .decelerating
      // `direction` is the one while the left eye sees.
      direction = SIMD2(1, 0)
      amplitude *= 0.7
    default: break
    }
    var nystagmus = Nystagmus(
      waveform: waveform, amplitude: .degrees(amplitude), frequency: frequency, direction: direction)
    if kind == .nystagmusLinear { nystagmus.growth = 0.02 }
    nystagmus.isLatent = kind == .nystagmusLatent
    if kind == .nystagmusNull {
      // The eyes beat away from their null, so that it lies on the slow phase's side; far enough that the head leaves its
      // healthy range.
      let away = -toLeft * random.uniform(14, 28)
      nystagmus.nullYaw = .degrees(away)
      signs.head.yaw = .degrees(-away * random.uniform(0.85, 1))
      diagnosis.note("null_yaw_deg", away)
    }
    signs.nystagmus = nystagmus
    diagnosis.note("amplitude_deg", amplitude)
    diagnosis.note("frequency_hz", frequency)
    diagnosis.note("fast_phase_x", direction.x)
    diagnosis.note("fast_phase_y", direction.y)
  }

  /// Drooping lid, eye out and down; weak in, up and down; the pupil is wide in three of five.
  mutating func palsyThird() {
    let eye = oneEye()
    let out = amount(9...13, 13...18, 18...24)
    let down = amount(2...4, 3...6, 5...9)
    let nasal = amount(10...18, 4...10, 0...5)
    let up = amount(8...16, 4...9, 1...5)
    var limits = Alignment.DuctionLimits(down: amount(18...28, 12...20, 8...14), up: up)
    if eye == .right { limits.left = nasal } else { limits.right = nasal }
    signs.alignment = Alignment(
      .manifest, deviating: eye, offset: SIMD2(out * eye.temporal, -down), field: SIMD2(-eye.temporal, 0), reach: 40,
      limits: limits)
    let own = signs.mrd1[eye]
    signs.mrd1[eye] = max(min(own - amount(2...3, 3...4.5, 4.5...6), 2.7), -1.8)
    signs.levator[eye] = amount(0.5...0.8, 0.25...0.5, 0.05...0.25)
    signs.brow[eye] = min((own - signs.mrd1[eye]) * 0.6, 4)
    if random.unit() < 0.6 { signs.pupil[eye] = min(max((signs.pupil[eye] ?? 4) + random.uniform(1.5, 2.5), 6), 8.5) }
    diagnosis.note("out_deg", out)
    diagnosis.note("down_deg", down)
    diagnosis.note("droop_mm", own - signs.mrd1[eye])
  }

  /// Eye up, more when it looks in and down; the head tilts to the other shoulder and the chin goes down.
  mutating func palsyFourth() {
    let eye = oneEye()
    var up = amount(6...8, 8...11, 11...15)
    let tilt = amount(7...10, 9...15, 14...20)
    signs.head = HeadPosture(
      yaw: signs.head.yaw, pitch: signs.head.pitch - .degrees(random.uniform(2, 5)), roll: .degrees(-eye.temporal * tilt))
    var alignment = Alignment(
      .manifest, deviating: eye, offset: .zero, field: SIMD2(-eye.temporal * 0.8, -0.6), reach: 22)
    // In the posture that the patient keeps, with the patient's own angle kappa, it still leaves the healthy range.
    up = max(up, PrismDioptres.degrees(smallest(.hypertropia, eye)) / growth(alignment))
    alignment.offset = SIMD2(0, up)
    signs.alignment = alignment
    diagnosis.note("up_deg", up)
    diagnosis.note("tilt_deg", tilt)
  }

  /// Eye in, cannot look out; the face turns to the weak side, so that the eyes look away from it.
  mutating func palsySixth() {
    let eye = oneEye()
    let turn = amount(6...8, 7...10, 9...13)
    let out = amount(20...32, 8...18, -4...6)
    var limits = Alignment.DuctionLimits()
    if eye == .right { limits.right = out } else { limits.left = out }
    signs.head.yaw = .degrees(eye.temporal * turn)
    var alignment = Alignment(
      .manifest, deviating: eye, offset: .zero, field: SIMD2(eye.temporal, 0), reach: 40, limits: limits)
    // In the posture that the patient keeps the squint shows less; it still leaves the healthy range.
    let inwards = max(
      amount(14...18, 18...24, 24...30), PrismDioptres.degrees(smallest(.esotropia, eye)) / growth(alignment))
    alignment.offset = SIMD2(-eye.temporal * inwards, 0)
    signs.alignment = alignment
    diagnosis.note("in_deg", inwards)
    diagnosis.note("turn_deg", turn)
    diagnosis.note("abduction_deg", out)
  }

  /// Facial palsy: the lids close by 85–95 % (mild), half or hardly at all; brow, lower lid and mouth corner hang.
  mutating func bell() {
    let eye = oneEye()
    signs.closing[eye] = amount(0.82...0.92, 0.5...0.78, 0.12...0.42)
    signs.face[eye] = amount(0.5...0.7, 0.2...0.45, 0...0.12)
    let hang = amount(3.4...4, 4...5.4, 5.4...7)
    let level = (signs.mouthCorner.right + signs.mouthCorner.left) / 2
    signs.mouthCorner = BothEyes(both: level)
    signs.mouthCorner[eye] = level - hang
    signs.brow[eye] = -amount(0.8...1.5, 1.5...3, 2.5...4)
    signs.mrd2[eye] += amount(0.3...0.8, 0.6...1.4, 1...2)
    if var folds = signs.wrinkles {
      folds.nasolabial[eye] *= 0.3
      folds.crowsFeet[eye] *= 0.4
      signs.wrinkles = folds
    }
    diagnosis.note("closing", signs.closing[eye])
    diagnosis.note("mouth_droop_mm", hang)
  }
}

extension Condition {
  var isVerticalSquint: Bool { squintDirection.y != 0 }
  /// Where the deviating eye is turned: x temporal, y up.
  var squintDirection: SIMD2<Double> {
    switch self {
    case .esotropia, .esotropiaAlternating, .esotropiaIncomitant, .esophoria: SIMD2(-1, 0)
    case .exotropia, .exotropiaAlternating, .exotropiaIncomitant, .exophoria: SIMD2(1, 0)
    case .hypertropia, .hypertropiaIncomitant, .hyperphoria: SIMD2(0, 1)
    case .hypotropia, .hypotropiaIncomitant: SIMD2(0, -1)
    default: .zero
    }
  }
  /// The gaze into which an incomitant squint grows: x temporal, y up.
  var growingField: SIMD2<Double>? {
    switch self {
    case .esotropiaIncomitant: SIMD2(1, 0)
    case .exotropiaIncomitant: SIMD2(-1, 0)
    case .hypertropiaIncomitant: SIMD2(-0.8, -0.6)
    case .hypotropiaIncomitant: SIMD2(0, 1)
    default: nil
    }
  }
}
