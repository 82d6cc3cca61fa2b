import ClinicalFindings
import MaskSigns

/// How far apart two values of a finding may be and still be the same, as far as the tracker can tell on a mask.
struct FindingTolerance {
  private let signs: [String: SignAgreement]
  /// The largest oscillation of the eyes that any of the findings tells, from peak to peak, degrees.
  private let oscillation: Double
  /// The most cycles of it that any of the findings counts.
  private let cycles: Int

  /// What the recording says without any policy, and by it.
  private let undisclosed: SignRecord
  private let record: SignRecord

  init(_ signs: [SignAgreement], among findings: [Findings], undisclosed: SignRecord, record: SignRecord) {
    self.undisclosed = undisclosed
    self.record = record
    self.signs = Dictionary(uniqueKeysWithValues: signs.map { ($0.sign, $0) })
    oscillation = findings.compactMap { $0.nystagmus?.amplitude }.max() ?? 0
    cycles = findings.compactMap { $0.nystagmus?.cycles }.max() ?? 0
  }

  /// From this size on, degrees from peak to peak, an oscillation must be found on the mask, and none may be found that is
  /// not there. Smaller ones drown in the tracker's unrest on a mask now and then (docs/verification.md).
  static let surelyReadOscillation = 2.5
  /// The same of its cycles. Three make an oscillation, and one picture that is read wrongly at either end takes one away.
  static let surelyReadCycles = 5

  enum Closeness { case within, apart, unknown }

  /// A finding of the record against the same of the mask.
  func onMask(_ first: Finding, _ second: Finding) -> Closeness {
    switch evidence(first.kind, first.eye) {
    case .habit(let channels):
      // Both lie near an edge when the signs themselves agree.
      let levels = channels.compactMap(agreement)
      if levels.contains(where: { $0.verdict == .cannotBeJudged }) { return .unknown }
      return levels.allSatisfy { abs($0.level) <= $0.allowedLevel } ? .within : .apart
    case .movement(let channel, let unit):
      guard let agreement = agreement(channel), agreement.verdict != .cannotBeJudged else { return .unknown }
      guard let a = first.judgement?.value, let b = second.judgement?.value else { return .apart }
      return abs(a - b) <= unit(agreement.allowed) ? .within : .apart
    case .oscillation:
      return oscillation < Self.surelyReadOscillation || cycles < Self.surelyReadCycles ? .within : .apart
    case .none: return .apart
    }
  }

  /// A finding of the recording against the same of the record: the wall rounds habitual values by up to two clinical
  /// steps, replays lids on the norm's fissure, and decides what is in doubt as the policy says.
  func behindWall(_ first: Finding, _ second: Finding, in firsts: Findings, _ seconds: Findings) -> Closeness {
    guard case .habit = evidence(first.kind, first.eye) else { return onMask(first, second) }
    if isDoubt(first.kind, first.eye) { return .unknown }
    let base = Self.base(first.kind)
    guard let a = firsts[base, first.eye]?.judgement?.value, let b = seconds[base, first.eye]?.judgement?.value else {
      return .apart
    }
    return abs(a - b) <= Self.rounding(base) ? .within : .apart
  }

  /// The wall called the sign healthy although the recording's own value lies outside: because its range cannot be judged,
  /// or because the policy lets only clear deviations out and this one lies within the measurement's error of the edge.
  private func isDoubt(_ kind: FindingKind, _ eye: Eye?) -> Bool {
    guard let (signs, isDifference) = Self.habits(kind) else { return false }
    return signs.contains { sign in
      let eyes = eye.map { [$0] } ?? (sign.isPaired ? Eye.allCases : [.right])
      guard eyes.contains(where: { record.header.baselines[sign, $0] == .norm }),
        let range = isDifference ? HealthyRanges.difference(sign) : HealthyRanges.of(sign)
      else { return false }
      let value = isDifference
        ? undisclosed.value(sign, .right) - undisclosed.value(sign, .left) : undisclosed.value(sign, eye ?? .right)
      let isClear = record.header.policy[sign.sign].baseline == .clear
      // The undisclosed value is known to half a fine step.
      let slack = sign.quantum(.exact)
      return !range.isJudgeable || isClear && !range.isClearlyOutside(value)
        || value >= range.lower - slack && value <= range.upper + slack
    }
  }

  /// The habitual values that a finding rests on, and whether it is their difference.
  private static func habits(_ kind: FindingKind) -> (signs: [BaselineSign], isDifference: Bool)? {
    switch kind {
    case .mrd1, .ptosis, .upperRetraction, .superiorScleralShow: ([.mrd1], false)
    case .mrd2, .lowerRetraction, .inferiorScleralShow: ([.mrd2], false)
    case .fissure: ([.mrd1, .mrd2], false)
    case .creaseHeight: ([.crease], false)
    case .upperLidAsymmetry: ([.mrd1], true)
    case .lowerLidAsymmetry: ([.mrd2], true)
    case .deviationHorizontal: ([.deviationHorizontal], false)
    case .deviationVertical: ([.deviationVertical], false)
    case .hirschbergHorizontal: ([.reflexNasal], true)
    case .hirschbergVertical: ([.reflexUp], true)
    case .gazePreferenceHorizontal: ([.versionYaw], false)
    case .gazePreferenceVertical: ([.versionPitch], false)
    case .headYaw: ([.headYaw], false)
    case .headPitch: ([.headPitch], false)
    case .headRoll: ([.headRoll], false)
    case .anisocoria: ([.pupil], true)
    case .browAsymmetry: ([.brow], true)
    case .mouthAsymmetry: ([.mouthCorners], false)
    default: nil
    }
  }

