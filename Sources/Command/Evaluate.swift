import AccuracyStudy
import ArgumentParser
import DigitalMask
import FaceTracking

/// `digitalmask evaluate`: how good the program is, measured from scratch.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the program itself, from scratch, on people who do not exist.",
    subcommands: [EvaluateAccuracy.self, EvaluateHabits.self, EvaluateAgreement.self])
}

/// Runs a study with the networks of a folder, and says in a sentence what went wrong.
///
/// - Parameter models: `nil` finds them.
func measuring<Result>(_ models: String?, _ study: (ModelFolder) async throws -> Result) async throws -> Result {
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
