import ArgumentParser
import DigitalMask
import Dispatch
import Foundation

/// Runs a command's work: one clear sentence and a stable exit code for every failure, nothing left behind on Ctrl-C or when the terminal is closed.
func running(_ log: Log, _ work: @escaping @Sendable () async throws -> Void) async throws {
  let task = Task { try await work() }
  // The signals become cancellation, so that owners of temporary files get to remove them. A queue of their own has a thread
  // of its own: work that keeps all cores busy without a pause would leave none of the shared ones to hear them.
  let listening = DispatchQueue(label: "signals")
  let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: listening)
    source.setEventHandler { task.cancel() }
    source.resume()
    return source
  }
  defer { for source in signals { source.cancel() } }
  do {
    try await task.value
  } catch let error as MaskError {
    log.failure(error.description)
    throw ExitCode(error.kind.exitCode)
  } catch is CancellationError {
    log.failure("Interrupted: nothing was written.")
    throw ExitCode(75)
  }
}

extension MaskError.Kind {
  /// The next video may fare better.
  var isOfOneVideo: Bool {
    switch self {
    case .badInput, .unreadableInput, .noFace, .qualityCheckFailed: true
    case .cannotCreateOutput, .inputOutput, .installation: false
    }
  }

  /// Of the BIDS execution specification, and two of our own that are never retried: 20 and 21.
  var exitCode: Int32 {
    switch self {
    case .badInput: 65
    case .unreadableInput: 66
    case .cannotCreateOutput: 73
    case .inputOutput: 74
    case .installation: 69
    case .noFace: 20
    case .qualityCheckFailed: 21
    }
  }
}
