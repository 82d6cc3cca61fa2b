import MaskSigns

extension DisclosurePolicy {
  /// The policies that come with the project; the table of `docs/boundary.md`.
  public enum Preset: String, Hashable, Sendable, CaseIterable {
    /// Every sign, and wrinkles by grade.
    case full
    /// All that an ophthalmologist reads; the mouth stays.
    case eyes
    /// Gaze, squint and head; lids coarsely.
    case motility
    /// Lids, brows and closure; gaze coarsely for lid lag.
    case lids
    /// Blinks and large movements only.
    case minimal
  }

  public init(_ preset: Preset) {
    self.init()
    for sign in Sign.allCases { summary[sign] = Self.modes(sign, preset) }
  }

  public init(named name: String) throws(PolicyError) {
    guard let preset = Preset(rawValue: name) else { throw .unknownPreset(name) }
    self.init(preset)
  }

  public static let eyes = DisclosurePolicy(.eyes)

  private static func modes(_ sign: Sign, _ preset: Preset) -> SignModes {
    let baseline = preset == .full ? BaselineMode.norm : Self.baseline(sign)
    let fine = SignModes(baseline: baseline, motion: .fine)
    let coarse = SignModes(baseline: baseline, motion: .coarse)
    let still = SignModes(baseline: baseline, motion: .none)
    switch (preset, sign) {
    case (.full, .wrinkles): return SignModes(baseline: .steps, motion: .none)
    case (.full, _): return fine
    case (.eyes, .wrinkles): return still
    case (.eyes, .mouth): return .withheld
    case (.eyes, _): return fine
    case (.motility, .gaze), (.motility, .deviation), (.motility, .reflex), (.motility, .head): return fine
    case (.motility, .upperLid), (.motility, .lowerLid): return coarse
    case (.lids, .upperLid), (.lids, .lowerLid), (.lids, .lidContour), (.lids, .crease), (.lids, .brows): return fine
    case (.lids, .gaze), (.lids, .head): return coarse
    case (.minimal, .upperLid), (.minimal, .lowerLid), (.minimal, .gaze): return coarse
    case (.motility, _), (.lids, _), (.minimal, _): return .withheld
    }
  }

  /// How doubt is decided but under `full`, where a sign in doubt stays: then all of 60 healthy people had a resting face of their own
  /// (`docs/privacy.md`). The measured value settles it for what decides a diagnosis. What decides fewer
  /// diagnoses and is misread by a third of its healthy spread and more must deviate beyond that error; so must the contour, for
  /// which no finding has limits.
  private static func baseline(_ sign: Sign) -> BaselineMode {
    switch sign {
    case .upperLid, .lowerLid, .gaze, .deviation, .head, .mouth: .settled
    case .lidContour, .crease, .pupil, .brows, .reflex, .wrinkles: .clear
    }
  }
}
