import FaceReconstruction
import Foundation
import MaskSigns
import RealModule
import SyntheticPatients
import Testing
import VideoDecoding
import VideoEncoding

@testable import FaceTracking

/// Does anything on the way from pixels to signs, networks and tracker included, slow the eyes down?
///
/// A drawn person's eyes swing sideways by 5° while the upper lids swing by 1 mm, at 60 pictures a second. All
/// frequencies are made of the same 60 drawn pictures, so they differ in nothing but the order.
struct GainTests {
  private static let rate = 60, amplitude = 5.0

  private static let phases: [PatientPicture] = {
    guard let patient = try? SyntheticPatient(seed: 24, camera: .phone(width: 480, height: 480)) else { return [] }
    return (0..<rate).map { phase in
      let wave = Double.sin(2 * .pi * Double(phase) / Double(rate))
      let gaze = Gaze(yaw: .degrees(amplitude * wave), pitch: .zero)
      return patient.draw(
        .still(gaze: BothEyes(right: gaze, left: gaze), mrd1: BothEyes(right: 4 + wave, left: 4 + wave))
      ).picture
    }
  }()

  /// Measured over drawn amplitude of gaze and of MRD1, of each eye.
  private static func gains(hertz: Int) throws -> (gaze: BothEyes<Double>, lid: BothEyes<Double>) {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("gain-\(UUID().uuidString).mp4").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var writer = try FrameWriter.open(
      path, container: .mp4, width: 480, height: 480, frameRate: (Int32(rate), 1),
      quality: EncodingQuality(constantRateFactor: 0))
    let count = 2 * rate
    for k in 0..<count { try writer.append(phases[k * hertz % rate], at: Int64(k) * 90_000 / Int64(rate)) }
    try writer.finish()

    var reader = try FrameReader.open(path)
    var tracker = try FaceTracker.load(models: .find())
    var seen: [FaceObservation?] = []
    while let frame = try reader.next() { seen.append(try tracker.observe(frame)?.observation) }
    var solver = try ClipSolver(pictureSize: SIMD2(480, 480))
    for observation in seen { solver.ingest(observation) }
    let solution = try solver.solvePerson()
    var gaze = BothEyes(right: 0.0, left: 0.0), lid = gaze
    // Half of the sine's power over whole periods.
    let power = Double(count) / 2
    for (k, observation) in seen.enumerated() {
      let face = try #require(solution.fit(observation, time: MediaTime(ticks: Int64(k) * 1500)).face)
      let wave = Double.sin(2 * .pi * Double(k * hertz % rate) / Double(rate))
      for eye in Eye.allCases {
        gaze[eye] += wave * face.eyes[eye].gaze.yaw.degrees / (amplitude * power)
        lid[eye] += wave * face.eyes[eye].mrd1 / power
      }
    }
    return (gaze, lid)
  }

  /// Of 1 Hz, not of the truth: on one person's still picture gaze and lids may be read a tenth too small
  /// (docs/accuracy.md), which no frequency changes.
  @Test func `from pixels to signs, 8 Hz come through as 1 Hz does`() throws {
    let slow = try Self.gains(hertz: 1)
    for hertz in [3, 5, 8] {
      let fast = try Self.gains(hertz: hertz)
      for eye in Eye.allCases {
        let gaze = fast.gaze[eye] / slow.gaze[eye], lid = fast.lid[eye] / slow.lid[eye]
        #expect(gaze > 0.95 && gaze < 1.05, "\(hertz) Hz, \(eye.rawValue): gaze \(gaze)")
        #expect(lid > 0.95 && lid < 1.05, "\(hertz) Hz, \(eye.rawValue): lids \(lid)")
      }
    }
  }
}
