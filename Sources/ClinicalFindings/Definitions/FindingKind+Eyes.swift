import MaskSigns

extension FindingKind {
  var squint: Definition {
    let surgeons = "Two surgeons with prisms differ by up to 10 Δ (95 %, PMID 18045567)"
    let cover = "Gaze against the room, so that a head that turns does not count. Median over the movements. How well it is measured stands in docs/accuracy.md, and it is not well yet."
    switch self {
    case .deviationHorizontal:
      return manifest("Manifest deviation, horizontal", "+ eso, − exo.", .deviationHorizontal)
    case .deviationVertical:
      return manifest("Manifest deviation, vertical", "+ right eye higher.", .deviationVertical)
    case .coverHorizontal, .coverVertical:
      return Definition(
        self == .coverHorizontal ? "Movement at cover, horizontal" : "Movement at cover, vertical", .prismDioptres, .squint,
        "How far an eye that was seen goes when its fellow is covered, from half a second before to 0.4–1.2 s after: a manifest squint of that eye. " + cover,
        outside: "more than 10 Δ in at least two movements that agree", source: surgeons)
    case .uncoverHorizontal, .uncoverVertical:
      return Definition(
        self == .uncoverHorizontal ? "Movement at uncover, horizontal" : "Movement at uncover, vertical", .prismDioptres,
        .squint,
        "How far an eye goes after it is uncovered, from its first 0.15 s to 0.4–1.2 s later: a latent squint, or all of it when the cover goes over at once. " + cover,
        outside: "more than 10 Δ in at least two movements that agree", source: surgeons + "; refixation starts after 150–250 ms")
    case .hirschbergHorizontal, .hirschbergVertical:
      let sign: BaselineSign = self == .hirschbergHorizontal ? .reflexNasal : .reflexUp
      return Definition(
        self == .hirschbergHorizontal ? "Hirschberg estimate, horizontal" : "Hirschberg estimate, vertical", .prismDioptres,
        .squint,
        "Corneal reflexes against the norm's places, times 22 Δ per mm. A lamp that is not at the camera moves both reflexes; one to the side leaves their sum alone, a far one their difference.",
        outside: "never by itself: where the lamp stood is not in a record. Told from "
          + (self == .hirschbergHorizontal ? "14 Δ (angle kappa and the measurement's own error)" : "11 Δ (the measurement's own error)")
          + " on, when the two reflexes differ by more than 0.5 mm",
        source: "22 Δ/mm, individually 14–24 (PMID 16457664; photographs 22–23). " + HealthyRanges.of(sign).source)
    default:
      return Definition(
        "A or V pattern", .prismDioptres, .squint,
        "Horizontal deviation looking up by 12° and more, less looking down by as much. + is an A, − a V pattern.",
        outside: "beyond 10 Δ (A) or 15 Δ (V) by more than the measurement's error",
        source: "Vaughan & Asbury, General Ophthalmology, chapter 12")
    }
  }

  private func manifest(_ title: String, _ signs: String, _ sign: BaselineSign) -> Definition {
    let range = HealthyRanges.of(sign)
    return Definition(
      title, .prismDioptres, .squint,
      "Angle between the optical axes near straight ahead, counted from the healthy mean, Δ = 100·tan θ. \(signs) Without a cover test angle kappa limits it: the interval holds how far straight eyes differ in this reading.",
      outside: "farther than \(spoken(range.upper - range.mean, decimals: 0)) Δ from the healthy mean", source: range.source)
  }

  var oscillation: Definition {
    let infantile = "Infantile nystagmus: amplitude 0.3–15.7°, 0.5–8 Hz (Abadi & Bjerre, PMC1771304); 60–200 cycles a minute in older texts"
    switch self {
    case .nystagmus:
      return Definition(
        "Nystagmus", .none, .nystagmus,
        "At least three consecutive cycles of 1° and more, outside blinks, alike in length (within a factor of 1.6 of their median), size (2.5) and course (regularity 0.75, from six cycles on 0.6), at least six pictures long and 3.5 times the noise high, and not the head's own movement; a single run seen of one eye alone needs five cycles. From 1 to 10 Hz; jerks from 0.5 Hz. Square waves over 7° are told, but may be looking to and fro.",
        outside: "present: healthy people's eyes drift (slow phases of 1.1 ± 2.2°/s, up to 9), and drift without three cycles is never called nystagmus, whatever its speed",
        source: "\(infantile). Drift of the healthy: ves200022. Square-wave jerks to 7°: saccades and a pause of 200 ms (Serra & Leigh, JNNP 73 (2002) 615–618)")
    case .nystagmusFrequency:
      return part("Frequency", .hertz, "Cycles over the time that they took.", infantile)
    case .nystagmusAmplitude:
      return part("Amplitude", .degrees, "Median way from peak to peak.", infantile)
    case .nystagmusIntensity:
      return part("Intensity", .degreeHertz, "Amplitude times frequency.", "Standard definition; no primary source was found")
    case .nystagmusForm:
      return part("Form and quick phase", .none, "Jerk: one way takes at least twice as long as the other and a picture and a half more. Square wave: on the way for less than 30 % of the time, seen from 3° and eight pictures a cycle on. Else pendular. Needs six pictures a cycle.", "Slow phases are the disorder, quick ones correct (Dell'Osso, doi 10.1007/978-1-4757-5865-8_20); waveforms in Serra & Leigh 2002")
    case .slowPhaseVelocity:
      return part("Slow-phase velocity", .degreesPerSecond, "Least-squares slope of each slow phase; the median.", "Healthy people upright: 1.1 ± 2.2°/s (ves200022)")
    default:
      return part("Conjugacy", .none, "The two eyes' movement in the same pictures: sizes (differ from a factor of two) and correlation.", "77.7 % of infantile nystagmus is conjugate, horizontal (PMC1771304)")
    }
  }

