internal import FaceReconstruction
internal import MaskSigns

/// How one picture's observation lies in the log: 28 bytes, 5,528 more when a face is visible, and 320 more when its skin
/// was read; native byte order, because the file never leaves the process.
///
/// The contours are mesh points picked out, so they are not written. Depths are 16-bit floats: to a 2,000th, where the
/// mesh's own are known to a tenth.
enum ObservationRecord {
  /// Time, track (−1: no face), bytes of the skin's reading, presence, width, height.
  static let headBytes = 8 + 4 + 4 + 4 + 4 + 4
  /// 468 points of two floats and a depth, two irises of five points of two floats, two readings.
  static let bodyBytes = MeshRegions.points * (2 * 4 + 2) + 2 * 5 * 2 * 4 + 2 * ReadingRecord.bytes
  static let noTrack: Int32 = -1

  static func append(_ face: TrackedFace?, at time: MediaTime, to bytes: inout [UInt8]) {
    func put<Value>(_ value: Value) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }
    put(time.ticks)
    put(face.map { Int32(truncatingIfNeeded: $0.track) } ?? noTrack)
    put(Int32(face?.observation.wrinkles == nil ? 0 : WrinkleReading.bytes))
    put(face?.observation.presence ?? 0)
    put(face?.observation.pictureSize.x ?? 0)
    put(face?.observation.pictureSize.y ?? 0)
    guard let observation = face?.observation else { return }
    for point in observation.mesh {
      put(point.x)
      put(point.y)
      put(Float16(point.z))
    }
    for point in observation.eyes.right.iris { put(point) }
    for point in observation.eyes.left.iris { put(point) }
    ReadingRecord.append(observation.eyes.right.reading, to: &bytes)
    ReadingRecord.append(observation.eyes.left.reading, to: &bytes)
    if let wrinkles = observation.wrinkles { bytes.append(contentsOf: wrinkles.codes) }
  }

  /// Bytes of the whole record whose head this is.
  static func size(head: UnsafeRawBufferPointer) -> Int {
    head.loadUnaligned(fromByteOffset: 8, as: Int32.self) == noTrack
      ? headBytes : headBytes + bodyBytes + Int(head.loadUnaligned(fromByteOffset: 12, as: Int32.self))
  }

  /// Reads records one after the other into the same memory; see ``Observer``.
  struct Reader: Sendable {
    private var face = MeshedFace.blank
    private var observer = Observer()
    private var right = EyeReading.blank, left = EyeReading.blank

    mutating func read(_ bytes: UnsafeRawBufferPointer) -> (time: MediaTime, face: TrackedFace?) {
      var at = 0
      func take<Value: BitwiseCopyable>(_ type: Value.Type) -> Value {
        defer { at += MemoryLayout<Value>.size }
        return bytes.loadUnaligned(fromByteOffset: at, as: type)
      }
      let time = MediaTime(ticks: take(Int64.self))
      let track = take(Int32.self), skin = take(Int32.self), presence = take(Float.self), size = SIMD2(take(Float.self), take(Float.self))
      guard track != noTrack else { return (time, nil) }
      for index in face.points.indices {
        face.points[index] = SIMD3(take(Float.self), take(Float.self), Float(take(Float16.self)))
      }
      for index in face.rightIris.indices { face.rightIris[index] = take(SIMD2<Float>.self) }
      for index in face.leftIris.indices { face.leftIris[index] = take(SIMD2<Float>.self) }
      face.presence = presence
      let seen = BothEyes(
        right: ReadingRecord.next(bytes, &at, over: &right), left: ReadingRecord.next(bytes, &at, over: &left))
      let wrinkles = skin == 0 ? nil : WrinkleReading(codes: (0..<Int(skin)).map { _ in take(UInt8.self) })
      let observation = observer.observation(of: face, seen, at: time, pictureSize: size, wrinkles: wrinkles)
      return (time, TrackedFace(observation: observation, track: Int(track)))
    }
  }
}
