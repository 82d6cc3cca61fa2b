import AccuracyStudy
import ArgumentParser
import DigitalMask
import FaceTracking
import Foundation

/// What all studies are told alike, and how each is run.
struct StudyChoices: ParsableArguments {
  @Option(name: .shortAndLong, help: "The page (Markdown); standard output otherwise.") var output: String?
  @Option(help: "Folder of the networks; found by itself otherwise.") var models: String?
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  /// Runs a study with the networks, shows how far it is, and hands out its page.
  ///
  /// - Parameter table: where its table goes; `nil`: nowhere.
  func run<Page: StudyPage>(
    table: String? = nil,
    _ study: @escaping @Sendable (ModelFolder, @escaping @Sendable (Int, Int) -> Void) async throws -> Page
  ) async throws {
    let log = Log(log)
    let outputs = StudyOutputs(page: output, table: table)
    let (models, force) = (models, force)
    try await running(log) {
      // Before hours are spent on it.
      try outputs.check(replacing: force)
      let page = try await Self.measuring(models) { folder in
        try await study(folder) { log.progress(MaskProgress(step: .observing, done: $0, total: $1)) }
      }
      try outputs.write(page)
    }
  }

  /// Runs a study with the networks of a folder, and says in a sentence what went wrong.
  ///
  /// - Parameter models: `nil` finds them.
  private static func measuring<Page>(
    _ models: String?, _ study: @Sendable (ModelFolder) async throws -> Page
  ) async throws -> Page {
    do {
      let folder = try models.map { path throws(TrackingError) in try ModelFolder(path: path) } ?? ModelFolder.find()
      return try await study(folder)
    } catch let error as StudyError {
      throw MaskError(.badInput, error.description)
    } catch is TrackingError {
      throw MaskError(.installation, "The networks are not installed or do not fit: run Tools/install.")
    } catch let error as MaskError {
      throw error
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw MaskError(.inputOutput, "The patients could not be drawn or read back: check the disk and run again.")
    }
  }
}

/// What a study comes to.
protocol StudyPage: Sendable {
  /// Markdown.
  var text: String { get }
  /// What the page is made from, tab-separated; empty where a study has none.
  var table: String { get }
  /// Writes the page and its plots.
  func write(to file: URL) throws
}

extension AccuracyPage: StudyPage {}
extension AgreementPage: StudyPage {}
extension HabitPage: StudyPage {
  var table: String { "" }
}
