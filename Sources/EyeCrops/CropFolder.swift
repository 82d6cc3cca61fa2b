import Dispatch
import FaceTracking
import Foundation
import MaskSigns
import Synchronization
import SyntheticPatients

/// A folder of crops with their labels: `crops.u8` (rows × columns × red green blue of each), `labels.f32` (little-endian
/// floats, NaN for what does not exist), `layout.json`.
struct CropFolder {
  var path: String
  var people, first, pictures: Int

  enum Fault: Error {
    case cannotWrite(String)
  }

  var count: Int { people * pictures * 2 }

  /// Draws on all cores; the same numbers give the same files.
  func write(exact: Bool = false, progress: @escaping @Sendable (Int) -> Void) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let crops = try file("crops.u8")
    let labels = try file("labels.f32")
    let state = Mutex<(done: Int, names: [String], fault: (any Error)?)>((0, [], nil))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
      while true {
        let person = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if person >= people || state.withLock({ $0.fault != nil }) { return }
        do {
          let taken = try Self.eyes(of: UInt64(first + person), pictures: pictures, exact: exact)
          let row = person * pictures * 2
          let bytes = Data(taken.flatMap(\.bytes))
          let values = taken.flatMap(\.labels.values)
          try state.withLock { state in
            try crops.seek(toOffset: UInt64(row * EyeSampler.count))
            try crops.write(contentsOf: bytes)
            try labels.seek(toOffset: UInt64(row * (taken.first?.labels.values.count ?? 0) * 4))
            try labels.write(contentsOf: values.withUnsafeBytes { Data($0) })
            state.names = taken.first?.labels.names ?? []
            state.done += 1
            progress(state.done)
          }
        } catch {
          state.withLock { $0.fault = error }
        }
      }
    }
    if let fault = state.withLock(\.fault) { throw fault }
    try Self.writeLayout(path, count: count, names: state.withLock(\.names))
  }

  /// All crops of one person, right eye first.
  static func eyes(of seed: UInt64, pictures: Int, exact: Bool = false) throws -> [CropTaking.Taken] {
    let studio = try EyeStudio(seed: seed)
    return (0..<pictures).flatMap { number in
      let taken = CropTaking.take(studio.shot(number), seed: seed, number: number, exact: exact)
      return [taken.right, taken.left]
    }
  }

  private func file(_ name: String) throws -> FileHandle {
    let place = path + "/" + name
    guard FileManager.default.createFile(atPath: place, contents: nil), let file = FileHandle(forWritingAtPath: place)
    else { throw Fault.cannotWrite(name) }
    return file
  }

  private struct Layout: Encodable {
    var width = EyeCrop.width, height = EyeCrop.height, columns = EyeLabels.columns
    var count: Int
    var labels: [String]
  }

  static func writeLayout(_ path: String, count: Int, names: [String]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try encoder.encode(Layout(count: count, labels: names)).write(to: URL(fileURLWithPath: path + "/layout.json"))
  }
}
