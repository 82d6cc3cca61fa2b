import FaceTracking
import Foundation

/// Draws a cohort of patients and healthy people, and compares what is read from recording, mask and truth.
public struct AgreementStudy: Sendable {
  let plan: AgreementPlan
  let instrument: Instrument
  let kept: String?

  /// - Parameter kept: A folder that keeps what was measured, so that a study that was stopped takes up where it was;
  ///   `nil` keeps nothing.
  /// - Throws: ``StudyError/seenPeople``.
  public init(plan: AgreementPlan, models: ModelFolder, kept: String? = nil) throws(StudyError) {
    guard plan.seed >= StudyPlan.firstUnseen else { throw .seenPeople }
    self.plan = plan
    instrument = Instrument(models: models)
    self.kept = kept
  }

  /// Of one core some seconds for each person: a film of 6 to 18 s is drawn, compressed and measured.
  ///
  /// Films go at once; of each person a few kilobytes stay in memory.
  ///
  /// - Parameter progress: Called after each person with how many are done, of how many.
  /// - Throws: ``StudyError``, `PatientError`, `WriterError`, `MediaError`, `TrackingError`; `CancellationError`.
  public func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> AgreementPage {
    let scratch = try Workplace.open()
    let (films, instrument) = (scratch.path, instrument)
    let shelf = kept.map(RecordShelf.init)
    try shelf?.open(seed: plan.seed)
    let subjects = plan.subjects
    let patients = try await inParallel(
      subjects, width: ProcessInfo.processInfo.activeProcessorCount, done: { progress($0, subjects.count) }
    ) { subject in
      try await subject.patient(instrument, in: films, shelf)
    }
    return AgreementPage(AgreementResults(plan: plan, patients: patients))
  }
}

extension CohortSubject {
  fileprivate func patient(_ instrument: Instrument, in films: String, _ shelf: RecordShelf?) async throws -> CohortPatient {
    if let there = shelf?.records(self) { return CohortPatient(subject: self, sheets: there.mapValues(FindingSheet.init)) }
    try Task.checkCancellation()
    let folder = films + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let records = try await records(instrument, in: folder)
    try shelf?.keep(records, of: self)
    return CohortPatient(subject: self, sheets: records.mapValues(FindingSheet.init))
  }
}
