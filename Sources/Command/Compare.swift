import ArgumentParser
import ClinicPreview
import DigitalMask
import Foundation

/// `digitalmask compare`: original and mask side by side.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts original and mask side by side, for the clinic's own eyes; the picture says so in red.",
    discussion: """
      The result HOLDS THE ORIGINAL and must not leave the clinic.

      Examples:
        digitalmask compare visit.mp4 visit.dmask -o side-by-side.mp4
        digitalmask compare visit.mp4 visit.dmask -o moment.png --at 2.5
      """)

  @Argument(help: "The recording that the record was made from.") var video: String
  @Argument(help: "Its record (.dmask).") var record: String
  @Option(name: .shortAndLong, help: "Output file (.mp4, or .png with --at).") var output: String
  @Option(help: "One picture at this time in seconds, instead of a video.") var at: Double?
  @Option(help: "Where the record begins in the video, in seconds: the --from of 'apply'.") var from = 0.0
  @Option(help: "Side of the mask in pixels (64 to 2048, even).") var size = 720
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    guard (64...2048).contains(size), size % 2 == 0 else {
      throw ValidationError("--size is an even number, 64 to 2048.")
    }
    guard (0...86_400).contains(from), at.map((0...86_400).contains) ?? true else {
      throw ValidationError("Times are seconds from the start of the video.")
    }
    let ending = URL(fileURLWithPath: output).pathExtension.lowercased()
    guard ending == (at == nil ? "mp4" : "png") else {
      throw ValidationError(at == nil ? "The comparison is an .mp4: name it so." : "One picture is a .png: name it so.")
    }
    guard !sameFile(video, output), !sameFile(record, output) else {
      throw ValidationError("Choose another output: the original is never overwritten.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let signs = try RecordFile.read(URL(fileURLWithPath: record))
      let file = try PendingOutput.open(URL(fileURLWithPath: output), replacing: force)
      let offset = Int64((from * 90_000).rounded())
      do {
        if let at {
          try Comparison.writePicture(
            video: video, record: signs, at: Int64((at * 90_000).rounded()), to: file.temporary.path, side: size,
            offset: offset)
        } else {
          try Comparison.write(video: video, record: signs, to: file.temporary.path, side: size, offset: offset) {
            log.progress(MaskProgress(step: .rendering, done: $0, total: signs.count))
          }
        }
      } catch let error as PreviewError {
        throw MaskError(error)
      }
      log.progress(MaskProgress(step: .finished, done: signs.count, total: signs.count))
      try file.commit()
    }
  }
}

extension MaskError {
  init(_ error: PreviewError) {
    let kind: Kind =
      switch error {
      case .media, .recordOfAnotherVideo: .badInput
      case .noFolder: .cannotCreateOutput
      case .noSpace, .ffmpeg: .inputOutput
      }
    self.init(kind, error.plain)
  }
}
