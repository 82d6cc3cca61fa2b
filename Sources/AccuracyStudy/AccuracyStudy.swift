import FaceTracking
import Foundation

/// Draws people whom no network has seen, measures them, and compares with the exact truth.
public struct AccuracyStudy: Sendable {
  let plan: StudyPlan
  let instrument: Instrument
  let drawn: String?

  /// - Parameter drawn: A folder that keeps what is drawn for the next run; `nil` draws everything and keeps nothing.
  /// - Throws: ``StudyError/seenPeople``.
  public init(plan: StudyPlan, models: ModelFolder, drawn: String? = nil) throws(StudyError) {
    guard plan.seed >= StudyPlan.firstUnseen else { throw .seenPeople }
    self.plan = plan
    instrument = Instrument(models: models, knowsCamera: plan.knowsCamera)
    self.drawn = drawn
  }

  /// Draws, measures and compares; about half a second of one core for each still and five for each recording.
  ///
  /// - Parameter progress: Called after each still or recording with how many are done, of how many.
  /// - Throws: ``StudyError``, `PatientError`, `WriterError`, `MediaError`, `TrackingError`; `CancellationError`.
  public func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> AccuracyPage {
    AccuracyPage(try await measure(progress: progress))
  }

  func measure(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> StudyResults {
    let folder = try Workplace.open()
    let place = DrawingPlace(path: drawn ?? folder.path, isKept: drawn != nil)
    let (instrument, plan) = (instrument, plan)
    let width = ProcessInfo.processInfo.activeProcessorCount
    let sizes = StudyPlan.eyeDistances.enumerated().flatMap { row, eyeDistance in
      // The same people at each size, so that the sizes are compared and not the people.
      (0..<plan.stillsPerEyeDistance).map { StillSubject(person: plan.sized($0), eyeDistance: eyeDistance) }
    }
    let total = plan.stills + plan.clips + sizes.count
    // Masks are made of recordings of all kinds: the first ones.
    let clips = try await inParallel(Array(0..<plan.clips), width: width, done: { progress($0, total) }) { index in
      try await ClipSubject(kind: .deal(index), person: plan.clip(index))
        .run(instrument, in: place, withMask: index < plan.masks)
    }
    let drawn = (0..<plan.stills).map { StillSubject(person: plan.still($0)) }
    let stills = try await inParallel(drawn, width: width, done: { progress(plan.clips + $0, total) }) {
      try $0.run(instrument, in: place)
    }
    let sized = try await inParallel(sizes, width: width, done: { progress(plan.clips + plan.stills + $0, total) }) {
      try $0.run(instrument, in: place)
    }
    let results = StudyResults(
      plan: plan, stills: stills, clips: clips,
      sized: StudyPlan.eyeDistances.enumerated().map { row, eyeDistance in
        let first = row * plan.stillsPerEyeDistance
        return (eyeDistance, Array(sized[first..<first + plan.stillsPerEyeDistance]))
      })
    guard stills.contains(where: { $0.sample.ours != nil }) || clips.contains(where: { $0.samples.contains { $0.ours != nil } })
    else { throw StudyError.nothingMeasured }
    return results
  }
}
