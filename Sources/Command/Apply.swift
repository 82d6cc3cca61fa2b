import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask apply`: videos in, masks out.
struct Apply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a mask, a record and a receipt of each video.",
    discussion: """
      Examples:
        digitalmask apply visit.mp4                      → mask-RANDOMWORD.mp4, .dmask, .receipt.json
        digitalmask apply visit.mov -o squint.webm
        digitalmask apply selfie.mp4 --mirrored          the front camera mirrored the picture
        digitalmask apply ward.mp4 --face 2 --from 3 --to 12.5
        digitalmask apply visit.mp4 --focal-length 28mm  the camera is known: better vergence
        digitalmask apply *.mp4 -o masks/                one mask each in a folder

      One line for each mask, in the order of the videos. A video that cannot be masked does not stop the rest; the exit
      code is then that of the first.
      """)

  @Argument(help: "Videos of one patient each.") var videos: [String]
  @Option(name: .shortAndLong, help: "Output file (mp4, mov, mkv, webm), a new folder ending in / for PNG pictures, or an existing folder.")
  var output: String?
  @OptionGroup var choices: MaskChoices
  @Flag(
    inversion: .prefixedNo,
    help: "Read the finished mask and hand it out only if it shows what the recording showed (else exit code 21).")
  var verify = true
  @Flag(help: "Replace outputs that exist.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    if videos.count > 1, let output, !isFolder(output) {
      throw ValidationError("Several videos need a folder for -o.")
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
