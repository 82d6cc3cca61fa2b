import AccuracyStudy
import ArgumentParser

/// `digitalmask evaluate habits`: docs/habit-errors.md.
struct EvaluateHabits: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habits", abstract: "Measures by how much resting values are misread, and what of it comes back with the face.",
    discussion: """
      Draws healthy synthetic people, two recordings each, measures them and compares with \
      the exact truth: the doubt that the wall allows for and the errors that the audit \
      simulates.

      Examples:
        digitalmask evaluate habits --people 10
            a look
        digitalmask evaluate habits -o docs/habit-errors.md --force
            the page in the repository
      """)

  @Option(help: "People, two recordings each.") var people = 100
  @Option(help: "Number of the first person, \(StudyPlan.firstUnseen) or more.") var seed = StudyPlan.firstUnseen + 70_000
  @OptionGroup var study: StudyChoices

  func validate() throws {
    guard (3...100_000).contains(people) else { throw ValidationError("--people must be 3 to 100000.") }
    guard seed >= StudyPlan.firstUnseen, seed < UInt64.max / 128 else {
      throw ValidationError(StudyError.seenPeople.description)
    }
  }

  func run() async throws {
    try await study.run { [people, seed] models, progress in
      try await HabitStudy(people: people, seed: seed, models: models).run(progress: progress)
    }
  }
}
