import ClinicalFindings
import MaskSigns

/// How far apart two values of a finding may be and still be the same, as far as the tracker can tell on a mask.
struct FindingTolerance {
  private let signs: [String: SignAgreement]

  init(_ signs: [SignAgreement]) { self.signs = Dictionary(uniqueKeysWithValues: signs.map { ($0.sign, $0) }) }

  func isWithinError(_ first: Finding, _ second: Finding) -> Bool {
    switch evidence(first.kind, first.eye) {
    case .habit(let channels):
      // Both lie near an edge when the signs themselves agree.
      return channels.allSatisfy { channel in agreement(channel).map { abs($0.level) <= $0.allowedLevel } ?? false }
    case .movement(let channel, let unit):
      guard let a = first.judgement?.value, let b = second.judgement?.value, let allowed = agreement(channel)?.allowed
      else { return false }
      return abs(a - b) <= unit(allowed)
    case .none: return false
    }
  }

  private func agreement(_ channel: SignChannel) -> SignAgreement? { signs[channel.name] }

  private enum Evidence {
    case habit([SignChannel])
    case movement(SignChannel, (Double) -> Double)
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
    case .nystagmus, .nystagmusFrequency, .nystagmusAmplitude, .nystagmusIntensity, .nystagmusForm, .slowPhaseVelocity,
      .nystagmusConjugacy, .abduction, .adduction, .elevation, .depression, .lidFatigue, .blinkRate, .blinkDuration,
      .blinkCompleteness:
      return .none
    }
  }
}
