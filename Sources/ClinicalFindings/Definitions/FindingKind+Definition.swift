import MaskSigns

/// What a finding means, what counts as outside, and who says so. `docs/clinical-definitions.md` repeats it.
public struct Definition: Hashable, Sendable {
  public let title: String
  public let unit: FindingUnit
  public let group: FindingKind.Group
  /// How it is computed from a record.
  public let text: String
  /// From where on it lies outside the healthy range.
  public let outside: String
  public let source: String

  init(_ title: String, _ unit: FindingUnit, _ group: FindingKind.Group, _ text: String, outside: String, source: String) {
    (self.title, self.unit, self.group) = (title, unit, group)
    (self.text, self.outside, self.source) = (text, outside, source)
  }
}

extension FindingKind {
  public var title: String { definition.title }
  public var unit: FindingUnit { definition.unit }
  public var group: Group { definition.group }

  public var definition: Definition {
    switch self {
    case .mrd1, .mrd2, .fissure, .ptosis, .upperRetraction, .lowerRetraction, .superiorScleralShow, .inferiorScleralShow,
      .upperLidAsymmetry, .lowerLidAsymmetry, .creaseHeight:
      restingLids
    case .lidLag, .levatorExcursion, .lidFatigue, .lagophthalmos: movingLids
    case .deviationHorizontal, .deviationVertical, .coverHorizontal, .coverVertical, .uncoverHorizontal, .uncoverVertical,
      .hirschbergHorizontal, .hirschbergVertical, .alphabetPattern:
      squint
    case .nystagmus, .nystagmusFrequency, .nystagmusAmplitude, .nystagmusIntensity, .nystagmusForm, .slowPhaseVelocity,
      .nystagmusConjugacy:
      oscillation
    case .abduction, .adduction, .elevation, .depression, .yokeRight, .yokeLeft, .yokeUp, .yokeDown,
      .gazePreferenceHorizontal, .gazePreferenceVertical:
      motility
    case .slowPhaseShape, .nullZone, .latentComponent: nystagmusCourse
    case .muscleDeficit: muscles
    case .saccadeVelocity, .pursuitGain: saccadesAndPursuit
    case .blinkRate, .blinkDuration, .blinkCompleteness, .sustainedClosures: blinking
    case .wrinklesForehead, .wrinklesGlabella, .wrinklesCrowsFeet, .wrinklesUnderEye, .wrinklesNasolabial: wrinkling
    case .headYaw, .headPitch, .headRoll, .anisocoria, .browAsymmetry, .mouthAsymmetry: headAndFace
    }
  }
}
