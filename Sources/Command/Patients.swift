import ArgumentParser
import DigitalMask
import Foundation
import SyntheticPatients
import VideoEncoding

/// `digitalmask patients`: people who do not exist.
struct Patients: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws synthetic patients: recordings of people who do not exist, with the exact truth of every sign.",
    discussion: """
      Writes patient-0001.mp4 and on, the truth of each (patient-0001_truth.tsv with \
      units in a sidecar JSON), and manifest.tsv. The same options give the same bytes.

      Examples:
        digitalmask patients --list
            the names of all conditions and examinations
        digitalmask patients --count 20 --condition ptosis --exam nine-gaze -o ptosis
        digitalmask patients --count 12 --condition bell --sheet --no-clips -o look
            one sheet of stills, no recordings
        digitalmask patients --sample -o sample
            the patient of the sample video in the repository
      """)

  @Option(help: "How many patients.") var count = 1
  @Option(help: "What they have: a name of --list.") var condition = Condition.healthy
  @Option(help: "What is recorded: a name of --list.") var exam = Examination.primary
  @Option(help: "The same seed gives the same patients; a longer list begins with the shorter one.") var seed: UInt64 = 1
  @Option(help: "varied: light, distance, focus, noise and background differ; plain: one steady camera.")
  var camera = CameraChoice.varied
  @Option(help: "Width and height of the pictures, as 640x480; else 1280x720, or with varied cameras 480p to 4K.")
  var size: PictureSize?
  @Flag(help: "Also draw sheet.png: stills, a row for each of the first \(Cohort.sheetRows) patients.") var sheet = false
  @Flag(inversion: .prefixedNo, help: "Write the recordings themselves.") var clips = true
  @Flag(help: "The sample's patient alone, patient.mp4 and its truth; the other options do not count.") var sample = false
  @Flag(help: "Show the conditions and the examinations, and end.") var list = false
  @Option(name: .shortAndLong, help: "A new folder.") var output: String?
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    guard !list else { return }
    guard output != nil else { throw ValidationError("Name a new folder with -o, or pass --list.") }
    guard (1...100_000).contains(count) else { throw ValidationError("--count must be 1 to 100000.") }
    guard clips || sheet else { throw ValidationError("With --no-clips nothing is left to write: add --sheet.") }
  }

  func run() async throws {
    guard !list, let output else {
      print(PatientList.text)
      return
    }
    let log = Log(log)
    try await running(log) {
      let folder = try PendingOutput.open(URL(fileURLWithPath: output), replacing: false, isFolder: true)
      do {
        try FileManager.default.createDirectory(at: folder.temporary, withIntermediateDirectories: false)
        try await sample ? writeSample(into: folder.temporary.path, log) : writeCohort(into: folder.temporary.path, log)
      } catch let error as WriterError {
        throw MaskError(.inputOutput, error.plain)
      } catch is CancellationError {
        throw CancellationError()
      } catch PatientError.damagedHead {
        throw MaskError(.installation, "The program's own data of heads are damaged: install it again.")
      } catch PatientError.badRecipe {
        throw MaskError(.badInput, "These pictures cannot be drawn: choose another --size or a smaller --count.")
      } catch {
        throw MaskError(.inputOutput, "The patients could not be written: check the disk and run again.")
      }
      log.progress(MaskProgress(step: .finished, done: 0, total: nil))
      try folder.commit()
    }
  }

  private func writeSample(into folder: String, _ log: Log) async throws {
    try await SamplePatient.write(to: folder + "/patient.mp4") {
      log.progress(MaskProgress(step: .rendering, done: $0, total: SamplePatient.recipe.frames))
    }
  }

  private func writeCohort(into folder: String, _ log: Log) async throws {
    let cohort = Cohort(
      ClipRecipe.draw(count: count, condition: condition, examination: exam, seed: seed) { seed in
        switch camera {
        case .varied: .varied(seed: seed, size: size.map { ($0.width, $0.height) })
        case .plain: Recording(camera: .phone(width: size?.width ?? 1280, height: size?.height ?? 720))
        }
      })
    if clips {
      let frames = cohort.frames
      try await cohort.writeClips(into: folder) {
        log.progress(MaskProgress(step: .rendering, done: $0, total: frames))
      }
    }
    if sheet {
      let rows = min(count, Cohort.sheetRows)
      try cohort.writeSheet(into: folder) { log.progress(MaskProgress(step: .rendering, done: $0, total: rows)) }
    }
    try cohort.writeManifest(into: folder)
  }
}
