import Foundation

struct ToolFailure: Error, CustomStringConvertible {
  let description: String
}

/// Runs a program of FFmpeg with its arguments as they are, no shell between, and gives what it prints.
@discardableResult
func run(_ tool: String, _ arguments: [String]) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [tool] + arguments
  let output = Pipe()
  let complaints = Pipe()
  process.standardOutput = output
  process.standardError = complaints
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let printed = output.fileHandleForReading.readDataToEndOfFile()
  let complained = complaints.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw ToolFailure(description: "\(tool): \(String(decoding: complained.suffix(2000), as: UTF8.self))")
  }
  return printed
}

/// Makes a video with the `ffmpeg` command.
func ffmpeg(_ arguments: String...) throws {
  try run("ffmpeg", ["-nostdin", "-v", "error", "-y"] + arguments)
}

/// What an independent reader, the `ffprobe` command, says of a file.
struct Probe {
  let format: [String: Any]
  let streams: [[String: Any]]
  let frames: [[String: Any]]

  init(_ path: String, frames wantsFrames: Bool = false) throws {
    var arguments = ["-v", "error", "-of", "json", "-show_format", "-show_streams"]
    if wantsFrames { arguments += ["-select_streams", "v", "-show_frames"] }
    let printed = try run("ffprobe", arguments + [path])
    let tree = try JSONSerialization.jsonObject(with: printed) as? [String: Any] ?? [:]
    format = tree["format"] as? [String: Any] ?? [:]
    streams = tree["streams"] as? [[String: Any]] ?? []
    frames = tree["frames"] as? [[String: Any]] ?? []
  }

  var video: [String: Any] { streams.first { $0["codec_type"] as? String == "video" } ?? [:] }

  /// Picture times in seconds since the first picture.
  var times: [Double] {
    let stated = frames.compactMap { ($0["best_effort_timestamp_time"] as? String).flatMap(Double.init) }
    return stated.map { $0 - (stated.first ?? 0) }
  }
}
