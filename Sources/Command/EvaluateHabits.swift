import AccuracyStudy
import ArgumentParser
import DigitalMask
import FaceTracking
import Foundation

/// `digitalmask evaluate habits`: docs/habit-errors.md.
struct EvaluateHabits: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "habits", abstract: "Measures by how much resting values are misread, and what of it comes back with the face.",
    discussion: """
      Draws healthy synthetic people, two recordings each, measures them and compares with the exact truth: the doubt that \
      the wall allows for and the errors that the audit simulates.

      Examples:
        digitalmask evaluate habits --people 10                                 a look
        digitalmask evaluate habits -o docs/habit-errors.md --force             the page in the repository
      """)

  @Option(help: "People, two recordings each.") var people = 100
  @Option(help: "Number of the first person, \(StudyPlan.firstUnseen) or more.") var seed = StudyPlan.firstUnseen + 70_000
  @Option(name: .shortAndLong, help: "The page (Markdown); standard output otherwise.") var output: String?
  @Option(help: "Folder of the networks; found by itself otherwise.") var models: String?
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    guard (3...100_000).contains(people) else { throw ValidationError("--people must be 3 to 100000.") }
    guard seed >= StudyPlan.firstUnseen, seed < UInt64.max / 128 else {
      throw ValidationError(StudyError.seenPeople.description)
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      if !force, output.map(FileManager.default.fileExists) ?? false {
        throw MaskError(.cannotCreateOutput, "The output exists: choose another name or pass --force.")
      }
      let page = try await measuring(models) { folder in
        try await HabitStudy(people: people, seed: seed, models: folder).run { done, total in
          log.progress(MaskProgress(step: .observing, done: done, total: total))
        }
      }
      guard let output else { return print(page.text, terminator: "") }
      do {
        try page.write(to: URL(fileURLWithPath: output))
      } catch {
        throw MaskError(.cannotCreateOutput, "The page could not be written: check its folder and the disk.")
      }
    }
  }
}