  private func part(_ title: String, _ unit: FindingUnit, _ text: String, _ source: String) -> Definition {
    Definition("Nystagmus: " + title.prefix(1).lowercased() + title.dropFirst(), unit, .nystagmus, text, outside: "never by itself: it describes the nystagmus", source: source)
  }

  var motility: Definition {
    switch self {
    case .abduction: reach("Abduction reached", "outwards")
    case .adduction: reach("Adduction reached", "inwards")
    case .elevation: reach("Elevation reached", "up")
    case .depression: reach("Depression reached", "down")
    case .yokeRight: yoke("Right against left eye, looking right")
    case .yokeLeft: yoke("Right against left eye, looking left")
    case .yokeUp: yoke("Right against left eye, looking up")
    case .yokeDown: yoke("Right against left eye, looking down")
    case .gazePreferenceHorizontal: preference("Habitual gaze, horizontal", "+ to the patient's left.", .versionYaw)
    default: preference("Habitual gaze, vertical", "+ up.", .versionPitch)
    }
  }

  private func reach(_ title: String, _ way: String) -> Definition {
    Definition(
      title, .degrees, .motility, "The 99th percentile of the eye's gaze \(way), in the head. The recording decides how far was asked.",
      outside: "never by itself: what was asked is not known", source: "No range is judged without a task")
  }
  private func yoke(_ title: String) -> Definition {
    Definition(
      title, .degrees, .motility,
      "Where the eye that goes farther reaches 12°: right less left, counted in the direction, less the same straight ahead.",
      outside: "\(spoken(MotilityFindings.behind, decimals: 0))° or more whose interval excludes none",
      source: "Derived: twice the error of our gaze (docs/accuracy.md)")
  }
  private func preference(_ title: String, _ signs: String, _ sign: BaselineSign) -> Definition {
    Definition(
      title, .degrees, .motility, "Median of both eyes together, in the head. \(signs)", outside: "not within \(edges(sign))",
      source: HealthyRanges.of(sign).source)
  }

  var blinking: Definition {
    switch self {
    case .blinkRate:
      Definition(
        "Blink rate", .perMinute, .blinks,
        "Openings that fall to half of those around and come back within a second; both eyes' together count once. Pictures in which a lid on its way is lost from sight belong to its blink. Over the time that lids were seen; interval after Poisson.",
        outside: "the whole interval outside 1.4–32.5 a minute, from 60 s of recording on",
        source: "Reading 1.4–14.4, silent 8.0–21.0, conversation 10.5–32.5 (Doughty 2001, PMID 11700965)")
    case .blinkDuration:
      Definition(
        "Blink duration", .milliseconds, .blinks, "Time under 70 % of the opening around, between pictures by straight lines; the median. Needs 24 pictures a second.",
        outside: "the whole interval over \(spoken(BlinkFindings.longestHealthy, decimals: 0)) ms, of five blinks and more",
        source: "100–400 ms is often quoted; the longest endogenous blinks 500 ms (Stern, Walrath & Goldstein 1984)")
    case .sustainedClosures:
      Definition(
        "Closures longer than a blink", .perMinute, .blinks,
        "Both eyes shut, or under a fifth of the opening, for over \(spoken(SustainedClosures.shortest, decimals: 1)) s, over the time that lids were seen; prolonged ones last \(spoken(SustainedClosures.prolonged, decimals: 0)) s and more. Blepharospasm shows as such closures; so does closing the eyes when asked.",
        outside: "never by itself: whether they were asked for is not in a record",
        source: "The longest endogenous blinks last 500 ms (Stern, Walrath & Goldstein 1984); brief and prolonged spasms: Defazio et al., Mov Disord 30 (2015) 525–530; closures in a minute follow blepharospasm (Hosseini et al., Dystonia 2023, doi 10.3389/dyst.2023.11385)")
    default:
      Definition(
        "Complete blinks", .percent, .blinks, "Share of blinks that leave at most a tenth of the opening, of those whose every picture was measured. Needs 24 pictures a second; a short contact may still fall between pictures.",
        outside: "never by itself",
        source: "About half of the blinks of healthy people are partial (Ousler et al., Clin Ophthalmol 8 (2014) 869–874, n 10)")
    }
  }

  var headAndFace: Definition {
    switch self {
    case .headYaw: posture("Head turn", "+ to the patient's left.", .headYaw)
    case .headPitch: posture("Chin", "+ up.", .headPitch)
    case .headRoll: posture("Head tilt", "+ to the left shoulder.", .headRoll)
    case .anisocoria: between("Pupils against each other", .fractionOfIris, .pupil, decimals: 3)
    case .browAsymmetry: between("Brows against each other", .millimetres, .brow, decimals: 0)
    default:
      Definition(
        "Mouth corners", .millimetres, .head, "Right corner over the left one at rest.", outside: "not within \(edges(.mouthCorners))",
        source: HealthyRanges.of(.mouthCorners).source)
    }
  }

  private func posture(_ title: String, _ signs: String, _ sign: BaselineSign) -> Definition {
    Definition(
      title, .degrees, .head,
      "Median posture, \(signs) A turn or a raised chin leaves the clinic only with the eyes kept the other way: otherwise the camera stood aside.",
      outside: "not within \(edges(sign))", source: HealthyRanges.of(sign).source)
  }

  private func between(_ title: String, _ unit: FindingUnit, _ sign: BaselineSign, decimals: Int) -> Definition {
    let range = HealthyRanges.difference(sign)
    return Definition(
      title, unit, .head, "Right less left.",
      outside: "more than \(spoken(range?.upper ?? 0, decimals: decimals)) \(unit.rawValue) either way", source: range?.source ?? "")
  }
}
