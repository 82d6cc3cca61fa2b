extension SignRecord {
  /// What the mask shows in one picture, habitual values and movement together; `nil` when the face was not visible.
  ///
  /// Only + − × ÷ √ in a fixed order, so that every machine gives the same bits.
  public func signs(at index: Int) -> Signs? {
    guard flags[index].contains(.faceVisible) else { return nil }
    return Signs(
      head: HeadPosture(
        yaw: .degrees(value(.headYaw) + steadyMotion(.headYaw, at: index)),
        pitch: .degrees(value(.headPitch) + steadyMotion(.headPitch, at: index)),
        roll: .degrees(value(.headRoll) + steadyMotion(.headRoll, at: index))),
      eyes: BothEyes(right: eye(.right, at: index), left: eye(.left, at: index)),
      brows: BothEyes(
        right: Millimetres(brow(.right) + heldMotion(.rightBrow, at: index)),
        left: Millimetres(brow(.left) + heldMotion(.leftBrow, at: index))),
      mouth: mouth(at: index), wrinkles: header.wrinkles, isMirrored: header.isMirrored, hasFlash: !tellsReflexes)
  }

  /// The habitual value that the mask shows: the disclosed one, or the norm.
  public func value(_ sign: BaselineSign, _ eye: Eye = .right) -> Double {
    guard case .value(let code) = header.baselines[sign, eye] else { return HealthyRanges.of(sign).mean }
    return Double(code) * sign.quantum(header.policy[sign.sign].baseline)
  }

  /// Brow heights are drawn over the resting brow of the generic head.
  private func brow(_ eye: Eye) -> Double { value(.brow, eye) - HealthyRanges.of(.brow).mean }

  private func eye(_ eye: Eye, at index: Int) -> EyeSigns {
    let flags = flags[index]
    let lids = margins(eye, at: index)
    let right = eye == .right
    let crease =
      flags.contains(.crease(eye)) && leaves(.crease)
      ? Millimetres(value(.crease, eye) + heldMotion(right ? .rightCrease : .leftCrease, at: index)) : nil
    let pupil =
      flags.contains(.pupil(eye)) && leaves(.pupil)
      ? value(.pupil, eye) + heldMotion(right ? .rightPupil : .leftPupil, at: index) : nil
    var signs = EyeSigns(
      gaze: gaze(eye, at: index), upperLid: lids.upper, lowerLid: lids.lower,
      crease: crease.map { max($0, 0) }, pupilToIris: pupil.map { min(max($0, 0.05), 0.95) },
      reflex: reflex(eye, at: index), isClosed: flags.contains(.closed(eye)) && header.policy[.upperLid].motion != .none,
      isCovered: flags.contains(.covered(eye)), isUnsure: flags.contains(.unsure(eye)) || lacksRest(eye))
    if signs.reflex == nil, signs.isOpen { signs.heldReflex = heldReflex(eye, at: index) }
    return signs
  }

  /// Half a second.
  private static let longestHold = MediaTime.ticksPerSecond / 2

  /// Codes that a picture does not tell hold the last ones, so the last reflex is what they say.
  private func heldReflex(_ eye: Eye, at index: Int) -> ReflexOffset? {
    var last = index
    while last > 0, times[index] - times[last - 1] <= Self.longestHold {
      last -= 1
      let flags = flags[last]
      guard flags.contains(.faceVisible), flags.showsGlobe(eye) else { return nil }
      if flags.contains(.reflex(eye)) { return reflex(eye, at: last) }
    }
    return nil
  }

  /// The lids move, but no picture showed where they rest: the norm that is drawn was not measured, and the mask says so.
  private func lacksRest(_ eye: Eye) -> Bool {
    header.policy[.upperLid].baseline != .none && header.baselines[.mrd1, eye] == .notMeasured
  }

  /// Something of the sign may leave.
  func leaves(_ sign: Sign) -> Bool { header.policy[sign] != .withheld }

  private func reflex(_ eye: Eye, at index: Int) -> ReflexOffset? {
    guard flags[index].contains(.reflex(eye)), leaves(.reflex) else { return nil }
    // The nose lies to the patient's left of the right eye.
    let nasal = value(.reflexNasal, eye) * (eye == .right ? 1 : -1)
    return ReflexOffset(
      x: Millimetres(nasal + heldMotion(eye == .right ? .rightReflexX : .leftReflexX, at: index)),
      y: Millimetres(value(.reflexUp, eye) + heldMotion(eye == .right ? .rightReflexY : .leftReflexY, at: index)))
  }

  /// Version, plus half the vergence for the right eye and minus half for the left.
  ///
  /// With one globe hidden the version is the seen eye's alone, so that the last vergence must not be added to it.
  private func gaze(_ eye: Eye, at index: Int) -> Gaze {
    let half = eye == .right ? 0.5 : -0.5
    let isPair = flags[index].showsGlobe(.right) && flags[index].showsGlobe(.left)
    let yaw = manifest(.deviationHorizontal) + (isPair ? heldMotion(.vergenceYaw, at: index) : 0)
    let pitch = manifest(.deviationVertical) + (isPair ? heldMotion(.vergencePitch, at: index) : 0)
    return Gaze(
      yaw: .degrees(value(.versionYaw) + heldMotion(.versionYaw, at: index) + half * yaw),
      pitch: .degrees(value(.versionPitch) + heldMotion(.versionPitch, at: index) + half * pitch))
  }

  /// Degrees between the eyes at rest; the norm is drawn as parallel eyes.
  private func manifest(_ sign: BaselineSign) -> Double {
    degrees(prismDioptres: value(sign) - HealthyRanges.of(sign).mean)
  }

  private func mouth(at index: Int) -> MouthSigns {
    // A difference of the corners is drawn as droop of the lower one.
    let difference = value(.mouthCorners)
    return MouthSigns(
      opening: Millimetres(max(value(.mouthOpening) + heldMotion(.mouthOpening, at: index), 0)),
      corners: BothEyes(
        right: .init(
          out: Millimetres(heldMotion(.rightCornerOut, at: index)),
          up: Millimetres(min(difference, 0) + heldMotion(.rightCornerUp, at: index))),
        left: .init(
          out: Millimetres(heldMotion(.leftCornerOut, at: index)),
          up: Millimetres(min(-difference, 0) + heldMotion(.leftCornerUp, at: index)))))
  }
}

