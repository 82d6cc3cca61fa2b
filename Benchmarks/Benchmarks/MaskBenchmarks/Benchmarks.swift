import Benchmark

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .picture
  registerWatching()
  registerDrawing()
}