  /// Where the number stands that a finding is judged by.
  private static func base(_ kind: FindingKind) -> FindingKind {
    switch kind {
    case .ptosis, .upperRetraction, .superiorScleralShow: .mrd1
    case .lowerRetraction, .inferiorScleralShow: .mrd2
    default: kind
    }
  }

  /// Two clinical steps of what it rests on, in the finding's unit.
  private static func rounding(_ kind: FindingKind) -> Double {
    func steps(_ sign: BaselineSign) -> Double { 2 * sign.clinicalStep }
    return switch kind {
    case .mrd1, .mrd2: steps(.mrd1)
    case .fissure, .upperLidAsymmetry, .lowerLidAsymmetry: 2 * steps(.mrd1)
    case .creaseHeight: steps(.crease)
    case .deviationHorizontal, .deviationVertical: steps(.deviationHorizontal)
    // 22 Δ for a millimetre of reflex, of both eyes.
    case .hirschbergHorizontal, .hirschbergVertical: 22 * 2 * steps(.reflexNasal)
    case .gazePreferenceHorizontal, .gazePreferenceVertical: steps(.versionYaw)
    case .headYaw, .headPitch, .headRoll: steps(.headYaw)
    case .anisocoria: steps(.pupil)
    case .browAsymmetry: 2 * steps(.brow)
    case .mouthAsymmetry: steps(.mouthCorners)
    default: 0
    }
  }

  private func agreement(_ channel: SignChannel) -> SignAgreement? { signs[channel.name] }

  private enum Evidence {
    case habit([SignChannel])
    case movement(SignChannel, (Double) -> Double)
    case oscillation
    case none
  }

  private func evidence(_ kind: FindingKind, _ eye: Eye?) -> Evidence {
    func own(_ quantities: SignChannel.Quantity...) -> Evidence {
      .habit(quantities.map { SignChannel(quantity: $0, eye: $0.isPaired ? eye : nil) })
    }
    func both(_ quantity: SignChannel.Quantity) -> Evidence {
      .habit(Eye.allCases.map { SignChannel(quantity: quantity, eye: $0) })
    }
    switch kind {
    case .mrd1, .ptosis, .upperRetraction, .superiorScleralShow: return own(.mrd1)
    case .mrd2, .lowerRetraction, .inferiorScleralShow: return own(.mrd2)
    case .fissure: return own(.mrd1, .mrd2)
    case .creaseHeight: return own(.crease)
    case .upperLidAsymmetry: return both(.mrd1)
    case .lowerLidAsymmetry: return both(.mrd2)
    case .deviationHorizontal: return own(.vergenceYaw)
    case .deviationVertical: return own(.vergencePitch)
    case .hirschbergHorizontal: return both(.reflexNasal)
    case .hirschbergVertical: return both(.reflexUp)
    case .gazePreferenceHorizontal: return both(.gazeYaw)
    case .gazePreferenceVertical: return both(.gazePitch)
    case .headYaw: return own(.headYaw)
    case .headPitch: return own(.headPitch)
    case .headRoll: return own(.headRoll)
    case .anisocoria: return both(.pupil)
    case .browAsymmetry: return both(.brow)
    case .mouthAsymmetry: return both(.cornerUp)
    case .lidLag, .levatorExcursion, .lagophthalmos: return .movement(SignChannel(quantity: .mrd1, eye: eye), { $0 })
    case .coverHorizontal, .uncoverHorizontal:
      return .movement(SignChannel(quantity: .gazeYaw, eye: .right), { prismDioptres(degrees: $0) })
    case .coverVertical, .uncoverVertical:
      return .movement(SignChannel(quantity: .gazePitch, eye: .right), { prismDioptres(degrees: $0) })
    case .alphabetPattern:
      return .movement(SignChannel(quantity: .vergenceYaw, eye: nil), { 2 * prismDioptres(degrees: $0) })
    case .yokeRight, .yokeLeft: return .movement(SignChannel(quantity: .vergenceYaw, eye: nil), { $0 })
    case .yokeUp, .yokeDown: return .movement(SignChannel(quantity: .vergencePitch, eye: nil), { $0 })
    case .muscleDeficit: return .movement(SignChannel(quantity: .vergenceYaw, eye: nil), { $0 })
    case .nystagmus: return .oscillation
    case .nystagmusFrequency, .nystagmusAmplitude, .nystagmusIntensity, .nystagmusForm, .slowPhaseVelocity,
      .nystagmusConjugacy, .abduction, .adduction, .elevation, .depression, .lidFatigue, .blinkRate, .blinkDuration,
      .blinkCompleteness, .sustainedClosures, .slowPhaseShape, .nullZone, .latentComponent, .saccadeVelocity, .pursuitGain, .wrinklesForehead,
      .wrinklesGlabella, .wrinklesCrowsFeet, .wrinklesUnderEye, .wrinklesNasolabial:
      return .none
    }
  }
}
