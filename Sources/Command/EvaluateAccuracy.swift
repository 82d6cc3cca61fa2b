import AccuracyStudy
import ArgumentParser

/// `digitalmask evaluate accuracy`: every figure of docs/accuracy.md.
struct EvaluateAccuracy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy", abstract: "Draws unseen synthetic patients, measures them, and compares with the exact truth.",
    discussion: """
      Writes a page with every figure, and its plots into images/accuracy beside it; \
      without -o the page goes to standard output. The same options give the same page for \
      one version of the program.

      Examples:
        digitalmask evaluate accuracy --quick
            a look: minutes
        digitalmask evaluate accuracy -o docs/accuracy.md --force
            the page in the repository: an hour or more
      """)

  @Option(help: "Pictures of one person each.") var stills = 400
  @Option(help: "Recordings of one person each.") var clips = 60
  @Option(help: "Number of the first person, \(StudyPlan.firstUnseen) or more: those before may have been seen in training.")
  var seed = StudyPlan.firstUnseen
  @Flag(help: "A tenth of it, to see where a change leads; --stills and --clips do not count.") var quick = false
  @Flag(help: "The fit is told each camera's focal length, as by 'measure --focal-length'.") var knownCamera = false
  @Option(help: "Also write every eye of every picture, true and measured, as a table (TSV).") var table: String?
  @Option(
    help: """
      A folder that keeps what is drawn: measuring again takes a fraction of the time. Delete it when the drawing of people \
      has changed.
      """) var drawn: String?
  @OptionGroup var study: StudyChoices

  func validate() throws {
    guard (1...100_000).contains(stills), (0...10_000).contains(clips) else {
      throw ValidationError("--stills must be 1 to 100000, --clips 0 to 10000.")
    }
    guard seed >= StudyPlan.firstUnseen, seed < UInt64.max / 2 else { throw ValidationError(StudyError.seenPeople.description) }
  }

  func run() async throws {
    var plan = quick ? StudyPlan.quick(seed: seed) : StudyPlan(stills: stills, clips: clips, seed: seed)
    plan.knowsCamera = knownCamera
    try await study.run(table: table) { [plan, drawn] models, progress in
      try await AccuracyStudy(plan: plan, models: models, drawn: drawn).run(progress: progress)
    }
  }
}
