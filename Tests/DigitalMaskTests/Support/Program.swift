import Foundation

/// A finished run of a program.
struct Finished: Sendable {
  let status: Int32
  let output: String
  let failure: String
}

/// Runs programs with argument arrays; no shell.
enum Program {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The command that was built together with these tests.
  static var digitalmask: URL {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let products = (bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
    return products.appendingPathComponent("digitalmask")
  }

  @discardableResult
  static func digitalmask(_ arguments: String..., in folder: URL? = nil) throws -> Finished {
    try run(digitalmask, arguments, in: folder)
  }

  @discardableResult
  static func ffmpeg(_ arguments: String...) throws -> Finished {
    try run(URL(fileURLWithPath: "/usr/bin/ffmpeg"), ["-v", "error", "-nostdin", "-y"] + arguments)
  }

  static func ffprobe(_ arguments: String...) throws -> Finished {
    try run(URL(fileURLWithPath: "/usr/bin/ffprobe"), ["-v", "error"] + arguments)
  }

  static func run(_ program: URL, _ arguments: [String], in folder: URL? = nil) throws -> Finished {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? repository
    // Files, not pipes: a pipe that nobody empties would stop the program.
    let scratch = try Scratch()
    let output = scratch.file("output"), failure = scratch.file("failure")
    for file in [output, failure] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: failure)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Finished(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      failure: try String(contentsOf: failure, encoding: .utf8))
  }
}
