/// What a finding is about. Raw values are stable names for tables.
public enum FindingKind: String, Hashable, Sendable, CaseIterable {
  // Lids, each eye
  case mrd1, mrd2, fissure, ptosis
  case upperRetraction = "upper_lid_retraction"
  case lowerRetraction = "lower_lid_retraction"
  case superiorScleralShow = "superior_scleral_show"
  case inferiorScleralShow = "inferior_scleral_show"
  case lidLag = "lid_lag"
  case levatorExcursion = "levator_excursion"
  case lidFatigue = "lid_fatigue"
  case lagophthalmos
  case creaseHeight = "crease_height"
  // Lids, one against the other
  case upperLidAsymmetry = "upper_lid_asymmetry"
  case lowerLidAsymmetry = "lower_lid_asymmetry"
  // Squint
  case deviationHorizontal = "deviation_horizontal"
  case deviationVertical = "deviation_vertical"
  case coverHorizontal = "cover_horizontal"
  case coverVertical = "cover_vertical"
  case uncoverHorizontal = "uncover_horizontal"
  case uncoverVertical = "uncover_vertical"
  case hirschbergHorizontal = "hirschberg_horizontal"
  case hirschbergVertical = "hirschberg_vertical"
  case alphabetPattern = "alphabet_pattern"
  // Nystagmus
  case nystagmus
  case nystagmusFrequency = "nystagmus_frequency"
  case nystagmusAmplitude = "nystagmus_amplitude"
  case nystagmusIntensity = "nystagmus_intensity"
  case nystagmusForm = "nystagmus_form"
  case slowPhaseVelocity = "slow_phase_velocity"
  case nystagmusConjugacy = "nystagmus_conjugacy"
  case slowPhaseShape = "slow_phase_shape"
  case nullZone = "null_zone"
  case latentComponent = "latent_component"
  // Motility
  case abduction, adduction, elevation, depression
  case yokeRight = "yoke_right"
  case yokeLeft = "yoke_left"
  case yokeUp = "yoke_up"
  case yokeDown = "yoke_down"
  case muscleDeficit = "muscle_deficit"
  case saccadeVelocity = "saccade_velocity"
  case pursuitGain = "pursuit_gain"
  case gazePreferenceHorizontal = "gaze_preference_horizontal"
  case gazePreferenceVertical = "gaze_preference_vertical"
  // Blinks
  case blinkRate = "blink_rate"
  case blinkDuration = "blink_duration"
  case blinkCompleteness = "blink_completeness"
  case sustainedClosures = "sustained_closures"
  // Head and face
  case headYaw = "head_yaw"
  case headPitch = "head_pitch"
  case headRoll = "head_roll"
  case anisocoria
  case browAsymmetry = "brow_asymmetry"
  case mouthAsymmetry = "mouth_asymmetry"
  // Grades of lines
  case wrinklesForehead = "wrinkles_forehead"
  case wrinklesGlabella = "wrinkles_glabella"
  case wrinklesCrowsFeet = "wrinkles_crows_feet"
  case wrinklesUnderEye = "wrinkles_under_eye"
  case wrinklesNasolabial = "wrinkles_nasolabial"

  public enum Group: String, Hashable, Sendable, CaseIterable {
    case lids = "Lids"
    case squint = "Squint"
    case nystagmus = "Nystagmus"
    case motility = "Motility"
    case blinks = "Blinks"
    case head = "Head and face"
  }
}

/// The unit of a finding's value.
public enum FindingUnit: String, Hashable, Sendable {
  case millimetres = "mm"
  case degrees = "°"
  case prismDioptres = "Δ"
  case hertz = "Hz"
  case degreesPerSecond = "°/s"
  case degreeHertz = "°·Hz"
  case perMinute = "/min"
  case millimetresPerMinute = "mm/min"
  case milliseconds = "ms"
  case percent = "%"
  case fractionOfIris = "iris diameters"
  case none = ""

  /// Decimals that its values deserve.
  public var decimals: Int {
    switch self {
    case .prismDioptres, .milliseconds, .percent, .none: 0
    case .fractionOfIris: 2
    default: 1
    }
  }
}
