import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask measure`: the undisclosed measurements.
struct Measure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes what was measured on the patient, undisclosed, for the clinic's own eyes.",
    discussion: """
      One row per frame and eye: frame time_s eye mrd1_mm mrd2_mm pfh_mm pfw_mm \
      gaze_yaw_deg gaze_pitch_deg iris_x_px iris_y_px closed covered confidence \
      head_yaw_deg head_pitch_deg head_roll_deg brow_mm.

      OD is the patient's right eye. MRD1 and MRD2 are counted from the middle of the \
      pupil, upwards and downwards; pfh and pfw are the fissure's height and width. Yaw is \
      positive to the patient's left, pitch upwards, roll towards the left shoulder; gaze \
      is relative to the head. An empty cell was not measured.

      Examples:
        digitalmask measure visit.mp4 -o visit.tsv
        digitalmask measure portrait.jpg -o portrait.tsv
        digitalmask measure ward.mp4 --face 2 --from 3 --to 12.5 -o ward.tsv
      """)

  @Argument(help: "A video or a still image.") var video: String
  @Option(name: .shortAndLong, help: "Output table (TSV).") var output: String
  @OptionGroup var choices: SourceChoices
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    if sameFile(video, output) {
      throw ValidationError("Choose another output: the original is never overwritten.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let table = try PendingOutput.open(URL(fileURLWithPath: output), replacing: force)
      let measured = try await Reconstruction(of: URL(fileURLWithPath: video), options: choices.options).run { log.progress($0) }
      try table.fill(with: Data(MeasureTable(measured.fit, mirroredWidth: measured.mirroredWidth).tsv.utf8))
      log.progress(MaskProgress(step: .finished, done: measured.fit.frames.count, total: measured.fit.frames.count))
      try table.commit()
    }
  }
}
