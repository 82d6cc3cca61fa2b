/// Makes people, lets them be recorded, masks them, and attacks the masks.
public struct AuditStudy: Sendable {
  let plan: AuditPlan
  let folder: String
  let recogniser: Recogniser

  /// - Parameters:
  ///   - folder: Keeps the evidence, so that an interrupted audit goes on.
  ///   - recogniser: With which attackers look at faces.
  public init(plan: AuditPlan, folder: String, recogniser: Recogniser = .sface()) {
    var plan = plan
    plan.recogniser = recogniser.identity
    self.plan = plan
    self.folder = folder
    self.recogniser = recogniser
  }

  /// - Parameter progress: Called after each person with how many are done, of how many.
  /// - Throws: ``AuditError``, `RecognitionError`, `PatientError`, `DisclosureError`; `CancellationError`.
  public func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> AuditResult {
    guard plan.people >= AuditPlan.fewest, plan.training >= AuditPlan.fewest else { throw AuditError.tooFewPeople }
    let evidence = try EvidenceFolder(folder, plan: plan)
    let targets = CohortPerson.cohort(0..<plan.people, seed: plan.seed, part: 1)
    let others = CohortPerson.cohort(0..<plan.training, seed: plan.seed, part: 2)
    let jobs =
      targets.enumerated().map { Job(person: $1, name: "target-\($0)", isTarget: true) }
      + others.enumerated().map { Job(person: $1, name: "training-\($0)", isTarget: false) }
    let (stills, recogniser) = (plan.stills, recogniser)
    let all = try await Crew.run(jobs: jobs.count, progress: progress) {
      try PictureEvidence(stills: stills, recogniser)
    } _: { index, pictures in
      let job = jobs[index]
      if let held = evidence.read(job.name) { return held }
      let made = try PersonEvidence(job.person, isTarget: job.isTarget, pictures)
      try evidence.write(made, job.name)
      return made
    }
    let costs = try FindingCost.all(count: plan.patients, seed: plan.seed)
    let (sought, known) = (Array(all.prefix(plan.people)), Array(all.dropFirst(plan.people)))
    let attributes = try AttributeFigures.all(
      plan, targets: sought, training: known, faces: (targets.map(\.face), others.map(\.face)))
    return try AuditResult(plan, targets: sought, training: known, groups: PeopleGroup.all(faces: targets.map(\.face)), costs: costs, attributes: attributes)
  }
}

private struct Job: Sendable {
  let person: CohortPerson
  let name: String
  let isTarget: Bool
}
