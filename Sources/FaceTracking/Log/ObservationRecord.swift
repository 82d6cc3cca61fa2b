internal import FaceReconstruction
internal import MaskSigns

/// How one picture's observation lies in the log: 24 bytes, and 5,696 more when a face is visible; native byte order,
/// because the file never leaves the process.
///
/// The contours are mesh points picked out, so they are not written.
enum ObservationRecord {
  /// Time, track (−1: no face), presence, width, height.
  static let headBytes = 8 + 4 + 4 + 4 + 4
  /// 468 points of three floats, two irises of five points of two floats.
  static let bodyBytes = MeshRegions.points * 3 * 4 + 2 * 5 * 2 * 4
  static let noTrack: Int32 = -1

  static func append(_ face: TrackedFace?, at time: MediaTime, to bytes: inout [UInt8]) {
    func put<Value>(_ value: Value) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }
    put(time.ticks)
    put(face.map { Int32(truncatingIfNeeded: $0.track) } ?? noTrack)
    put(face?.observation.presence ?? 0)
    put(face?.observation.pictureSize.x ?? 0)
    put(face?.observation.pictureSize.y ?? 0)
    guard let observation = face?.observation else { return }
    for point in observation.mesh {
      put(point.x)
      put(point.y)
      put(point.z)
    }
    for eye in [observation.eyes.right, observation.eyes.left] {
      for point in eye.iris { put(point) }
    }
  }

  /// Bytes of the whole record whose head this is.
  static func size(head: UnsafeRawBufferPointer) -> Int {
    head.loadUnaligned(fromByteOffset: 8, as: Int32.self) == noTrack ? headBytes : headBytes + bodyBytes
  }

  static func read(_ bytes: UnsafeRawBufferPointer) -> (time: MediaTime, face: TrackedFace?) {
    var at = 0
    func take<Value: BitwiseCopyable>(_ type: Value.Type) -> Value {
      defer { at += MemoryLayout<Value>.size }
      return bytes.loadUnaligned(fromByteOffset: at, as: type)
    }
    let time = MediaTime(ticks: take(Int64.self))
    let track = take(Int32.self), presence = take(Float.self), size = SIMD2(take(Float.self), take(Float.self))
    guard track != noTrack else { return (time, nil) }
    let mesh = (0..<MeshRegions.points).map { _ in SIMD3(take(Float.self), take(Float.self), take(Float.self)) }
    let right = (0..<5).map { _ in take(SIMD2<Float>.self) }, left = (0..<5).map { _ in take(SIMD2<Float>.self) }
    let observation = FaceObservation(
      time: time, mesh: mesh,
      eyes: BothEyes(
        right: MeshedFace.eye(MeshRegions.rightEye, in: mesh, iris: right),
        left: MeshedFace.eye(MeshRegions.leftEye, in: mesh, iris: left)),
      presence: presence, pictureSize: size)
    return (time, TrackedFace(observation: observation, track: Int(track)))
  }
}
