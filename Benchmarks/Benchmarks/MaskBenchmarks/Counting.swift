import Benchmark
import CAllocationCount

/// Allocations of one iteration; see `CAllocationCount.h` for what counts.
let allocations = BenchmarkMetric.custom("Allocations", polarity: .prefersSmaller, useScalingFactor: false)

extension Benchmark {
  /// Times one step and counts what it allocates. What comes before and after it in the iteration is neither.
  func measure<T: ~Copyable>(_ step: () throws -> T) rethrows {
    startMeasurement()
    let before = allocation_count()
    let made = try step()
    let after = allocation_count()
    stopMeasurement()
    _ = consume made
    measurement(allocations, Int(after - before))
  }

  /// The same for a step that waits.
  func measure(_ step: () async throws -> Void) async rethrows {
    startMeasurement()
    let before = allocation_count()
    try await step()
    let after = allocation_count()
    stopMeasurement()
    measurement(allocations, Int(after - before))
  }
}

extension Benchmark.Configuration {
  /// One iteration is one picture. No processor time: the kernel counts it in steps of 10 ms.
  static var picture: Self {
    Self(metrics: [.wallClock, allocations], warmupIterations: 10, maxDuration: .seconds(3), maxIterations: 150)
  }

  /// One iteration is the whole clip.
  static var clip: Self {
    Self(
      metrics: [.wallClock, .cpuTotal, .peakMemoryResident, allocations], warmupIterations: 1,
      maxDuration: .seconds(30), maxIterations: 5)
  }
}
