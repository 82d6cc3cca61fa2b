import ArgumentParser
import DigitalMask
import Foundation

/// How the command speaks while it works; results go to standard output, all of this to standard error.
enum LogStyle: String, ExpressibleByArgument, CaseIterable {
  /// A progress bar on a terminal, else only failures.
  case plain
  /// One JSON object a line.
  case json

  static let help: ArgumentHelp = "How it speaks while it works: plain for people, json for programs, an object a line."
}

/// What may appear here is static text and counts: never a path, a name or a measurement.
final class Log: Sendable {
  private let style: LogStyle
  private let bar: ProgressBar?

  init(_ style: LogStyle) {
    self.style = style
    bar = style == .plain && isatty(STDERR_FILENO) == 1 ? ProgressBar() : nil
  }

  func progress(_ progress: MaskProgress) {
    bar?.show(progress)
    // A line for every 100 pictures keeps the log of a long recording short.
    guard style == .json, progress.done % 100 == 0 || progress.step == .finished else { return }
    let total = progress.total.map(String.init) ?? "null"
    write(#"{"event":"progress","step":"\#(progress.step.rawValue)","done":\#(progress.done),"total":\#(total)}"#)
  }

  func failure(_ sentence: String) {
    bar?.clear()
    if style == .json {
      let quoted = (try? JSONEncoder().encode(sentence)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
      write(#"{"event":"failure","message":\#(quoted)}"#)
    } else {
      write("digitalmask: " + sentence)
    }
  }

  private func write(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
