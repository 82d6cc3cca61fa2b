import MaskSigns

/// Near-primary gaze: where habitual values are read. Degrees from the habitual direction.
private enum Primary {
  /// Gaze within this of straight ahead is a candidate for the habitual direction.
  static let version = 15.0
  /// A share of pictures this large near straight ahead makes it the habitual direction.
  static let share = 0.2
  static let deviation = 10.0
  static let lidYaw = 20.0
  /// The lids follow vertical gaze: MRD1 falls by 1.0 mm from primary to downgaze (n 50), 0.2 mm over this.
  static let lidPitch = 7.5
  /// Taken when nothing is nearer.
  static let lidPitchWide = 15.0, lidYawWide = 35.0
}

extension Habits {
  init(_ frames: [JudgedFrame]) {
    self.init()
    head = HeadPosture(
      yaw: .degrees(median(frames.map(\.head.yaw.degrees)) ?? 0),
      pitch: .degrees(median(frames.map(\.head.pitch.degrees)) ?? 0),
      roll: .degrees(median(frames.map(\.head.roll.degrees)) ?? 0))
    estimateGaze(frames)
    for eye in Eye.allCases { estimate(eye, Self.confident(frames.compactMap { $0.eyes[eye].gazing })) }
    brows = BothEyes(right: median(frames.compactMap(\.brows.right)), left: median(frames.compactMap(\.brows.left)))
    mouth = Self.restingMouth(frames.compactMap(\.mouth))
  }

  private mutating func estimateGaze(_ frames: [JudgedFrame]) {
    let pairs = frames.compactMap { frame -> (version: Direction, deviation: Direction)? in
      guard let right = frame.eyes.right.gazing, let left = frame.eyes.left.gazing else { return nil }
      return (
        Direction(yaw: (right.yaw + left.yaw) / 2, pitch: (right.pitch + left.pitch) / 2),
        Direction(yaw: right.yaw - left.yaw, pitch: right.pitch - left.pitch)
      )
    }
    // With one eye only, that eye is all there is to say where the patient looks.
    let single = frames.compactMap { ($0.eyes.right.gazing ?? $0.eyes.left.gazing).map { Direction(yaw: $0.yaw, pitch: $0.pitch) } }
    guard let version = Self.habitual(pairs.isEmpty ? single : pairs.map(\.version)) else { return }
    self.version = version
    let near = pairs.filter {
      abs($0.version.yaw - version.yaw) <= Primary.deviation && abs($0.version.pitch - version.pitch) <= Primary.deviation
    }
    deviation = median(near.map(\.deviation))
    deviationReference = deviation ?? median(pairs.map(\.deviation)) ?? deviationReference
  }

  /// The median near straight ahead; of everything when the patient is hardly ever there, for then that is the sign.
  private static func habitual(_ directions: [Direction]) -> Direction? {
    let near = directions.filter { abs($0.yaw) <= Primary.version && abs($0.pitch) <= Primary.version }
    return median(Double(near.count) >= Primary.share * Double(directions.count) ? near : directions)
  }

  /// Where the eyes count as straight: the habitual direction when it is healthy, else straight ahead in the head.
  private var primary: Direction {
    guard let version else { return Direction(yaw: 0, pitch: 0) }
    let (yaw, pitch) = (HealthyRanges.of(.versionYaw), HealthyRanges.of(.versionPitch))
    return Direction(
      yaw: yaw.side(of: version.yaw) == .inside ? version.yaw : 0,
      pitch: pitch.side(of: version.pitch) == .inside ? version.pitch : 0)
  }

  private mutating func estimate(_ eye: Eye, _ open: [OpenEye]) {
    pupil[eye] = median(open.compactMap(\.pupil))
    // A squinting eye never looks where the two look together: each is held against its own share of the deviation.
    let share: Double = eye == .right ? 0.5 : -0.5
    let straight = Direction(
      yaw: primary.yaw + share * deviationReference.yaw, pitch: primary.pitch + share * deviationReference.pitch)
    func near(_ pitch: Double, _ yaw: Double) -> [OpenEye] {
      Self.wideOpen(open.filter { abs($0.pitch - straight.pitch) <= pitch && abs($0.yaw - straight.yaw) <= yaw })
    }
    let nearest = near(Primary.lidPitch, Primary.lidYaw)
    let chosen = nearest.isEmpty ? near(Primary.lidPitchWide, Primary.lidYawWide) : nearest
    let used = chosen.isEmpty ? Self.wideOpen(open) : chosen
    guard !used.isEmpty else { return }
    func middle(_ value: (OpenEye) -> Double) -> Double { median(used.map(value)) ?? 0 }
    func margin(_ lid: (OpenEye) -> LidMargin) -> LidMargin {
      LidMargin(
        nasal: Millimetres(middle { lid($0).nasal.value }), central: Millimetres(middle { lid($0).central.value }),
        temporal: Millimetres(middle { lid($0).temporal.value }))
    }
    lids[eye] = LidHabits(
      upper: margin(\.upper), lower: margin(\.lower), mrd1: middle(\.mrd1), mrd2: middle(\.mrd2),
      isMeasured: !chosen.isEmpty)
    crease[eye] = median(used.compactMap(\.crease)) ?? median(open.compactMap(\.crease))
    let seen = used.compactMap(\.reflex)
    let reflexes = seen.isEmpty ? open.compactMap(\.reflex) : seen
    if let x = median(reflexes.map(\.x.value)), let y = median(reflexes.map(\.y.value)) {
      reflex[eye] = (eye == .right ? x : -x, y)
    }
  }

  /// Leaves out pictures that are under half as confident as the better tenth of this recording.
  private static func confident(_ open: [OpenEye]) -> [OpenEye] {
    guard let best = quantile(0.9, open.map(\.confidence)) else { return [] }
    return open.filter { $0.confidence >= best / 2 }
  }

  /// Leaves out blinks on their way: apertures under half of the eye's own 90th percentile.
  private static func wideOpen(_ open: [OpenEye]) -> [OpenEye] {
    guard let wide = quantile(0.9, open.map(\.aperture)) else { return [] }
    return open.filter { $0.aperture >= wide / 2 }
  }

  /// The mouth rests where it is hardly more open than in its most closed quarter.
  private static func restingMouth(_ mouths: [JudgedMouth]) -> JudgedMouthRest? {
    guard let closed = quantile(0.25, mouths.map(\.opening)) else { return nil }
    let rest = mouths.filter { $0.opening <= closed + 1 }
    func middle(_ value: (JudgedMouth) -> Double) -> Double { median(rest.map(value)) ?? 0 }
    return JudgedMouthRest(
      opening: middle(\.opening),
      corners: BothEyes(
        right: (middle { $0.corners.right.out }, middle { $0.corners.right.up }),
        left: (middle { $0.corners.left.out }, middle { $0.corners.left.up })))
  }
}

/// The median of each component.
private func median(_ directions: [Direction]) -> Direction? {
  guard let yaw = median(directions.map(\.yaw)), let pitch = median(directions.map(\.pitch)) else { return nil }
  return Direction(yaw: yaw, pitch: pitch)
}
