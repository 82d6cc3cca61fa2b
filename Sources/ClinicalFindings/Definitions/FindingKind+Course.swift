import MaskSigns

extension FindingKind {
  var saccadesAndPursuit: Definition {
    switch self {
    case .saccadeVelocity:
      Definition(
        "Saccadic velocity", .percent, .motility,
        "The fastest step of each jump of the eyes over what a healthy one of its size shows at this picture rate; the median of three and more jumps of 4° and more that last two and a half pictures, so at least 10° at 60 pictures a second.",
        outside: "never by itself: how far healthy people vary in this reading is not known",
        source: "Healthy main sequence: 21 ms + 2.2 ms/° (Carpenter, Movements of the Eyes, 1988), peak over mean velocity 1.65 (Leigh & Zee, The Neurology of Eye Movements, ch. 4)")
    default:
      Definition(
        "Smooth share of following", .percent, .motility,
        "Of each sweep of 10° and more at 5 to 40°/s, the share of the way that no jump of 4° and more took; the median of two and more. The target is not in a record: where the eyes keep up by jumps, this is the gain of pursuit or a little more.",
        outside: "never by itself: smaller jumps are not seen",
        source: "Gain of healthy adults 0.9–1.0 under 30°/s (Leigh & Zee, The Neurology of Eye Movements)")
    }
  }

  var muscles: Definition {
    Definition(
      "Muscles that stay behind", .degrees, .motility,
      "In the six directions that tell the muscles apart (12° sideways; 9° sideways and as much up or down): how far this eye stays behind its fellow, less the same straight ahead; the worst, and each muscle's own.",
      outside: "\(spoken(MotilityFindings.behind, decimals: 0))° or more whose interval excludes none",
      source: "Yoke muscles in cardinal positions after Hering; the line is derived: twice the error of our gaze (docs/accuracy.md)")
  }

  var nystagmusCourse: Definition {
    let never = "never by itself: it describes the nystagmus"
    switch self {
    case .slowPhaseShape:
      return Definition(
        "Nystagmus: shape of the slow phase", .none, .nystagmus,
        "Mean speed of the second half of each slow phase over that of the first, in time; the median of four and more phases of 3° and six pictures. Accelerating from 1.5, decelerating to 1/1.5, if the interval leaves 1 out.",
        outside: never,
        source: "Linear: tonic imbalance; decelerating: gaze holding; accelerating: infantile (Dell'Osso, doi 10.1007/978-1-4757-5865-8_20). The lines are chosen")
    case .nullZone:
      return Definition(
        "Nystagmus: null zone", .degrees, .nystagmus,
        "Where the eyes look in the head when it is calmest: intensity by zones of 10°, each looked into for 1 s, at least 20° apart; calm is half of the strongest and less. + to the patient's left.",
        outside: never, source: "Standard definition; the lines are chosen")
    default:
      return Definition(
        "Nystagmus: latent component", .degreeHertz, .nystagmus,
        "Intensity while an eye is covered less that with both open, 1.5 s of gaze each; calm gaze counts as 0. Stronger: twice as strong and by more than 1 °·Hz.",
        outside: never, source: "Latent nystagmus beats when an eye is covered; the lines are chosen")
    }
  }

  var wrinkling: Definition {
    let place =
      switch self {
      case .wrinklesForehead: "Lines of the forehead"
      case .wrinklesGlabella: "Lines between the brows"
      case .wrinklesCrowsFeet: "Crow's feet"
      case .wrinklesUnderEye: "Lines under the eyes"
      default: "Nasolabial folds"
      }
    return Definition(
      place, .none, .head,
      "Grade of the record: 0 none, 1 fine, 2 moderate, 3 deep, both sides together. Most policies tell deep ones only; then the others are \"not deep\".",
      outside: "never: lines are age, not disease", source: "docs/wrinkles.md")
  }
}
