import Benchmark
import CAllocationCount

/// Allocations of one iteration; see `CAllocationCount.h` for what counts.
let allocations = BenchmarkMetric.custom("Allocations", polarity: .prefersSmaller, useScalingFactor: false)
/// Those of them that Swift asked for. The others are OpenVINO's, FFmpeg's and x264's own.
let ours = BenchmarkMetric.custom("Allocations by Swift", polarity: .prefersSmaller, useScalingFactor: false)

/// What was allocated so far.
private struct Tally {
  let all = allocation_count()
  let swift = swift_allocation_count()
}

extension Benchmark {
  /// Times one step and counts what it allocates. What comes before and after it in the iteration is neither.
  func measure<T: ~Copyable>(_ step: () throws -> T) rethrows {
    startMeasurement()
    let before = Tally()
    let made = try step()
    let after = Tally()
    stopMeasurement()
    _ = consume made
    note(from: before, to: after)
  }

  /// The same for a step that waits.
  func measure(_ step: () async throws -> Void) async rethrows {
    startMeasurement()
    let before = Tally()
    try await step()
    let after = Tally()
    stopMeasurement()
    note(from: before, to: after)
  }

  private func note(from before: Tally, to after: Tally) {
    measurement(allocations, Int(after.all - before.all))
    measurement(ours, Int(after.swift - before.swift))
  }
}

extension Benchmark.Configuration {
  /// One iteration is one picture. No processor time: the kernel counts it in steps of 10 ms.
  static var picture: Self {
    Self(metrics: [.wallClock, allocations, ours], warmupIterations: 10, maxDuration: .seconds(3), maxIterations: 150)
  }

  /// One iteration is the whole clip.
  static var clip: Self {
    Self(
      metrics: [.wallClock, .cpuTotal, .peakMemoryResident, allocations, ours], warmupIterations: 1,
      maxDuration: .seconds(30), maxIterations: 5)
  }
}
