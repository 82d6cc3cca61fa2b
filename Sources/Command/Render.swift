import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask render`: a record becomes a mask again, anywhere, years later.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws the mask of a record again.",
    discussion: """
      The recording is not needed: the record holds all that a mask shows.

      Examples:
        digitalmask render mask.dmask -o again.mp4
        digitalmask render mask.dmask -o large.webm --size 1080
        digitalmask render mask.dmask -o frames/
            a new folder of PNG pictures
      """)

  @Argument(help: "A record (.dmask).") var record: String
  @Option(name: .shortAndLong, help: "Output file (mp4, mov, mkv, webm), or a new folder ending in / for PNG pictures.") var output: String
  @Option(help: "Side of the square mask picture in pixels (64 to 2160, even).") var size = 720
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    guard (64...2160).contains(size), size % 2 == 0 else {
      throw ValidationError("--size is an even number, 64 to 2160.")
    }
    if sameFile(record, output) { throw ValidationError("Choose another output: the record is never overwritten.") }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let record = try RecordFile.read(URL(fileURLWithPath: record))
      try await MaskDrawing(record: record, size: size).write(
        to: URL(fileURLWithPath: output), replacing: force) { log.progress($0) }
    }
  }
}
