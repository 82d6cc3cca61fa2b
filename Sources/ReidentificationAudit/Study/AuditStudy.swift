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
    guard plan.patients == 0 || plan.patients >= AuditPlan.fewestPatients else { throw AuditError.tooFewPeople }
    let evidence = try EvidenceFolder(folder, plan: plan)
    let targets = CohortPerson.cohort(0..<plan.people, seed: plan.seed, part: 1)
    let others = CohortPerson.cohort(0..<plan.training, seed: plan.seed, part: 2)
    let jobs =
      targets.enumerated().map { Job(person: $1, name: "target-\($0)", isTarget: true) }
      + others.enumerated().map { Job(person: $1, name: "training-\($0)", isTarget: false) }
    let (stills, recogniser) = (plan.stills, recogniser)
    let total = jobs.count + plan.patients
    let all = try await Crew.run(jobs: jobs.count, progress: { done, _ in progress(done, total) }) {
      try PictureEvidence(stills: stills, recogniser)
    } _: { index, pictures in
      let job = jobs[index]
      if let held = evidence.read(job.name) { return held }
      let made = try PersonEvidence(job.person, isTarget: job.isTarget, pictures)
      try evidence.write(made, job.name)
      return made
    }
    let (sought, known) = (Array(all.prefix(plan.people)), Array(all.dropFirst(plan.people)))
    let patients = try await patients(evidence, training: known) { done in progress(jobs.count + done, total) }
    let costs = try FindingCost.all(count: plan.costed, seed: plan.seed)
    let attributes = try AttributeFigures.all(
      plan, targets: sought, training: known, faces: (targets.map(\.face), others.map(\.face)))
    return try AuditResult(
      plan, targets: sought, training: known, groups: PeopleGroup.all(faces: targets.map(\.face)), costs: costs,
      attributes: attributes, patients: patients)
  }

  /// Patients are recorded and kept as healthy people are, and attacked by those who have learnt from healthy people.
  ///
  /// - Returns: `nil` when no patients are asked for.
  private func patients(
    _ evidence: EvidenceFolder, training: [PersonEvidence], progress: @escaping @Sendable (Int) -> Void
  ) async throws -> PatientFigures? {
    guard plan.patients > 0 else { return nil }
    let cohort = PatientCohort(count: plan.patients, seed: plan.seed)
    let patterns = try cohort.patterns()
    let (stills, recogniser) = (plan.stills, recogniser)
    let all = try await Crew.run(jobs: cohort.members.count, progress: { done, _ in progress(done) }) {
      try PictureEvidence(stills: stills, recogniser)
    } _: { index, pictures in
      let member = cohort.members[index]
      if let held = evidence.value(PatientEvidence.self, member.name), held.isWhole { return held }
      let made = try PatientEvidence(member.person, pattern: patterns[member.condition], pictures)
      try evidence.write(made, member.name)
      return made
    }
    return try PatientFigures(plan, all, conditions: cohort.members.map(\.condition), training: training)
  }
}

private struct Job: Sendable {
  let person: CohortPerson
  let name: String
  let isTarget: Bool
}
