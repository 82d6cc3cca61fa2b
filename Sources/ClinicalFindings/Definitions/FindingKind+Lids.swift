import MaskSigns

extension FindingKind {
  var restingLids: Definition {
    switch self {
    case .mrd1:
      lid("Margin–reflex distance 1", "Upper lid margin over the pupil's centre: the record's habitual value, which is the median of the pictures with the eye open, outside blinks, looking within \(spoken(LidStills.pitch, decimals: 1))° up or down and \(spoken(LidStills.yaw, decimals: 0))° sideways of rest.", .mrd1)
    case .mrd2:
      lid("Margin–reflex distance 2", "Lower lid margin under the pupil's centre, in the same pictures.", .mrd2)
    case .fissure:
      Definition(
        "Palpebral fissure", .millimetres, .lids, "Upper over lower margin in the same pictures.",
        outside: "not between the sums of the healthy edges of MRD1 and MRD2 (7 to 12 mm)",
        source: "The sum of the two; teaching sites give 7–12 and 8–12 mm")
    case .ptosis:
      Definition(
        "Ptosis", .millimetres, .lids,
        "Droop of the upper lid: the norm's MRD1 (\(spoken(HealthyRanges.of(.mrd1).mean, decimals: 1)) mm) less the patient's.",
        outside: "MRD1 under \(spoken(HealthyRanges.of(.mrd1).lower, decimals: 1)) mm. Grades by MRD1: mild from 2, moderate from 0, severe under 0 mm",
        source: "Grades by droop: mild 1–2, moderate 3–4, severe over 4 mm (doi 10.20517/2347-9264.2020.110), as lines of MRD1. "
          + HealthyRanges.of(.mrd1).source)
    case .upperRetraction:
      Definition(
        "Upper lid retraction", .millimetres, .lids, "MRD1 over the healthy edge of \(spoken(HealthyRanges.of(.mrd1).upper, decimals: 1)) mm.",
        outside: "over the edge. Mild under 2 mm of retraction, else moderate to severe",
        source: "EUGOGO 2021, doi 10.1530/EJE-21-0479 (grades). " + HealthyRanges.of(.mrd1).source)
    case .lowerRetraction:
      Definition(
        "Lower lid retraction", .millimetres, .lids, "MRD2 over the healthy edge of \(spoken(HealthyRanges.of(.mrd2).upper, decimals: 1)) mm.",
        outside: "over the edge. Grades by MRD2: mild to 7.5, moderate to 8.5, severe over 8.5 mm", source: HealthyRanges.of(.mrd2).source)
    case .superiorScleralShow:
      Definition(
        "Superior scleral show", .millimetres, .lids, "White between iris and upper lid: MRD1 less the iris radius of \(spoken(irisRadius, decimals: 2)) mm.",
        outside: "MRD1 over \(spoken(HealthyRanges.of(.mrd1).upper, decimals: 1)) mm and over the iris radius",
        source: "Iris diameter 11.71 ± 0.42 mm, n 390 (Rüfer, Schröder & Erb, Cornea 24 (2005) 259–261)")
    case .inferiorScleralShow:
      Definition(
        "Inferior scleral show", .millimetres, .lids, "White between iris and lower lid: MRD2 less the iris radius of \(spoken(irisRadius, decimals: 2)) mm.",
        outside: "MRD2 over \(spoken(HealthyRanges.of(.mrd2).upper, decimals: 1)) mm: 0.65 mm of white is healthy",
        source: "Iris diameter as above. " + HealthyRanges.of(.mrd2).source)
    case .upperLidAsymmetry: difference("Upper lids against each other", .mrd1)
    case .lowerLidAsymmetry: difference("Lower lids against each other", .mrd2)
    default:
      Definition(
        "Lid crease", .millimetres, .lids, "Crease over the upper margin in the same pictures.",
        outside: "over \(spoken(HealthyRanges.of(.crease).upper, decimals: 1)) mm; a low crease is described, for many healthy lids have it",
        source: HealthyRanges.of(.crease).source)
    }
  }

  var movingLids: Definition {
    switch self {
    case .lidLag:
      Definition(
        "Lid lag", .millimetres, .lids,
        "MRD1 looking down by 12° and more, for half a second and more, less MRD1 straight ahead. A lid that follows falls.",
        outside: "a rise by \(spoken(LidMovement.lagEdge, decimals: 0)) mm or more whose interval excludes none",
        source: "In downgaze MRD1 falls by 1.0 mm, n 50 healthy (medifind 65072085); 1 mm is what most people see (Preston 2024, doi 10.1097/IOP.0000000000002650). The line is derived from both")
    case .levatorExcursion:
      Definition(
        "Levator excursion", .millimetres, .lids,
        "Way of the upper margin from the lowest to the highest gaze. Told from 25° of vertical gaze, graded from 50°. The brow is not held, and travel is replayed on the norm's fissure.",
        outside: "fair or poor. Excellent over 12, good 8–12, fair 5 to under 8, poor under 5 mm",
        source: "sadbhaavclinic.com (13–15, 8–12, 5–7, ≤ 4 mm; the gaps between its grades are closed here); ESOPRS: normal 12–20 mm")
    case .lidFatigue:
      Definition(
        "Lid fatigue", .millimetresPerMinute, .lids,
        "Sen's slope of MRD1 straight ahead over the recording, by half-seconds; at least 30 s.",
        outside: "a fall by 1 mm or more over the recording whose interval excludes none",
        source: "Simpson's test compares before and after 30 s (Pract Neurol table; BJO criteria: 30–60 s); 1 mm as for lid lag")
    default:
      Definition(
        "Lagophthalmos", .millimetres, .lids,
        "What stays open of this eye while the patient closes the eyes: the least opening of each closure, the median over closures; closures of half a second and more count alone when there are any.",
        outside: "1 mm and 12 % of the fissure or more, at a lasting closure or at three blinks",
        source: "Definition: incomplete closure; the line is chosen, over four times this measurement's error of 0.22 mm (docs/habit-errors.md)")
    }
  }

  private func lid(_ title: String, _ text: String, _ sign: BaselineSign) -> Definition {
    Definition(title, .millimetres, .lids, text, outside: "not within \(edges(sign))", source: HealthyRanges.of(sign).source)
  }

  private func difference(_ title: String, _ sign: BaselineSign) -> Definition {
    let range = HealthyRanges.difference(sign)
    return Definition(
      title, .millimetres, .lids, "Right less left.",
      outside: "more than \(spoken(range?.upper ?? 0, decimals: 1)) mm either way", source: range?.source ?? "")
  }
}
