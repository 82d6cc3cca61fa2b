internal import FaceReconstruction
internal import MaskSigns
internal import VideoDecoding
#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads the lines of the skin in some pictures of a recording: wrinkles hardly move, so every fifth of a second is enough.
struct WrinkleReader {
  /// Between two readings, so that their cost is small beside that of a picture.
  static let interval = MediaTime.ticksPerSecond / 5
  /// A face whose eyes are nearer to each other than this, in pixels, shows no wrinkle.
  static let leastEyeDistance: Float = 40

  private var last: MediaTime?
  private var meter = LineMeter()
  private var field = [Float](repeating: 0, count: LineMeter.capacity)

  /// - Parameter face: In the picture's own pixels, as it was seen.
  /// - Returns: By the mesh's own sides; `nil` when it is not time, or the face too small.
  mutating func read(_ frame: Frame, _ face: MeshedFace, at time: MediaTime) -> WrinkleReading? {
    guard isDue(at: time) else { return nil }
    let across = (face.points[33] + face.points[133] - face.points[263] - face.points[362]) / 2
    let distance = (across * across).sum().squareRoot()
    guard distance >= Self.leastEyeDistance, distance.isFinite else { return nil }
    last = time
    return frame.sampled { read($0, face) }
  }

  /// A clock that went back is another recording.
  func isDue(at time: MediaTime) -> Bool {
    guard let last else { return true }
    return !(0..<Self.interval).contains(time.ticks - last.ticks)
  }

  mutating func read(_ planes: Planes, _ face: MeshedFace) -> WrinkleReading {
    var codes = [UInt8](repeating: WrinkleReading.code(0), count: WrinkleReading.bytes)
    for (index, patch) in SkinPatch.all.enumerated() {
      let camera = patch.camera(face.points)
      let (along, across) = patch.steps(at: patch.middle, in: camera)
      func size(_ way: SIMD2<Float>) -> Float { (way * way).sum().squareRoot() / Float(SkinPatch.step) }
      // Seen from too far aside, or no numbers.
      guard size(along) > 0.2, size(across) > 0.2, size(along) < 100, size(across) < 100 else { continue }
      field.withUnsafeMutableBufferPointer { field in
        guard let field = field.baseAddress else { return }
        PatchSampler.read(patch, camera: camera, from: planes, into: field)
      }
      guard
        var numbers = meter.measure(
          field, columns: patch.columns, rows: patch.rows, holdsSkinAlone: index < WrinklePatch.eyeRight.rawValue)
      else { continue }
      numbers[WrinkleReading.Feature.pixelsAlong.rawValue] = log(size(along))
      numbers[WrinkleReading.Feature.pixelsAcross.rawValue] = log(size(across))
      for k in 0..<WrinkleReading.width { codes[index * WrinkleReading.width + k] = WrinkleReading.code(numbers[k]) }
    }
    return WrinkleReading(codes: codes)
  }
}

extension WrinkleReading {
  /// As if the picture had been turned over.
  var mirrored: WrinkleReading {
    WrinkleReading(
      codes: WrinklePatch.allCases.flatMap { patch in
        codes[patch.fellow.rawValue * Self.width..<(patch.fellow.rawValue + 1) * Self.width]
      })
  }
}
