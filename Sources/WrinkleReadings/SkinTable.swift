import Dispatch
import FaceReconstruction
import FaceTracking
import Foundation
import MaskSigns
import Synchronization
import SyntheticPatients
import VideoDecoding
import VideoEncoding

/// Readings and truth of drawn people as a table, a row for each picture.
enum SkinTable {
  static var header: String {
    let truth = ["person", "number", "eye_px", "blur_mm", "crf", "yaw_deg", "pitch_deg", "skin", "glasses"]
      + WrinklePatch.allCases.prefix(8).map { "true_\($0)" }
    return (truth + WrinklePatch.allCases.flatMap { patch in WrinkleReading.Feature.allCases.map { "\(patch).\($0)" } })
      .joined(separator: "\t")
  }

  /// Draws, tracks and reads people on all cores; rows come in any order.
  static func write(_ people: Range<UInt64>, pictures: Int, to file: FileHandle) throws {
    let models = try ModelFolder.find()
    let next = Atomic(people.lowerBound)
    let state = Mutex<(any Error)?>(nil)
    try file.write(contentsOf: Data((header + "\n").utf8))
    DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
      var tracker: FaceTracker
      do {
        tracker = try FaceTracker.load(models: models)
      } catch {
        state.withLock { $0 = error }
        return
      }
      while true {
        let person = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if person >= people.upperBound || state.withLock({ $0 != nil }) { return }
        do {
          let first = DrawnSkin(person: person, number: 0)
          let patient = try SyntheticPatient(seed: person, camera: first.camera, look: first.look)
          for number in 0..<pictures {
            let drawn = DrawnSkin(person: person, number: number)
            guard let row = try row(drawn, patient, &tracker) else { continue }
            try state.withLock { _ in try file.write(contentsOf: Data((row + "\n").utf8)) }
          }
        } catch {
          state.withLock { $0 = error }
        }
      }
    }
    if let fault = state.withLock({ $0 }) { throw fault }
  }

  private static func row(_ drawn: DrawnSkin, _ patient: SyntheticPatient, _ tracker: inout FaceTracker) throws -> String? {
    let (picture, _) = patient.draw(drawn.pose, blur: drawn.blur * drawn.eyeDistance / 63, frame: drawn.number)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "skin-\(ProcessInfo.processInfo.processIdentifier)-\(drawn.person)-\(drawn.number)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var reading: WrinkleReading?
    // The crop needs a few pictures to settle, as in any recording.
    let path = folder.appendingPathComponent("skin.mp4").path
    var writer = try FrameWriter.open(
      path, container: .mp4, width: drawn.camera.width, height: drawn.camera.height,
      quality: EncodingQuality(constantRateFactor: drawn.compression, threads: 1))
    for k in 0..<3 { try writer.append(picture, at: Int64(k) * 30_000) }
    try writer.finish()
    var reader = try FrameReader.open(path, threads: 1)
    while let frame = try reader.next() {
      if let seen = try tracker.observe(frame)?.observation { reading = seen.wrinkles ?? reading }
    }
    guard let reading, let wrinkles = drawn.pose.wrinkles else { return nil }
    let truth = [
      wrinkles.forehead, wrinkles.glabella, wrinkles.crowsFeet.right, wrinkles.crowsFeet.left, wrinkles.underEye.right,
      wrinkles.underEye.left, wrinkles.nasolabial.right, wrinkles.nasolabial.left,
    ]
    let head = drawn.pose.head
    let conditions: [Double] = [
      drawn.eyeDistance, drawn.blur, drawn.compression, head.yaw.degrees, head.pitch.degrees,
      patient.person.skinLuminance, patient.person.wearsGlasses ? 1 : 0,
    ]
    let numbers = WrinklePatch.allCases.flatMap { patch in WrinkleReading.Feature.allCases.map { Double(reading[patch, $0]) } }
    return (["\(drawn.person)", "\(drawn.number)"] + (conditions + truth + numbers).map { String(format: "%.5g", $0) })
      .joined(separator: "\t")
  }
}
