import HeadGeometry
import MaskSigns

/// A patient who does not exist, to be drawn as a phone would record them, with the truth of every sign.
public struct SyntheticPatient: Sendable {
  public let person: Person
  private let head: PatientHead
  private let atlas: Atlas
  var backdrop: BackdropPicture
  private let bystander: Bystander?
  public internal(set) var camera: Camera
  public let look: CameraLook
  private let memory: MemoryPool

  /// - Parameters:
  ///   - seed: The same seed gives the same person.
  ///   - camera: The same for all of the patient's pictures.
  ///   - look: Light, background, focus and unrest of the recording.
  /// - Throws: ``PatientError/damagedHead`` when the program's own head data do not fit together.
  public init(seed: UInt64, camera: Camera, look: CameraLook = .plain) throws(PatientError) {
    try self.init(Person(seed: seed), camera: camera, look: look)
  }

  init(_ person: Person, camera: Camera, look: CameraLook = .plain) throws(PatientError) {
    guard let head = PatientHead(person) else { throw .damagedHead }
    self.person = person
    self.head = head
    self.camera = camera
    self.look = look
    atlas = head.atlas(pixel: Float(camera.distance / camera.focalLength))
    var behind = person.backdrop
    behind.kind = look.background
    backdrop = BackdropPicture(behind, camera)
    if let bystander = look.bystander {
      self.bystander = try Bystander(bystander, camera, behind, look.room)
    } else {
      bystander = nil
    }
    memory = MemoryPool()
  }

  /// One picture, taken in an instant.
  ///
  /// - Parameter frame: Number of the picture, which seeds the sensor's noise.
  public func draw(_ pose: PatientPose, frame: Int = 0) -> (picture: PatientPicture, truth: PictureTruth) {
    draw(pose, in: look.room, sensor, frame: frame)
  }

  /// One picture, taken in an instant by a lens that is out of focus.
  ///
  /// - Parameter blur: Standard deviation of the bell that a point becomes, pixels.
  public func draw(
    _ pose: PatientPose, blur: Double, frame: Int = 0
  ) -> (picture: PatientPicture, truth: PictureTruth) {
    draw(pose, in: look.room, sensor, blur: blur, frame: frame)
  }

  /// One picture of a clip: what moves while the shutter is open is blurred, and the truth is that of the middle.
  func draw(_ movement: PatientMovement, at time: Double, frame: Int) -> (picture: PatientPicture, truth: PictureTruth) {
    let moment = look.moment(of: camera, at: time)
    var moving = self
    moving.camera = moment.camera
    var sensor = sensor
    sensor.exposure = Float(moment.exposure)
    let half = look.exposureTime / 2
    let shutter = half > 0 ? (opens: movement.pose(at: time - half), closes: movement.pose(at: time + half)) : nil
    return moving.draw(
      movement.pose(at: time), shutter: shutter, in: look.room, sensor, blur: moment.blur, time: time, frame: frame)
  }

  private var sensor: Sensor {
    Sensor(exposure: Float(look.exposure), noise: Float(look.noise), seed: UInt32(truncatingIfNeeded: person.seed))
  }

  func draw(
    _ pose: PatientPose, shutter: (opens: PatientPose, closes: PatientPose)? = nil, in room: Lighting, _ sensor: Sensor,
    blur: Double = 0, time: Double = 0, frame: Int
  ) -> (picture: PatientPicture, truth: PictureTruth) {
    let memory = memory.take() ?? DrawingMemory(head: head, width: camera.width, height: camera.height)
    defer { self.memory.giveBack(memory) }
    var behind = bystander?.backdrop(at: time) ?? backdrop
    behind.shift = SIMD2<Float>(camera.shift)
    let truth = drawLight(pose, shutter, in: room, before: behind, memory)
    Blur.blur(&memory.light, width: camera.width, height: camera.height, deviation: blur)
    let bytes = sensor.develop(
      memory.light, width: camera.width, height: camera.height, frame: UInt32(truncatingIfNeeded: frame))
    return (PatientPicture(width: camera.width, height: camera.height, bytes: bytes), truth)
  }

  /// Linear light of each pixel, rows from the top.
  func light(_ pose: PatientPose, in room: Lighting, before backdrop: BackdropPicture) -> [SIMD4<Float>] {
    let memory = memory.take() ?? DrawingMemory(head: head, width: camera.width, height: camera.height)
    defer { self.memory.giveBack(memory) }
    _ = drawLight(pose, nil, in: room, before: backdrop, memory)
    return memory.light
  }

  private func drawLight(
    _ pose: PatientPose, _ shutter: (opens: PatientPose, closes: PatientPose)?, in room: Lighting,
    before backdrop: BackdropPicture, _ memory: DrawingMemory
  ) -> PictureTruth {
    var renderer = renderer(pose)
    renderer.room = room
    memory.motion.removeAll(keepingCapacity: true)
    if let (opens, closes) = shutter,
      opens.reach(to: closes) * camera.focalLength / camera.distance > Renderer.stillPixels
    {
      memory.head.pose(opens, at: camera.place, into: &memory.scene)
      renderer.corners(memory.scene, into: &memory.corners)
      memory.head.pose(closes, at: camera.place, into: &memory.scene)
      renderer.motion(memory.scene, from: memory.corners, into: &memory.motion)
    }
    memory.head.pose(pose, at: camera.place, into: &memory.scene)
    renderer.draw(memory.scene, atlas, backdrop, memory)
    return memory.head.truth(pose, TruthView(pose, at: camera.place, camera, room: room))
  }

  /// What the patient does over time in an examination; in another session other chances fall.
  func movement(_ condition: EyeCondition, _ script: ExaminationScript, session: UInt32 = 0) -> PatientMovement {
    PatientMovement(
      script: script, condition: condition, globes: head.globes, kappa: person.kappa.map { SIMD2($0.degrees, 0) },
      ownBrow: truth(.still()).eyes.map(\.browHeight), camera: -camera.place,
      seed: UInt32(truncatingIfNeeded: person.seed &* 77) &+ session &* 0x9e37_79b9)
  }

  /// The truth of a pose alone, without drawing.
  func truth(_ pose: PatientPose) -> PictureTruth {
    var head = head
    return head.truth(pose, at: camera.place, camera, room: look.room)
  }

  /// Vertices of the scene's skin whose mean is each of the five points that recognisers align by.
  var alignmentVertices: [[Int]] { head.alignmentVertices }

  func scene(_ pose: PatientPose) -> (scene: Scene, truth: PictureTruth) {
    var head = head
    var scene = Scene()
    head.pose(pose, at: camera.place, into: &scene)
    return (scene, head.truth(pose, TruthView(pose, at: camera.place, camera, room: look.room)))
  }
  func renderer(_ pose: PatientPose) -> Renderer {
    let frame = HeadFrame(pose.head)
    let wrinkles = pose.wrinkles ?? person.skin.wrinkles
    var grades = SIMD8<Float>.zero
    for region in FoldRegion.allCases { grades[region.rawValue] = Float(wrinkles[region]) }
    return Renderer(
      camera: camera, eye: person.eye, headX: Vector(frame.x), headY: Vector(frame.y), headZ: Vector(frame.z),
      wrinkles: grades)
  }
}

/// Why a synthetic patient could not be made.
public enum PatientError: Error, Hashable {
  /// The embedded head and the shapes of faces do not fit each other.
  case damagedHead
  /// The clip has no pictures, or sides that no encoder takes.
  case badRecipe
  /// A text file beside the clip could not be written.
  case cannotWriteTruth
}
