import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask apply`: videos in, masks out.
struct Apply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a mask, a record and a receipt of each video.",
    discussion: """
      Examples:
        digitalmask apply visit.mp4
            mask-RANDOMWORD.mp4, its record (.dmask), its receipt (.receipt.json)
        digitalmask apply visit.mp4 -o mask.mp4
            the same as mask.mp4, mask.dmask and mask.receipt.json
        digitalmask apply selfie.mp4 --mirrored
            the front camera mirrored the picture: right and left are swapped back
        digitalmask apply ward.mp4 --face 2 --from 3 --to 12.5
            the second face, as 'digitalmask info ward.mp4' numbers them; a part
        digitalmask apply visit.mp4 --focal-length 28mm
            the camera is known: the eyes' vergence is surer
        digitalmask apply *.mp4 -o masks/
            one mask each, with random names, in a folder that exists

      The mask is read back before it is handed out; if it does not show what the \
      recording showed, nothing is written (exit code 21).

      One line for each mask, in the order of the videos. A video that cannot be \
      masked does not stop the rest; the exit code is then that of the first.
      """)

  @Argument(help: "Videos (or still images) of one patient each.") var videos: [String]
  @Option(name: .shortAndLong, help: "Output file (mp4, mov, mkv, webm), a new folder ending in / for PNG pictures, or an existing folder.")
  var output: String?
  @OptionGroup var choices: MaskChoices
  @Flag(
    inversion: .prefixedNo,
    help: "Read the finished mask and hand it out only if it shows what the recording showed (else exit code 21).")
  var verify = true
  @Flag(help: "Replace outputs that exist.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    if videos.count > 1, let output, !isFolder(output) {
      throw ValidationError("Several videos need a folder that exists for -o: create it first.")
    }
    if let output, videos.contains(where: { sameFile($0, output) }) {
      throw ValidationError("Choose another output: the original is never overwritten.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      var options = try choices.options(replacing: force)
      options.verifies = verify
      var failed: ExitCode?
      for (number, video) in videos.enumerated() {
        let job = MaskJob(video: URL(fileURLWithPath: video), outputs: outputs(for: video), options: options)
        do {
          print(try await job.run { log.progress($0) }.summary)
        } catch let error as MaskError where videos.count > 1 && error.kind.isOfOneVideo {
          // Its number and not its name: that is often the patient's.
          log.failure("Video \(number + 1) of \(videos.count): \(error.description)")
          failed = failed ?? ExitCode(error.kind.exitCode)
        }
      }
      if let failed { throw failed }
    }
  }

  /// Without -o the name is random: the source's name is often the patient's.
  private func outputs(for video: String) -> OutputNames {
    guard let output else { return .random() }
    let url = URL(fileURLWithPath: output)
    if isFolder(output) { return .random(in: url) }
    return OutputNames(mask: output.hasSuffix("/") ? URL(fileURLWithPath: output, isDirectory: true) : url)
  }
}

func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}

func sameFile(_ a: String, _ b: String) -> Bool {
  URL(fileURLWithPath: a).standardizedFileURL.resolvingSymlinksInPath()
    == URL(fileURLWithPath: b).standardizedFileURL.resolvingSymlinksInPath()
}
