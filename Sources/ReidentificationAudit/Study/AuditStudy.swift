internal import Foundation
internal import Synchronization

/// Makes people, lets them be recorded, masks them, and attacks the masks.
public struct AuditStudy: Sendable {
  let plan: AuditPlan
  let folder: String
  let models: String?

  /// - Parameters:
  ///   - folder: Keeps the evidence, so that an interrupted audit goes on.
  ///   - models: Folder of the recogniser; `nil` looks in the usual places.
  public init(plan: AuditPlan, folder: String, models: String? = nil) {
    self.plan = plan
    self.folder = folder
    self.models = models
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
    let workers = max(ProcessInfo.processInfo.activeProcessorCount, 1)
    let crew = Crew(jobs: jobs, workers: workers, evidence: evidence, stills: plan.stills, models: models, progress: progress)
    let all = try await withThrowingTaskGroup(of: [(Int, PersonEvidence)].self) { group in
      for worker in 0..<workers { group.addTask { try crew.work(worker) } }
      var all: [(Int, PersonEvidence)] = []
      for try await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let costs = try FindingCost.all(count: plan.patients, seed: plan.seed)
    let (sought, known) = (Array(all.prefix(plan.people)), Array(all.dropFirst(plan.people)))
    let attributes = try AttributeFigures.all(
      plan, targets: sought, training: known, faces: (targets.map(\.face), others.map(\.face)))
    return try AuditResult(plan, targets: sought, training: known, costs: costs, attributes: attributes)
  }
}

private struct Job: Sendable {
  let person: CohortPerson
  let name: String
  let isTarget: Bool
}

/// Several workers, each with a recogniser of its own; each takes every so-many-th job.
private final class Crew: Sendable {
  private let jobs: [Job]
  private let workers: Int
  private let evidence: EvidenceFolder
  private let stills: Int
  private let models: String?
  private let progress: @Sendable (Int, Int) -> Void
  private let done = Mutex(0)

  init(
    jobs: [Job], workers: Int, evidence: EvidenceFolder, stills: Int, models: String?,
    progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    self.jobs = jobs
    self.workers = workers
    self.evidence = evidence
    self.stills = stills
    self.models = models
    self.progress = progress
  }

  func work(_ worker: Int) throws -> [(Int, PersonEvidence)] {
    let pictures = try PictureEvidence(stills: stills, models: models)
    var part: [(Int, PersonEvidence)] = []
    for index in stride(from: worker, to: jobs.count, by: workers) {
      try Task.checkCancellation()
      part.append((index, try self.evidence(jobs[index], pictures)))
      let finished = done.withLock { count in
        count += 1
        return count
      }
      progress(finished, jobs.count)
    }
    return part
  }

  private func evidence(_ job: Job, _ pictures: borrowing PictureEvidence) throws -> PersonEvidence {
    if let held = evidence.read(job.name) { return held }
    let made = try PersonEvidence(job.person, isTarget: job.isTarget, pictures)
    try evidence.write(made, job.name)
    return made
  }
}
