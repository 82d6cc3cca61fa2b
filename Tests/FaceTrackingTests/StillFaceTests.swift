import FaceReconstruction
import Foundation
import MaskSigns
import SyntheticPatients
import Testing
import VideoDecoding
import VideoEncoding

@testable import FaceTracking

/// The mesh's points depend on its crop, and the next crop on the points: that circle must come to rest.
struct StillFaceTests {
  static let pictures = 60

  /// How far any point moves from each picture to the next, in distances of the eyes, in a film of one picture of a person.
  static func steps(seed: UInt64) throws -> [Float] {
    let patient = try SyntheticPatient(seed: seed, camera: .phone(width: 480, height: 480))
    let picture = patient.draw(.still()).picture
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("still-\(UInt64.random(in: 0 ... .max)).mp4").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    // Without loss, so that every picture has the same bytes.
    var writer = try FrameWriter.open(
      path, container: .mp4, width: picture.width, height: picture.height, frameRate: (30, 1),
      quality: EncodingQuality(constantRateFactor: 0))
    for number in 0..<pictures { try writer.append(picture, at: Int64(number) * 3000) }
    try writer.finish()
    var tracker = try FaceTracker.load(models: .find())
    var reader = try FrameReader.open(path)
    var seen: [FaceObservation] = []
    while let frame = try reader.next() { seen.append(try #require(try tracker.observe(frame)).observation) }
    return zip(seen, seen.dropFirst()).map { last, this in
      var farthest: Float = 0
      for (p, q) in zip(last.mesh, this.mesh) { farthest = max(farthest, abs(p.x - q.x), abs(p.y - q.y)) }
      return farthest / (this.eyes.left.iris[0].x - this.eyes.right.iris[0].x)
    }
  }

  /// The middle one of the last third's steps: 0.1 % of the distance of the eyes. Some people's crops wander a little
  /// longer than others' before they rest.
  @Test(arguments: UInt64(1)...8)
  func `a face in a picture that stands still is soon seen to stand still`(seed: UInt64) throws {
    let steps = try Self.steps(seed: seed)
    #expect(steps.count == Self.pictures - 1)
    #expect(steps.suffix(20).sorted()[10] < 0.001, "\(steps)")
  }
}
