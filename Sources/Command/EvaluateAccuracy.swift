import AccuracyStudy
import ArgumentParser
import DigitalMask
import FaceTracking
import Foundation

/// `digitalmask evaluate accuracy`: every figure of docs/accuracy.md.
struct EvaluateAccuracy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy", abstract: "Draws unseen synthetic patients, measures them, and compares with the exact truth.",
    discussion: """
      Writes a page with every figure, and its plots into images/accuracy beside it; without -o the page goes to standard \
      output. The same options give the same page for one version of the program.

      Examples:
        digitalmask evaluate accuracy --quick                               a look, in a minute or two
        digitalmask evaluate accuracy -o docs/accuracy.md --force           the page in the repository
      """)

  @Option(help: "Pictures of one person each.") var stills = 400
  @Option(help: "Recordings of one person each.") var clips = 60
  @Option(help: "Number of the first person, \(StudyPlan.firstUnseen) or more: those before may have been seen in training.")
  var seed = StudyPlan.firstUnseen
  @Flag(help: "A tenth of it, to see where a change leads; --stills and --clips do not count.") var quick = false
  @Flag(help: "The fit is told each camera's focal length, as by 'measure --focal-length'.") var knownCamera = false
  @Option(name: .shortAndLong, help: "The page (Markdown).") var output: String?
  @Option(help: "Also write every eye of every picture, true and measured, as a table (TSV).") var table: String?
  @Option(
    help: """
      A folder that keeps what is drawn: measuring again takes a fraction of the time. Delete it when the drawing of people \
      has changed.
      """) var drawn: String?
  @Option(help: "Folder of the networks; found by itself otherwise.") var models: String?
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    guard (1...100_000).contains(stills), (0...10_000).contains(clips) else {
      throw ValidationError("--stills must be 1 to 100000, --clips 0 to 10000.")
    }
    guard seed >= StudyPlan.firstUnseen, seed < UInt64.max / 2 else { throw ValidationError(StudyError.seenPeople.description) }
  }

  func run() async throws {
    let log = Log(log)
    var plan = quick ? StudyPlan.quick(seed: seed) : StudyPlan(stills: stills, clips: clips, seed: seed)
    plan.knowsCamera = knownCamera
    try await running(log) { [plan] in
      let outputs = StudyOutputs(page: output, table: table)
      try outputs.check(replacing: force)
      let page = try await measuring(models) { folder in
        try await AccuracyStudy(plan: plan, models: folder, drawn: drawn).run { done, total in
          log.progress(MaskProgress(step: .observing, done: done, total: total))
        }
      }
      try outputs.write(page.text, table: page.table) { try page.write(to: $0) }
    }
  }
}
