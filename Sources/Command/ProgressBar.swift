import DigitalMask
import Foundation
import Synchronization

/// One line that is drawn over itself: step, bar, pictures a second, time left.
final class ProgressBar: Sendable {
  private struct State {
    var step: MaskProgress.Step?
    var began = ContinuousClock.now
    var drawn = ContinuousClock.now - .seconds(1)
  }
  private let state = Mutex(State())

  func show(_ progress: MaskProgress) {
    let line: String? = state.withLock { state in
      let now = ContinuousClock.now
      if state.step != progress.step { (state.step, state.began) = (progress.step, now) }
      // Ten times a second is enough for the eye, and costs nothing.
      guard now - state.drawn > .milliseconds(100) || progress.step == .finished else { return nil }
      state.drawn = now
      return Self.line(progress, seconds: (now - state.began) / .seconds(1))
    }
    if let line { FileHandle.standardError.write(Data(("\r\u{1B}[K" + line).utf8)) }
    if progress.step == .finished { clear() }
  }

  func clear() { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }

  static func line(_ progress: MaskProgress, seconds: Double) -> String {
    let rate = seconds > 0 ? Double(progress.done) / seconds : 0
    let name = progress.step.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
    guard let total = progress.total, total > 0 else { return "\(name) \(progress.done) frames  \(Int(rate)) fps" }
    let share = min(1, Double(progress.done) / Double(total))
    let filled = Int(share * 30)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    let left = rate > 0 ? Int(Double(max(0, total - progress.done)) / rate) : 0
    return "\(name) \(bar) \(progress.done)/\(total)  \(Int(rate)) fps  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
  }
}
