import FaceTracking
import Foundation

/// Draws people whom no network has seen, measures them, and compares with the exact truth.
public struct AccuracyStudy: Sendable {
  let plan: StudyPlan
  let instrument: Instrument

  /// - Throws: ``StudyError/seenPeople``.
  public init(plan: StudyPlan, models: ModelFolder) throws(StudyError) {
    guard plan.seed >= StudyPlan.firstUnseen else { throw .seenPeople }
    self.plan = plan
    instrument = Instrument(models: models)
  }

  /// - Parameter progress: Called after each still or clip with how many are done, of how many.
  public func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> String {
    let folder = try Workplace.open()
    let path = folder.path
    let instrument = instrument
    let stills = (0..<plan.stills).map { StillSubject(person: plan.still($0)) }
    let width = ProcessInfo.processInfo.activeProcessorCount
    let results = try await inParallel(stills, width: width, done: { progress($0, stills.count) }) {
      try $0.run(instrument, in: path)
    }
    var text = ""
    for (name, key) in [("MRD1", \EyeReading.mrd1), ("MRD2", \EyeReading.mrd2), ("width", \EyeReading.fissureWidth), ("yaw", \EyeReading.gaze.x), ("pitch", \EyeReading.gaze.y)] {
      for (who, reading) in [("ours", \PictureSample.ours), ("mediapipe", \PictureSample.mediaPipe), ("no eye net", \PictureSample.withoutEyeNetwork)] {
        func pairs(_ results: [StillResult]) -> [(truth: Double, measured: Double)] {
          results.flatMap { r in
            [r.sample.truth.eyes.right, r.sample.truth.eyes.left].enumerated().compactMap { k, t in
              guard !t.isClosed, let m = r.sample[keyPath: reading] else { return nil }
              let e = k == 0 ? m.eyes.right : m.eyes.left
              return (t[keyPath: key], e[keyPath: key])
            }
          }
        }
        guard let a = Agreement(pairs(results)) else { continue }
        text += "\(name) \(who): n \(a.count) MAE \(a.meanAbsoluteError) bias \(a.bias) sd \(a.spread) slope \(a.slope ?? 0)\n"
      }
    }
    let px = results.map(\.sample.eyeDistance).sorted()
    text += "eye distance \(px.first ?? 0) … \(px.last ?? 0); faces \(results.filter { $0.sample.ours != nil }.count)/\(results.count)\n"
    return text
  }
}
