import ArgumentParser
import DigitalMask
import Foundation

/// `digitalmask info`: what a file holds.
struct Info: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a video or a record holds; numbers the faces of a video for --face.",
    discussion: """
      Examples:
        digitalmask info visit.mp4
        digitalmask info mask.dmask
      """)

  @Argument(help: "A video, a still image or a record (.dmask).") var file: String
  @Option(help: "Folder of the networks; found by itself otherwise.") var models: String?
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let url = URL(fileURLWithPath: file)
      let text =
        url.pathExtension.lowercased() == "dmask"
        ? RecordSummary(try RecordFile.read(url)).text
        : try await VideoSummary.of(url, models: models) { log.progress($0) }.text
      print(text)
    }
  }
}
