/// Who attacks the recordings of a manifest, from the least to the best informed; then the controls and older ways.
enum GivenAttackers {
  static let all: [any Attacker] = judged + controls + Attackers.olderWays

  private static let judged: [any Attacker] = [
    PictureAttacker(
      id: "ignorant", name: "Ignorant (Mask2Face)",
      knowledge: "holds named photographs and compares them with masks by a face recogniser as it comes", purpose: .judgement,
      probe: .given, entry: .face),
    PictureAttacker(
      id: "lazy-informed", name: "Lazy-informed (Mask2Mask)",
      knowledge: "masks recordings that he holds himself, and compares masks with masks by the same recogniser",
      purpose: .judgement, probe: .given, entry: .given),
    LearningAttacker(
      id: "semi-informed", name: "Semi-informed",
      knowledge: "has learnt from masks of the other half of the people which of the recogniser's numbers tell people apart",
      purpose: .judgement, source: .givenMask),
    InversionAttacker(
      id: "inversion", name: "Inversion (mask to face)",
      knowledge: "has learnt from masks and originals of the other half of the people to foretell the recogniser's numbers of a face, and looks for it",
      purpose: .judgement, source: .givenMaskAndPoints),
    InversionAttacker(
      id: "inversion-record", name: "Inversion (record to face)", knowledge: "the same from every number of the record",
      purpose: .judgement, source: .givenRecord(RecordFeatures.Part.allCases)),
    LearningAttacker(
      id: "whitebox", name: "White-box on the record",
      knowledge: "reads every number of the record itself, and has learnt from the other half of the people",
      purpose: .judgement, source: .givenRecord(RecordFeatures.Part.allCases)),
    LearningAttacker(
      id: "whitebox-fixed", name: "White-box, fixed values only", knowledge: "reads habits and grades only",
      purpose: .judgement, source: .givenRecord([.fixed])),
  ]

  private static let controls: [any Attacker] = [
    PictureAttacker(
      id: "unprotected", name: "Unprotected", knowledge: "compares originals with originals of other sessions: no mask at all",
      purpose: .mustSucceed, probe: .face, entry: .face)
  ]
}
