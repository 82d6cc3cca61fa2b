import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask verify`: does the mask show what the recording showed?
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Holds a recording against its record and mask, sign by sign and finding by finding.",
    discussion: """
      The mask is measured like a patient. The table tells what the policy withholds, so it is for the clinic's own eyes. \
      Exit code 21 when a sign differs by more than the quanta and the measured error, or a finding is lost or invented.

      Examples:
        digitalmask verify visit.mp4 visit.dmask
        digitalmask verify visit.mp4 visit.dmask --mask visit-mask.mp4      the mask file as it was handed out
        digitalmask verify ward.mp4 ward.dmask --face 2 --from 3 --to 12.5 -o ward.verification.json
      """)

  @Argument(help: "The recording that the record was made from.") var video: String
  @Argument(help: "Its record (.dmask).") var record: String
  @Option(help: "The mask file to be read; else the record is drawn again.") var mask: String?
  @Option(name: .shortAndLong, help: "Also write everything as JSON.") var output: String?
  @Option(help: "Which face was the patient's, as 'info' numbers them.") var face: Int?
  @Option(help: "The --from of 'apply', in seconds.") var from: Double?
  @Option(help: "The --to of 'apply', in seconds.") var to: Double?
  @Option(help: "The --focal-length of 'apply'.") var focalLength: FocalLength?
  @Option(help: "The minimum_confidence of the policy file, if it named one.") var minimumConfidence = 0.2
  @Option(help: "Folder of the networks.") var models: String?
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    if let face, face < 1 { throw ValidationError("Faces are numbered from 1.") }
    if let from, let to, !(from < to) { throw ValidationError("--from must be before --to.") }
    guard (0...1).contains(minimumConfidence) else { throw ValidationError("--minimum-confidence is 0 to 1.") }
    if let output, [video, record, mask].compactMap(\.self).contains(where: { sameFile($0, output) }) {
      throw ValidationError("Choose another output: what is verified is never overwritten.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let signs = try RecordFile.read(URL(fileURLWithPath: record))
      var options = MaskOptions(
        face: face, span: from != nil || to != nil ? (from ?? 0)..<(to ?? .infinity) : nil,
        focalLength: focalLength, models: models)
      try options.policy.setMinimumConfidence(minimumConfidence)
      let job = VerificationJob(
        video: URL(fileURLWithPath: video), record: signs, mask: mask.map { URL(fileURLWithPath: $0) }, options: options)
      let result = try await job.run { log.progress($0) }
      print(result.text)
      if let output {
        let file = try PendingOutput.open(URL(fileURLWithPath: output), replacing: force)
        try file.fill(with: try result.json())
        try file.commit()
      }
      guard result.passed else {
        throw MaskError(.qualityCheckFailed, "The mask does not show what the recording showed: see the table, and 'compare'.")
      }
    }
  }
}
