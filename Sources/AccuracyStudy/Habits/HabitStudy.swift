import FaceReconstruction
import FaceTracking
import Foundation
import MaskSigns
import SyntheticPatients

/// By how much habitual values are misread, and how much of that a face brings to every recording again.
///
/// The wall needs the first to know when a value is in doubt; the audit needs the second, because an error that comes back
/// identifies.
public struct HabitStudy: Sendable {
  let people: Int
  let seed: UInt64
  let instrument: Instrument

  /// Recordings of each person.
  static let days = 2

  /// - Throws: ``StudyError/seenPeople``.
  public init(people: Int, seed: UInt64, models: ModelFolder) throws(StudyError) {
    guard seed >= StudyPlan.firstUnseen else { throw .seenPeople }
    self.people = people
    self.seed = seed
    instrument = Instrument(models: models)
  }

  /// - Parameter progress: Called after each person with how many are done, of how many.
  /// - Throws: ``StudyError``, `PatientError`, `WriterError`, `MediaError`, `TrackingError`; `CancellationError`.
  public func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> HabitPage {
    let folder = try Workplace.open()
    let (path, instrument, seed) = (folder.path, instrument, seed)
    let readings = try await inParallel(
      Array(0..<people), width: ProcessInfo.processInfo.activeProcessorCount, done: { progress($0, people) }
    ) { index in
      var days: [HabitReading] = []
      for day in 0..<Self.days {
        let subject = HabitSubject(person: seed + UInt64(index), day: day)
        if let reading = try await subject.run(instrument, file: "\(path)/\(index)-\(day).mp4") { days.append(reading) }
      }
      return days
    }
    return HabitPage(HabitFigures(readings.filter { $0.count == Self.days }), people: people, seed: seed)
  }
}

extension HabitSubject {
  /// `nil` when no face was measured.
  fileprivate func run(_ instrument: Instrument, file: String) async throws -> HabitReading? {
    let truth = try await recipe.write(to: file)
    defer { try? FileManager.default.removeItem(atPath: file) }
    guard let measured = try instrument.read(file).fit else { return nil }
    guard measured.frames.count == truth.count else { throw StudyError.lostPictures }
    let person = PersonFit(
      shape: [], globeCentres: BothEyes(right: .zero, left: .zero), irisLever: 10,
      eyeDistancePixels: measured.person.eyeDistancePixels, residualPixels: 0)
    let actual = FaceFit(
      person: person,
      frames: zip(measured.frames, truth).map { FrameFit(time: $0.time, face: VisibleFace($1.truth)) })
    return try HabitReading(truth: actual, measured: measured)
  }
}