/// The angle of a deviation: `atan(Δ / 100)`, to 1e-9 rad, without libm.
public func degrees(prismDioptres: Double) -> Double {
  var tangent = prismDioptres / 100
  // Two halvings bring |tangent| ≤ 1 under 0.2, where seven terms of the series are exact to 1e-11.
  for _ in 0..<2 { tangent = tangent / (1 + (1 + tangent * tangent).squareRoot()) }
  let square = tangent * tangent
  var sum = 0.0
  for odd in stride(from: 13, through: 1, by: -2) { sum = 1 / Double(odd) - square * sum }
  return 4 * tangent * sum * degreesPerRadian
}

private let degreesPerRadian = 57.295779513082323

/// The prism dioptres of an angle: `100 · tan`, within ± 60°, to 1e-9.
public func prismDioptres(degrees: Double) -> Double {
  let angle = min(max(degrees, -60), 60) / degreesPerRadian
  let square = angle * angle
  var sine = 0.0
  var cosine = 0.0
  // Nested Taylor series: 1 − x²/(n(n+1)) · (1 − …), from the twelfth term back.
  for term in stride(from: 22, through: 2, by: -2) {
    sine = square / Double(term * (term + 1)) * (1 - sine)
    cosine = square / Double(term * (term - 1)) * (1 - cosine)
  }
  return 100 * angle * (1 - sine) / (1 - cosine)
}
