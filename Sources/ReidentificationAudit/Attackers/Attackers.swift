import FaceHiding

/// Who attacks, from the least to the best informed; then the controls, older ways of hiding, and other policies.
enum Attackers {
  static let all: [any Attacker] = pictures + inversions + records + controls + olderWays + policies

  /// Who attacks patients, from the least to the best informed.
  static let ofPatients: [any Attacker] =
    all.filter { ["lazy-informed", "semi-informed", "whitebox", "whitebox-fixed"].contains($0.id) } + [
      NearestAttacker(
        id: "nearest-fixed", name: "Nearest fixed values", knowledge: "takes the record whose habits and grades are nearest",
        purpose: .judgement, policy: .eyes)
    ]

  /// Names of those of them who read habits and grades only.
  static let ofFixedValues = ["whitebox-fixed", "nearest-fixed"]

  private static let pictures: [any Attacker] = [
    PictureAttacker(
      id: "ignorant", name: "Ignorant (Mask2Face)",
      knowledge: "holds named photographs and compares them with masks by a face recogniser as it comes",
      purpose: .judgement, probe: .mask(.eyes), entry: .face),
    PictureAttacker(
      id: "lazy-informed", name: "Lazy-informed (Mask2Mask)",
      knowledge: "has the program, masks recordings that he holds himself, and compares masks with masks by the same recogniser",
      purpose: .judgement, probe: .mask(.eyes), entry: .mask(.eyes)),
    LearningAttacker(
      id: "semi-informed", name: "Semi-informed",
      knowledge: "as before, and has learnt from masks of other people which parts of the recogniser's numbers tell people apart",
      purpose: .judgement, source: .mask(.eyes)),
  ]

  private static let inversions: [any Attacker] = [
    InversionAttacker(
      id: "inversion", name: "Inversion (mask to face)",
      knowledge: "has learnt from masks and photographs of other people to foretell the recogniser's numbers of a face from those of its mask and from the places of eyes, nose and mouth in it, and looks for the face",
      purpose: .judgement, source: .maskAndPoints(.eyes)),
    InversionAttacker(
      id: "inversion-record", name: "Inversion (record to face)", knowledge: "the same from every number of the record",
      purpose: .judgement, source: .record(.eyes, RecordFeatures.Part.allCases)),
  ]

  private static let records: [any Attacker] = [
    record("whitebox", "White-box on the record", "reads every number of the record itself", .judgement, .eyes),
    record("whitebox-fixed", "White-box, fixed values only", "reads habits and grades only", .judgement, .eyes, [.fixed]),
    record(
      "whitebox-distributions", "White-box, distributions of movement only", "reads how each sign is spread and unrests",
      .judgement, .eyes, [.distributions]),
    record(
      "whitebox-rhythm", "White-box, rhythm only", "reads blinks, saccades and head movement only", .judgement, .eyes, [.rhythm]),
  ]

  private static let controls: [any Attacker] = [
    PictureAttacker(
      id: "unprotected", name: "Unprotected", knowledge: "compares faces with faces: no mask at all", purpose: .mustSucceed,
      probe: .face, entry: .face),
    PictureAttacker(
      id: "shape-kept", name: "Lazy-informed, shape-kept mask",
      knowledge: "compares masks that keep the face's shape in one colour, as the digital mask of 2022 did (Meeus et al. 2023: 52 % of 555)",
      purpose: .mustSucceed, probe: .shapeKept, entry: .shapeKept),
    PictureAttacker(
      id: "shape-kept-ignorant", name: "Ignorant, shape-kept mask", knowledge: "compares photographs with such masks",
      purpose: .comparison, probe: .shapeKept, entry: .face),
    InversionAttacker(
      id: "shape-kept-inversion", name: "Inversion, shape-kept mask", knowledge: "foretells faces from such masks",
      purpose: .mustSucceed, source: .shapeKeptAndPoints),
    record("leaky-whitebox", "White-box, leaky record", "reads records in which every habit is exact", .mustSucceed, .leaky),
    LearningAttacker(
      id: "leaky-semi-informed", name: "Semi-informed, leaky mask", knowledge: "looks at masks in which every habit is exact",
      purpose: .mustSucceed, source: .mask(.leaky)),
    PictureAttacker(
      id: "leaky-lazy-informed", name: "Lazy-informed, leaky mask", knowledge: "looks at masks in which every habit is exact",
      purpose: .comparison, probe: .mask(.leaky), entry: .mask(.leaky)),
    MisnamedAttacker(),
  ]

  /// Names of the attacks on one older way.
  static func ids(_ procedure: String) -> (ignorant: String, lazyInformed: String) {
    ("\(procedure)-ignorant", "\(procedure)-lazy-informed")
  }

  static let olderWays: [any Attacker] = Comparators.all.flatMap { procedure -> [any Attacker] in
    let (name, ids) = (procedure.name, ids(procedure.id))
    return [
      PictureAttacker(
        id: ids.ignorant, name: "Ignorant, \(name)", knowledge: "compares photographs with faces hidden so (\(procedure.strength))",
        purpose: .olderWay, probe: .hidden(procedure.id), entry: .face),
      PictureAttacker(
        id: ids.lazyInformed, name: "Lazy-informed, \(name)", knowledge: "hides his own photographs in the same way first",
        purpose: .olderWay, probe: .hidden(procedure.id), entry: .hidden(procedure.id)),
    ]
  }

  private static let policies: [any Attacker] = [AuditedPolicy.doubtful, .clear, .coarse, .headless, .minimal, .still].map { policy in
    record("whitebox-\(policy.rawValue)", "White-box, policy \(policy.rawValue)", policy.meaning, .comparison, policy)
  }

  private static func record(
    _ id: String, _ name: String, _ knowledge: String, _ purpose: AttackPurpose, _ policy: AuditedPolicy,
    _ parts: [RecordFeatures.Part] = RecordFeatures.Part.allCases
  ) -> LearningAttacker {
    LearningAttacker(id: id, name: name, knowledge: knowledge, purpose: purpose, source: .record(policy, parts))
  }
}
