import AccuracyStudy
import ArgumentParser

/// `digitalmask evaluate agreement`: every figure of docs/agreement.md.
struct EvaluateAgreement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Compares what is read from recordings, masks and the truth, over a cohort of patients and healthy people.",
    discussion: """
      Writes a page with every figure, and its plots into images/agreement beside it; \
      without -o the page goes to standard output. The same options give the same page for \
      one version of the program. With --kept a study that was stopped takes up where it was.

      Examples:
        digitalmask evaluate agreement --people 3 --kept looks
            a look
        digitalmask evaluate agreement --kept cohort -o docs/agreement.md --force
            the whole study: many hours
      """)

  @Option(help: "Patients of each condition that a bar is about: ptosis, lid retraction, strabismus, nystagmus.") var people = 200
  @Option(help: "Patients of each other condition; as many unless given.") var others: Int?
  @Option(help: "Healthy controls; as many as patients unless given.") var controls: Int?
  @Option(help: "Of each condition with a bar, and of the controls: whose mask video is also drawn and measured.") var masks = 0
  @Option(help: "Everyone's number follows from it; \(StudyPlan.firstUnseen) or more.") var seed = AgreementPlan.firstSeed
  @Option(help: "Also write every finding of everybody by every reader, as a table (TSV).") var table: String?
  @Option(help: "A folder that keeps what was measured (records, no films), to go on from. Delete it when the measurement has changed.")
  var kept: String?
  @OptionGroup var study: StudyChoices

  func validate() throws {
    let most = AgreementPlan.mostPeople
    guard (1...most).contains(people), (0...most).contains(others ?? people), (1...most).contains(controls ?? people), (0...most).contains(masks) else {
      throw ValidationError("--people and --controls must be 1 to \(most), --others and --masks 0 to \(most).")
    }
    guard seed >= StudyPlan.firstUnseen, seed < UInt64.max / 2 else { throw ValidationError(StudyError.seenPeople.description) }
  }

  func run() async throws {
    let plan = AgreementPlan(people: people, others: others, controls: controls, masks: masks, seed: seed)
    try await study.run(table: table) { [kept] models, progress in
      try await AgreementStudy(plan: plan, models: models, kept: kept).run(progress: progress)
    }
  }
}
