public import VideoDecoding
internal import FaceReconstruction
internal import MaskSigns

/// Follows one face through a recording, picture by picture.
///
/// The face's own points carry the crop from picture to picture; the whole picture is searched when the face is lost or
/// a shot ends. Use it from one thread at a time. Cost on one core: about 3 ms for a 720p picture, and 2.5 ms for its eyes.
public struct FaceTracker: ~Copyable {
  private var near: FaceDetector
  private var mesh: AttentionMesh
  private var eyes: EyeNetwork
  private let options: TrackerOptions
  private var state = TrackingState()
  private var cuts = SceneCuts()
  private var taker = CensusTaker()
  private var observer = Observer()
  private var wrinkles = WrinkleReader()
  /// The network for small faces takes half a second to compile and most recordings never need it.
  private var far: FaceDetector?
  private var core: InferenceCore
  private let folder: ModelFolder

  private init(
    near: consuming FaceDetector, mesh: consuming AttentionMesh, eyes: consuming EyeNetwork,
    core: consuming InferenceCore, folder: ModelFolder, options: TrackerOptions
  ) {
    self.near = near
    self.mesh = mesh
    self.eyes = eyes
    self.core = core
    self.folder = folder
    self.options = options
  }

  /// Reads and compiles the networks, on all cores; takes about half a second on two.
  ///
  /// - Throws: ``TrackingError/inference(step:code:)``, ``TrackingError/unexpectedModel(name:)``.
  public static func load(
    models folder: ModelFolder, options: TrackerOptions = TrackerOptions()
  ) throws(TrackingError) -> FaceTracker {
    var core = try InferenceCore.start()
    // The slowest first.
    try core.prepare(
      [.file(.meshTrunk), .eyes, .file(.nearFaces), .file(.meshRightEye), .file(.meshLeftEye), .file(.meshLips)],
      in: folder, threads: options.threads)
    let near = try FaceDetector.near(&core, folder, threads: options.threads)
    let mesh = try AttentionMesh.load(&core, folder, threads: options.threads)
    let eyes = try EyeNetwork.load(&core, folder, threads: options.threads)
    return FaceTracker(near: near, mesh: mesh, eyes: eyes, core: core, folder: folder, options: options)
  }

  /// What is seen of the followed face in the next picture; `nil` when no face is visible.
  ///
  /// - Throws: ``TrackingError/pictureTooSmall``, ``TrackingError/inference(step:code:)``.
  public mutating func observe(_ frame: Frame) throws(TrackingError) -> TrackedFace? {
    guard frame.width >= 16, frame.height >= 16 else { throw .pictureTooSmall }
    let time = MediaTime(ticks: frame.timestamp)
    let isCut = cuts.isCut(frame)
    if isCut { taker.cut() }
    let looks = state.looksAround(time)
    var action = state.begin(time, isCut: isCut)
    var seen: MeshedFace?
    if case .follow(let crop) = action {
      seen = try mesh.face(in: frame, crop: crop, threshold: options.presence)
      if seen == nil { action = state.lost(time) }
    }
    if case .search(let alsoFar) = action {
      seen = try search(frame, at: time, alsoFar: alsoFar)
    }
    if looks { try lookAround(frame, at: time, besides: seen?.box) }
    guard let face = seen else {
      state.missed()
      return nil
    }
    state.found(time, box: face.box, next: face.crop)
    taker.follow(face, track: state.track, at: time, pictureHeight: Float(frame.height), isGlance: looks)
    let size = SIMD2(Float(frame.width), Float(frame.height))
    let readings = try eyes.read(frame, face)
    let observation = observer.observation(
      of: face, readings, at: time, pictureSize: size, wrinkles: wrinkles.read(frame, face, at: time),
      isMirrored: options.isMirrored)
    return TrackedFace(observation: observation, track: state.track)
  }

  /// Forgets all that was seen, as if just loaded: the next picture is another recording's.
  public mutating func forget() {
    state = TrackingState()
    cuts = SceneCuts()
    taker = CensusTaker()
    observer = Observer()
    wrinkles = WrinkleReader()
  }

  /// Who was in view, after the last picture; with ``TrackerOptions/person`` that person alone, as number 1.
  public var census: FaceCensus {
    options.person.map { FaceCensus(taker.appearances, following: $0) } ?? FaceCensus(taker.appearances)
  }

  /// The face that returns to its place, or else the largest one that may be followed.
  private mutating func search(
    _ frame: Frame, at time: MediaTime, alsoFar: Bool
  ) throws(TrackingError) -> MeshedFace? {
    var faces = try near.faces(in: frame)
    if faces.isEmpty, alsoFar {
      faces = try farFaces(in: frame)
      state.searchedFar(time)
    }
    if let person = options.person { faces.removeAll { !person.isSeen(at: time, in: $0.box) } }
    let largest = faces.max { $0.box.area < $1.box.area }
    let returning = state.expected(at: time).flatMap { place in
      faces.lazy.filter { $0.box.overlap(place) > 0 }.max { $0.box.overlap(place) < $1.box.overlap(place) }
    }
    guard let chosen = returning ?? largest else { return nil }
    return try mesh.face(in: frame, crop: chosen.crop, threshold: options.presence)
  }

  private mutating func farFaces(in frame: Frame) throws(TrackingError) -> [FaceDetection] {
    if let faces = try far?.faces(in: frame) { return faces }
    var detector = try FaceDetector.far(&core, folder, threads: options.threads)
    let faces = try detector.faces(in: frame)
    far = consume detector
    return faces
  }

  /// Notes up to three people beside the followed face, for the census alone.
  private mutating func lookAround(_ frame: Frame, at time: MediaTime, besides followed: Box?) throws(TrackingError) {
    func isOther(_ box: Box) -> Bool { followed.map { $0.overlap(box) < 0.1 } ?? true }
    for face in try near.faces(in: frame).lazy.filter({ isOther($0.box) }).prefix(3) {
      if let meshed = try mesh.face(in: frame, crop: face.crop, threshold: options.presence), isOther(meshed.box) {
        taker.glance(meshed, at: time, pictureHeight: Float(frame.height))
      }
    }
  }
}
