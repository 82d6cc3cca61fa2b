public import VideoDecoding
internal import FaceReconstruction
internal import MaskSigns

/// Follows one face through a recording, picture by picture.
///
/// The face's own points carry the crop from picture to picture; the whole picture is searched when the face is lost or
/// a shot ends. Use it from one thread at a time. Cost on one core: about 3 ms for a 720p picture.
public struct FaceTracker: ~Copyable {
  private let near, far: FaceDetector
  private let mesh: AttentionMesh
  private let options: TrackerOptions
  private var state = TrackingState()
  private var cuts = SceneCuts()

  private init(
    near: consuming FaceDetector, far: consuming FaceDetector, mesh: consuming AttentionMesh, options: TrackerOptions
  ) {
    self.near = near
    self.far = far
    self.mesh = mesh
    self.options = options
  }

  /// Reads and compiles the networks; takes about a second.
  ///
  /// - Throws: ``TrackingError/inference(step:code:)``, ``TrackingError/unexpectedModel(name:)``.
  public static func load(
    models folder: ModelFolder, options: TrackerOptions = TrackerOptions()
  ) throws(TrackingError) -> FaceTracker {
    let core = try InferenceCore.start()
    return FaceTracker(
      near: try .near(core, folder, threads: options.threads), far: try .far(core, folder, threads: options.threads),
      mesh: try .load(core, folder, threads: options.threads), options: options)
  }

  /// What is seen of the followed face in the next picture; `nil` when no face is visible.
  ///
  /// - Throws: ``TrackingError/pictureTooSmall``, ``TrackingError/inference(step:code:)``.
  public mutating func observe(_ frame: Frame) throws(TrackingError) -> TrackedFace? {
    guard frame.width >= 16, frame.height >= 16 else { throw .pictureTooSmall }
    let time = MediaTime(ticks: frame.timestamp)
    var action = state.begin(time, isCut: cuts.isCut(frame))
    var seen: MeshedFace?
    if case .follow(let crop) = action {
      seen = try mesh.face(in: frame, crop: crop, threshold: options.presence)
      if seen == nil { action = state.lost(time) }
    }
    if case .search(let alsoFar) = action {
      seen = try search(frame, at: time, alsoFar: alsoFar)
    }
    guard let face = seen else {
      state.missed()
      return nil
    }
    state.found(time, box: face.box, next: face.crop)
    let size = SIMD2(Float(frame.width), Float(frame.height))
    return TrackedFace(
      observation: face.observation(at: time, pictureSize: size, isMirrored: options.isMirrored), track: state.track)
  }

  /// The face that returns to its place, or else the largest in the picture.
  private mutating func search(
    _ frame: Frame, at time: MediaTime, alsoFar: Bool
  ) throws(TrackingError) -> MeshedFace? {
    var faces = try near.faces(in: frame)
    if faces.isEmpty, alsoFar {
      faces = try far.faces(in: frame)
      state.searchedFar(time)
    }
    let expected = state.expected(at: time)
    let place = expected.flatMap { box in faces.max { $0.box.overlap(box) < $1.box.overlap(box) } }
    guard
      let chosen = place.flatMap({ $0.box.overlap(expected ?? $0.box) > 0 ? $0 : nil })
        ?? faces.max(by: { $0.box.area < $1.box.area })
    else { return nil }
    return try mesh.face(in: frame, crop: chosen.crop, threshold: options.presence)
  }
}
