import Benchmark
import DigitalMask
import Foundation
import MaskRendering
import MaskSigns

/// Side of the square mask, pixels: the command's own.
private let side = MaskOptions().size

/// Draws the same moment again and again, moved a little each time, so that nothing can be kept but what keeps still.
private final class Pencil {
  private var renderer = MaskRenderer(size: side)

  func draw(_ signs: Signs?) -> Canvas { renderer.draw(signs) }
}

/// A swing of ±1 with a period of 40 pictures, in steps no two neighbours of which are alike.
private func swing(_ index: Int) -> Double {
  let phase = index % 40
  return Double(phase < 20 ? phase : 40 - phase) / 10 - 1
}

/// Pass 2: what is drawn from the record alone.
func registerDrawing() {
  Benchmark("6a render, the head moves") { benchmark, pencil in
    let turn = HeadPosture(yaw: .degrees(10 * swing(benchmark.currentIteration)), pitch: .zero, roll: .zero)
    benchmark.measure { pencil.draw(Signs(head: turn)) }
  } setup: {
    Pencil()
  }

  Benchmark("6b render, only the eyes move") { benchmark, pencil in
    var eye = EyeSigns.resting
    eye.gaze = Gaze(yaw: .degrees(15 * swing(benchmark.currentIteration)), pitch: .zero)
    let signs = Signs(eyes: BothEyes(right: eye, left: eye))
    benchmark.measure { pencil.draw(signs) }
  } setup: {
    Pencil()
  }

  Benchmark("6c render, the clip", configuration: .clip) { benchmark, parts in
    let (pencil, record) = parts
    benchmark.measure { for index in 0..<record.count { _ = pencil.draw(record.signs(at: index)) } }
  } setup: {
    (Pencil(), try Sample.record.get())
  }

  // The encoder takes pictures from inside the package only, so drawing is in this. On a machine with two cores the two
  // overlap: encoding alone is this processor time less that of 6c.
  Benchmark("7 render and encode, the clip", configuration: .clip) { (benchmark: Benchmark, record: SignRecord) async throws in
    let folder = try Scratch()
    let drawing = MaskDrawing(record: record, size: side)
    try await benchmark.measure { try await drawing.write(to: folder.file("mask.mp4"), replacing: false) { _ in } }
  } setup: {
    try Sample.record.get()
  }

  Benchmark("8 the whole job", configuration: .clip) { (benchmark: Benchmark) async throws in
    let folder = try Scratch()
    let job = MaskJob(video: Sample.video, outputs: OutputNames(mask: folder.file("mask.mp4")))
    try await benchmark.measure { _ = try await job.run() }
  }
}

/// A folder that goes when its owner does.
private final class Scratch {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("benchmark-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
}
