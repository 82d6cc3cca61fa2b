import AccuracyStudy
import ArgumentParser
import DigitalMask
import FaceTracking
import Foundation

/// `digitalmask evaluate accuracy`: every figure of docs/accuracy.md.
struct EvaluateAccuracy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy", abstract: "Measures unseen synthetic people and compares with the exact truth.")

  @Option(help: "Pictures of one person each.") var stills = 400
  @Option(help: "Recordings of one person each.") var clips = 60
  @Option(help: "Number of the first person, \(StudyPlan.firstUnseen) or more: those before may have been seen in training.")
  var seed = StudyPlan.firstUnseen
  @Flag(help: "A tenth of it, to see where a change leads.") var quick = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func run() async throws {
    let log = Log(log)
    let plan = quick ? StudyPlan.quick(seed: seed) : StudyPlan(stills: stills, clips: clips, seed: seed)
    try await running(log) {
      let text = try await AccuracyStudy(plan: plan, models: ModelFolder.find()).run { done, total in
        log.progress(MaskProgress(step: .observing, done: done, total: total))
      }
      print(text)
    }
  }
}
