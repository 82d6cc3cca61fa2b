import FaceReconstruction
import Foundation
import MaskSigns
import Rasterization
import SyntheticPatients
import Testing
import VideoDecoding
import VideoEncoding

@testable import FaceTracking

/// The eye network, run by us.
struct EyeNetworkTests {
  /// The eyes of `Tools/eye_network_golden.py`, in whole numbers.
  private static func byte(_ eye: Int, _ channel: Int, _ x: Int, _ y: Int) -> Int {
    let dx = x - 64 - 3 * eye, dy = y - 46 + 2 * eye
    let almond = 40 * 40 - dx * dx
    let height = dy < 0 ? (eye == 0 ? 17 : 8) : (eye == 0 ? 11 : 12)
    if almond > 0 && abs(dy) * 1600 < height * almond {
      let iris = (dx - 5) * (dx - 5) + dy * dy
      if iris < 6 * 6 { return 12 }
      if iris < 15 * 15 { return [70, 80, 60][channel] }
      return [225, 218, 212][channel]
    }
    return [190, 150, 128][channel] - (x * 7 + y * 13 + x * y) % 11 - (abs(y - 20) < 2 ? 30 : 0)
  }

  @Test func `our run time answers as ONNX Runtime does`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/eye_lines.txt")
    let golden = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { Float($0) }
    var core = try InferenceCore.start()
    let counts = EyeAnswer.counts
    let network = try core.network(
      .eyes, in: .find(), threads: 1, inputs: 2 * EyeSampler.count, outputs: counts.map { 2 * $0 })
    for eye in 0..<2 {
      for channel in 0..<3 {
        for y in 0..<EyeCrop.height {
          for x in 0..<EyeCrop.width {
            network.input[((eye * 3 + channel) * EyeCrop.height + y) * EyeCrop.width + x] =
              Float(Self.byte(eye, channel, x, y)) / 255
          }
        }
      }
    }
    try network.run()
    var answer: [Float] = []
    for eye in 0..<2 {
      for (result, count) in zip(network.outputs, counts) { answer += result[eye * count..<(eye + 1) * count] }
    }
    #expect(answer.count == golden.count)
    // Places in pixels, logarithms, logits and the iris' matrix alike; the matrix is in square pixels, hence the share.
    for (a, b) in zip(answer, golden) { #expect(abs(a - b) < 1e-3 * max(1, abs(b) / 100)) }
  }

  /// A face in a picture, as the tracker sees it, and the picture's mirror image.
  private static func frames(seed: UInt64) throws -> (plain: Frame, mirrored: Frame) {
    let patient = try SyntheticPatient(seed: seed, camera: .phone(width: 480, height: 480))
    let picture = patient.draw(.still()).picture
    func frame(_ picture: some DrawnPicture) throws -> Frame {
      let path = FileManager.default.temporaryDirectory.appendingPathComponent("eye-\(UInt64.random(in: 0 ... .max)).mp4").path
      defer { try? FileManager.default.removeItem(atPath: path) }
      var writer = try FrameWriter.open(
        path, container: .mp4, width: 480, height: 480, frameRate: (30, 1), quality: EncodingQuality(constantRateFactor: 0))
      try writer.append(picture, at: 0)
      try writer.append(picture, at: 3000)
      try writer.finish()
      var reader = try FrameReader.open(path)
      return try #require(try reader.next())
    }
    return (try frame(picture), try frame(Mirrored(picture)))
  }

  @Test(arguments: [UInt64(3), 8]) func `a mirrored eye is read as its fellow`(seed: UInt64) throws {
    let (plain, mirrored) = try Self.frames(seed: seed)
    var tracker = try FaceTracker.load(models: .find())
    let seen = try #require(try tracker.observe(plain)).observation
    let face = MeshedFace(points: seen.mesh, rightIris: seen.eyes.right.iris, leftIris: seen.eyes.left.iris, presence: 1)
    var turned = MeshedFace.blank
    // Pixel centres of a picture 480 wide mirror at 479.
    face.mirror(width: 479, over: &turned)
    var core = try InferenceCore.start()
    var network = try EyeNetwork.load(&core, .find(), threads: 1)
    let there = try network.read(plain, face), here = try network.read(mirrored, turned)
    for eye in Eye.allCases {
      let a = try #require(there[eye])
      var b = try #require(here[eye == .right ? .left : .right])
      b.mirror(width: 479)
      for (p, q) in zip(a.upperMargin.points + a.lowerMargin.points, b.upperMargin.points + b.lowerMargin.points) {
        // Chroma is rounded to bytes on either side: a hundredth of a pixel.
        #expect(abs(p.place.x - q.place.x) < 0.05 && abs(p.place.y - q.place.y) < 0.05)
      }
      #expect(abs(a.iris.place.x - b.iris.place.x) < 0.05 && abs(a.irisAxes.x - b.irisAxes.x) < 0.05)
      #expect(abs(a.isClosed - b.isClosed) < 0.01)
      // The tracker fills in the same.
      let own = try #require(seen.eyes[eye].reading)
      #expect(abs(own.iris.place.x - a.iris.place.x) < 1e-3 && own.upperMargin == a.upperMargin)
    }
  }

  @Test func `a face without size has no readings`() throws {
    let (plain, _) = try Self.frames(seed: 3)
    var core = try InferenceCore.start()
    var network = try EyeNetwork.load(&core, .find(), threads: 1)
    #expect(try network.read(plain, .blank) == BothEyes(right: nil, left: nil))
    var broken = MeshedFace.blank
    broken.points[33].x = .nan
    broken.points[133].x = 50
    #expect(try network.read(plain, broken).right == nil)
  }
}

/// A picture in a mirror.
private struct Mirrored: DrawnPicture {
  let width, height: Int
  private var bytes: [UInt8]

  init(_ picture: PatientPicture) {
    (width, height) = (picture.width, picture.height)
    bytes = Array(repeating: 255, count: width * height * 4)
    for y in 0..<height {
      for x in 0..<width {
        let p = picture.pixel(width - 1 - x, y)
        for k in 0..<3 { bytes[(y * width + x) * 4 + k] = p[k] }
      }
    }
  }

  func withPixels<Result, E: Error>(_ body: (Span<UInt8>) throws(E) -> Result) throws(E) -> Result { try body(bytes.span) }
}
