import ArgumentParser
import ClinicPreview
import DigitalMask
import Foundation

/// `digitalmask compare`: original and mask side by side.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts original and mask side by side, for the clinic's own eyes; the picture says so in red.",
    discussion: """
      The result HOLDS THE ORIGINAL and must not leave the clinic. It shows the part of \
      the video that the record was made of, which the receipt beside the record tells, or \
      --from, or the times of the pictures where they fit only once.

      Examples:
        digitalmask compare visit.mp4 mask.dmask -o side-by-side.mp4
        digitalmask compare visit.mp4 mask.dmask -o moment.png --at 2.5
            one picture, 2.5 s from the start of the video
      """)

  @Argument(help: "The recording that the record was made from.") var video: String
  @Argument(help: "Its record (.dmask).") var record: String
  @Option(name: .shortAndLong, help: "Output file (.mp4, or .png with --at).") var output: String
  @Option(help: "One picture at this time of the video in seconds, instead of a video.") var at: Double?
  @Option(help: "Where the record begins in the video, in seconds: the --from of 'apply', or 0. Default: found by itself.")
  var from: Double?
  @Option(help: "Side of the mask in pixels (64 to 2048, even).") var size = 720
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    guard (64...2048).contains(size), size % 2 == 0 else {
      throw ValidationError("--size is an even number, 64 to 2048.")
    }
    guard from.map((0...86_400).contains) ?? true, at.map((0...86_400).contains) ?? true else {
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
      let url = URL(fileURLWithPath: record)
      let signs = try RecordFile.read(url)
      let file = try PendingOutput.open(URL(fileURLWithPath: output), replacing: force)
      let start = from ?? ReceiptFile.beside(url)?.selection?.from
      do {
        let place = try Pairing.find(signs, in: video, from: start.map(Self.ticks)) {
          log.progress(MaskProgress(step: .observing, done: $0, total: nil))
        }
        if let at {
          try Comparison.writePicture(
            video: video, record: signs, at: place, showing: Self.ticks(at), to: file.temporary.path, side: size)
        } else {
          try Comparison.write(video: video, record: signs, at: place, to: file.temporary.path, side: size) {
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

  private static func ticks(_ seconds: Double) -> Int64 { Int64((min(max(seconds, 0), 86_400) * 90_000).rounded()) }
}

extension MaskError {
  init(_ error: PreviewError) {
    switch error {
    case .media(let error): self.init(error)
    case .recordOfAnotherVideo, .severalPlaces, .outsideRecord: self.init(.badInput, error.plain)
    case .noFolder: self.init(.cannotCreateOutput, error.plain)
    case .noSpace, .ffmpeg: self.init(.inputOutput, error.plain)
    }
  }
}
