import MaskSigns

extension Habits {
  /// The habitual values as they may leave.
  func baselines(_ policy: PolicySummary) -> Baselines {
    var result = Baselines()
    func pair(_ sign: BaselineSign, _ values: BothEyes<Double?>) {
      let disclosed = NormalIsNobodys.disclose(values, sign, policy[sign.sign].baseline)
      for eye in Eye.allCases { result[sign, eye] = disclosed[eye] }
    }
    func whole(_ sign: BaselineSign, _ value: Double?) {
      result[sign] = NormalIsNobodys.disclose(value, sign, policy[sign.sign].baseline)
    }
    let rest = lids.map { $0.flatMap { $0.isMeasured ? $0 : nil } }
    pair(.mrd1, rest.map { $0?.mrd1 })
    pair(.mrd2, rest.map { $0?.mrd2 })
    pair(.upperNasal, rest.map { $0.map { ($0.upper.nasal - $0.upper.central).value } })
    pair(.upperTemporal, rest.map { $0.map { ($0.upper.temporal - $0.upper.central).value } })
    pair(.lowerNasal, rest.map { $0.map { ($0.lower.nasal - $0.lower.central).value } })
    pair(.lowerTemporal, rest.map { $0.map { ($0.lower.temporal - $0.lower.central).value } })
    pair(.crease, crease)
    pair(.pupil, pupil)
    pair(.brow, brows)
    pair(.reflexNasal, reflex.map { $0?.nasal })
    pair(.reflexUp, reflex.map { $0?.up })
    whole(.mouthCorners, mouth.map { $0.corners.right.up - $0.corners.left.up })
    whole(.mouthOpening, mouth?.opening)
    whole(.headRoll, head.roll.degrees)
    whole(.versionYaw, version?.yaw)
    whole(.versionPitch, version?.pitch)
    whole(.headYaw, posture(head.yaw.degrees, against: version?.yaw, .versionYaw))
    whole(.headPitch, posture(head.pitch.degrees, against: version?.pitch, .versionPitch))
    whole(.deviationHorizontal, (deviation?.yaw).map(prismDioptres))
    whole(.deviationVertical, (deviation?.pitch).map(prismDioptres))
    return result
  }

  /// A turned head is a sign only with the eyes kept the other way; otherwise the camera stood aside, and that is nobody's business.
  ///
  /// When the gaze was not measured the posture is kept: in doubt the sign stays.
  private func posture(_ head: Double, against gaze: Double?, _ sign: BaselineSign) -> Double? {
    guard let gaze else { return head }
    let isHeld = !HealthyRanges.of(sign).isSurelyHealthy(gaze) && gaze * head < 0
    return isHeld ? head : 0
  }
}
