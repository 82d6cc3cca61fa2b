import HeadGeometry
import MaskSigns

/// A patient who does not exist, to be drawn as a phone would record them, with the truth of every sign.
public struct SyntheticPatient: Sendable {
  public let person: Person
  private let head: PatientHead
  private let atlas: Atlas
  var backdrop: BackdropPicture
  public internal(set) var camera: Camera
  private let memory: MemoryPool

  /// - Parameters:
  ///   - seed: The same seed gives the same person.
  ///   - camera: The same for all of the patient's pictures.
  /// - Throws: ``PatientError/damagedHead`` when the program's own head data do not fit together.
  public init(seed: UInt64, camera: Camera) throws(PatientError) {
    let person = Person(seed: seed)
    guard let head = PatientHead(person) else { throw .damagedHead }
    self.person = person
    self.head = head
    self.camera = camera
    atlas = head.atlas(pixel: Float(camera.distance / camera.focalLength))
    backdrop = BackdropPicture(person.backdrop, camera)
    memory = MemoryPool()
  }

  /// The straight head's origin in the room: a little over the lens, so that crown and collar are both in view.
  private var place: SIMD3<Double> { SIMD3(0, 14, -camera.distance) }

  /// One picture.
  ///
  /// - Parameter frame: Number of the picture, which seeds the sensor's noise.
  public func draw(_ pose: PatientPose, frame: Int = 0) -> (picture: PatientPicture, truth: PictureTruth) {
    draw(pose, in: Lighting(), Sensor(seed: UInt32(truncatingIfNeeded: person.seed)), frame: frame)
  }

  func draw(
    _ pose: PatientPose, in room: Lighting, _ sensor: Sensor, frame: Int
  ) -> (picture: PatientPicture, truth: PictureTruth) {
    let memory = memory.take() ?? DrawingMemory(head: head, width: camera.width, height: camera.height)
    defer { self.memory.giveBack(memory) }
    let truth = memory.head.pose(pose, at: place, camera, into: &memory.scene)
    var renderer = renderer(pose)
    renderer.room = room
    renderer.draw(memory.scene, atlas, backdrop, memory)
    let bytes = sensor.develop(
      memory.light, width: camera.width, height: camera.height, frame: UInt32(truncatingIfNeeded: frame))
    return (PatientPicture(width: camera.width, height: camera.height, bytes: bytes), truth)
  }

  /// What the patient does over time in an examination.
  func movement(_ condition: EyeCondition, _ script: ExaminationScript) -> PatientMovement {
    PatientMovement(
      script: script, condition: condition, globes: head.globes, kappa: person.kappa.map { SIMD2($0.degrees, 0) },
      ownBrow: truth(.still()).eyes.map(\.browHeight), camera: -place, seed: UInt32(truncatingIfNeeded: person.seed &* 77))
  }

  /// The truth of a pose alone, without drawing.
  func truth(_ pose: PatientPose) -> PictureTruth {
    var head = head
    return head.truth(pose, at: place, camera)
  }

  /// Vertices of the scene's skin whose mean is each of the five points that recognisers align by.
  var alignmentVertices: [[Int]] { head.alignmentVertices }

  func scene(_ pose: PatientPose) -> (scene: Scene, truth: PictureTruth) {
    var head = head
    var scene = Scene()
    let truth = head.pose(pose, at: place, camera, into: &scene)
    return (scene, truth)
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
