import ArgumentParser
import DigitalMask
import Foundation
import SyntheticPatients
import VideoEncoding

/// `digitalmask patients`: people who do not exist.
struct Patients: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws the synthetic patient of the sample video, with the exact truth of every sign.",
    discussion: """
      Example:
        digitalmask patients -o sample      → sample/patient.mp4, patient_truth.tsv, patient_truth.json
      """)

  @Option(name: .shortAndLong, help: "A new folder.") var output: String
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let folder = try PendingOutput.open(URL(fileURLWithPath: output), replacing: false, isFolder: true)
      do {
        try FileManager.default.createDirectory(at: folder.temporary, withIntermediateDirectories: false)
        try await SamplePatient.write(to: folder.temporary.appendingPathComponent("patient.mp4").path) {
          log.progress(MaskProgress(step: .rendering, done: $0, total: SamplePatient.recipe.frames))
        }
      } catch let error as WriterError {
        throw MaskError(.inputOutput, error.plain)
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        throw MaskError(.inputOutput, "The patient could not be written: check the disk and run again.")
      }
      log.progress(MaskProgress(step: .finished, done: 0, total: nil))
      try folder.commit()
    }
  }
}
