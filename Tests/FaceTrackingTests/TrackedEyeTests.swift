import FaceReconstruction
import Foundation
import MaskSigns
import Testing
import VideoDecoding
import VideoEncoding

@testable import FaceTracking
@testable import SyntheticPatients
@testable import eye_crops

/// Eyes of drawn people, as the tracker comes to them: where it looks, and what the network reads there.
struct TrackedEyeTests {
  /// In widths of the crop, and radians: how the tracker's crop lies from the one that the truth gives. Distances in
  /// pixels of the picture: what was read from what was drawn.
  struct Miss {
    var shift: SIMD2<Float>
    var size, turn: Float
    var iris, irisSize, upper, lower, canthi: Float
  }

  static func misses(seed: UInt64, tracker: inout FaceTracker) throws -> [Miss] {
    let patient = try SyntheticPatient(seed: seed, camera: .phone(width: 480, height: 480))
    let (picture, truth) = patient.draw(.still())
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("eyes-\(UInt64.random(in: 0 ... .max)).mp4").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var writer = try FrameWriter.open(
      path, container: .mp4, width: 480, height: 480, frameRate: (30, 1), quality: EncodingQuality(constantRateFactor: 0))
    // So many pictures until the tracked crop has come to rest.
    for number in 0..<6 { try writer.append(picture, at: Int64(number) * 3000) }
    try writer.finish()
    var reader = try FrameReader.open(path)
    var seen: FaceObservation?
    while let frame = try reader.next() { seen = try tracker.observe(frame)?.observation }
    let face = try #require(seen)
    let crops = EyeCrop.both(of: face.mesh)
    return try Eye.allCases.map { eye in
      let crop = try #require(crops[eye]), t = truth.eyes[eye], reading = try #require(face.eyes[eye].reading)
      // The truth counts from the picture's corner, the tracker from the first pixel's centre.
      func place(_ p: SIMD2<Double>) -> SIMD2<Float> { SIMD2<Float>(p - 0.5) }
      func apart(_ p: ReadPoint, _ q: SIMD2<Double>) -> Float {
        let way = p.place - place(q)
        return (way * way).sum().squareRoot()
      }
      /// Of the middle place, from the truth's line in the picture, up or down.
      func height(_ line: LidLine, _ curve: [SIMD2<Double>]) -> Float {
        let p = line.points[LidLine.count / 2].place
        for (a, b) in zip(curve, curve.dropFirst()) {
          let (a, b) = (place(a), place(b))
          if (a.x <= p.x) != (b.x <= p.x) { return abs(a.y + (b.y - a.y) * (p.x - a.x) / (b.x - a.x) - p.y) }
        }
        return .infinity
      }
      let exact = EyeCrop(
        temporal: SIMD3(place(t.temporalCanthus), 0), nasal: SIMD3(place(t.nasalCanthus), 0), isMirrored: eye == .left)
      let turned = exact.turnedBack(crop.right)
      return Miss(
        shift: (exact.inCrop(crop.centre) - [63.5, 47.5]) / 128, size: crop.scale / exact.scale - 1,
        turn: turned.y / turned.x, iris: apart(reading.iris, t.irisCentre),
        irisSize: abs(reading.irisAxes.x - Float(t.iris.major)), upper: height(reading.upperMargin, t.upperCurve),
        lower: height(reading.lowerMargin, t.lowerCurve),
        canthi: (apart(reading.nasalCanthus, t.nasalCanthus) + apart(reading.temporalCanthus, t.temporalCanthus)) / 2)
    }
  }

  /// Ten people's eyes, 100 pixels apart.
  static let all = Result { () throws -> [Miss] in
    var tracker = try FaceTracker.load(models: .find())
    return try (UInt64(1)...10).flatMap { try misses(seed: $0, tracker: &tracker) }
  }

  @Test func `the tracker's crops lie within what training draws`() throws {
    let all = try Self.all.get()
    func mean(_ value: (Miss) -> Float) -> Float { all.reduce(0) { $0 + value($1) } / Float(all.count) }
    func spread(_ value: (Miss) -> Float) -> Float { mean { value($0) * value($0) }.squareRoot() }
    #expect(Double(max(spread(\.shift.x), spread(\.shift.y))) < CropTaking.shift)
    #expect(all.allSatisfy { abs(Double($0.size)) < CropTaking.size }, "\(all.map(\.size))")
    #expect(all.allSatisfy { abs(Double($0.turn)) < CropTaking.turn }, "\(all.map(\.turn))")
  }

  /// Healthy eyes straight ahead, in even light: less than this would be a fault of ours, not the eyes' difficulty.
  @Test func `what is read lies on what was drawn`() throws {
    let all = try Self.all.get()
    func middle(_ value: (Miss) -> Float) -> Float { all.map(value).sorted()[all.count / 2] }
    let report =
      "iris \(middle(\.iris)), its size \(middle(\.irisSize)), upper \(middle(\.upper)), lower \(middle(\.lower)), canthi \(middle(\.canthi)) px"
    // Pixels of the picture; one is 0.6 mm.
    #expect(middle(\.iris) < 0.6, "\(report)")
    #expect(middle(\.irisSize) < 0.8, "\(report)")
    #expect(middle(\.upper) < 0.6 && middle(\.lower) < 0.6, "\(report)")
    #expect(middle(\.canthi) < 1.5, "\(report)")
  }
}
