import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask verify`: does the mask show what the recording showed?
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Holds a recording against its record and mask, sign by sign and finding by finding.",
    discussion: """
      The mask is measured like a patient. The table tells what the policy withholds, \
      so it is for the clinic's own eyes. Exit code 21 when a sign differs by more than \
      the quanta and the measured error, or a finding is lost or invented.

      The receipt beside the record (mask.receipt.json) says which part, which face and \
      which confidence 'apply' was told. Without it say them again; a focal length that \
      was stated has to be said again in any case.

      Examples:
        digitalmask verify visit.mp4 mask.dmask
            the record is drawn again and that mask is read
        digitalmask verify visit.mp4 mask.dmask --mask mask.mp4
            the mask file as it was handed out
        digitalmask verify visit.mp4 mask.dmask -o verification.json
            also every number, as JSON
        digitalmask verify ward.mp4 mask.dmask --face 2 --from 3 --to 12.5
            the receipt is lost
      """)

  @Argument(help: "The recording that the record was made from.") var video: String
  @Argument(help: "Its record (.dmask).") var record: String
  @Option(help: "The mask file to be read; else the record is drawn again.") var mask: String?
  @Option(name: .shortAndLong, help: "Also write everything as JSON.") var output: String?
  @Option(help: "The --face of 'apply', if the receipt is lost.") var face: Int?
  @Option(help: "The --from of 'apply', in seconds, if the receipt is lost.") var from: Double?
  @Option(help: "The --to of 'apply', in seconds, if the receipt is lost.") var to: Double?
  @Option(help: ArgumentHelp("The --focal-length of 'apply', which no receipt holds.", valueName: "mm, px or deg"))
  var focalLength: FocalLength?
  @Option(help: "The minimum_confidence of the policy file, if it named one and the receipt is lost.")
  var minimumConfidence: Double?
  @Option(help: "Folder of the networks; found by itself otherwise.") var models: String?
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    if let face, face < 1 { throw ValidationError("Faces are numbered from 1.") }
    if let from, let to, !(from < to) { throw ValidationError("--from must be before --to.") }
    guard minimumConfidence.map((0...1).contains) ?? true else { throw ValidationError("--minimum-confidence is 0 to 1.") }
    if let output, [video, record, mask].compactMap(\.self).contains(where: { sameFile($0, output) }) {
      throw ValidationError("Choose another output: what is verified is never overwritten.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let url = URL(fileURLWithPath: record)
      let signs = try RecordFile.read(url)
      let receipt = ReceiptFile.beside(url)
      let job = VerificationJob(
        video: URL(fileURLWithPath: video), record: signs, mask: mask.map { URL(fileURLWithPath: $0) },
        options: try options(receipt))
      let result: Verification
      do {
        result = try await job.run { log.progress($0) }
      } catch let error as MaskError where error.kind == .qualityCheckFailed {
        throw MaskError(error.kind, error.description + Self.hint(receipt))
      }
      print(result.text)
      if let output {
        let file = try PendingOutput.open(URL(fileURLWithPath: output), replacing: force)
        try file.fill(with: try result.json())
        try file.commit()
      }
      guard result.passed else {
        throw MaskError(
          .qualityCheckFailed,
          "The mask does not show what the recording showed: see the table, and 'compare'." + Self.hint(receipt))
      }
    }
  }

  /// As the receipt says, unless somebody says otherwise.
  private func options(_ receipt: Receipt?) throws -> MaskOptions {
    var options = try receipt.map { receipt throws(MaskError) in try MaskOptions(of: receipt) } ?? MaskOptions()
    if receipt?.selection?.focalLengthStated == true, focalLength == nil {
      throw MaskError(.badInput, "The mask was made with --focal-length, whose value no receipt holds: say it again.")
    }
    options.face = face ?? options.face
    if from != nil || to != nil { options.span = (from ?? 0)..<(to ?? .infinity) }
    if let minimumConfidence { try options.policy.setMinimumConfidence(minimumConfidence) }
    options.focalLength = focalLength
    options.models = models
    return options
  }

  /// A good mask differs when it is held against something else than what it was made of.
  private static func hint(_ receipt: Receipt?) -> String {
    receipt?.selection == nil
      ? " No receipt beside the record says how it was made: if 'apply' was told --from, --to, --face, --focal-length or a "
        + "minimum_confidence, say them again."
      : ""
  }
}
