/// All about a recording but the patient: camera, look, pictures a second and compression.
public struct Recording: Hashable, Sendable {
  public var camera: Camera
  public var look: CameraLook
  /// Pictures a second.
  public var frameRate: Int
  /// x264's constant rate factor: 18 hardly compressed, 23 a phone, 30 a messenger.
  public var constantRateFactor: Double

  public init(
    camera: Camera = .phone(width: 1280, height: 720), look: CameraLook = .plain, frameRate: Int = 30,
    constantRateFactor: Double = 23
  ) {
    self.camera = camera
    self.look = look
    self.frameRate = frameRate
    self.constantRateFactor = constantRateFactor
  }

  /// Sizes that phones and clinics record, and how usual each is here; sets are large, so most are small.
  private static let sizes: [(width: Int, height: Int, share: Double)] = [
    (640, 480, 0.32), (854, 480, 0.13), (480, 640, 0.08), (1280, 720, 0.22), (720, 1280, 0.10), (1920, 1080, 0.09),
    (1080, 1920, 0.04), (3840, 2160, 0.02),
  ]

  /// A recording drawn by chance; the same seed gives the same one.
  ///
  /// - Parameter size: Width and height in pixels; `nil` draws one from 480p to 4K, upright or across.
  public static func varied(seed: UInt64, size: (width: Int, height: Int)? = nil) -> Recording {
    var random = SeededGenerator(seed: seed &* 0x51ed_270b &+ 5)
    var place = random.unit()
    var drawn = (width: 640, height: 480)
    for s in sizes where place >= 0 {
      drawn = (s.width, s.height)
      place -= s.share
    }
    let (width, height) = size ?? drawn
    // Arm's length or a stand: 33 cm to 1 m.
    let distance = random.uniform(330, 1000)
    // So much of the patient fills the picture: the whole head, and shoulders for some.
    let isUpright = height > width
    let filled = isUpright ? random.uniform(200, 300) / Double(width) : random.uniform(255, 400) / Double(height)
    var camera = Camera(width: width, height: height, focalLength: distance / filled, distance: distance)
    let spare = isUpright ? 18.0 : (Double(height) * filled - 245) / 4
    camera.offset = SIMD2(
      random.uniform(-1, 1) * (isUpright ? 14 : 30), 10 + random.uniform(-1, 1) * min(max(spare, 4), 30))
    let rates = [25, 30, 30, 30, 60]
    var look = CameraLook.varied(seed: random.next())
    if var bystander = look.bystander {
      // At the picture's edge, whatever it shows: by its half width there, and a little less or more.
      let half = Double(width) / 2 / camera.focalLength * (distance - bystander.place.z)
      let side: Double = bystander.place.x < 0 ? -1 : 1
      bystander.place.x = side * half * random.uniform(0.78, 1.02) - camera.offset.x
      look.bystander = bystander
    }
    return Recording(
      camera: camera, look: look, frameRate: rates[Int(random.next() % UInt64(rates.count))],
      constantRateFactor: random.uniform(18, 31).rounded())
  }
}

extension ClipRecipe {
  /// A patient in a recording.
  public init(seed: UInt64, condition: EyeCondition = .healthy, script: ExaminationScript, recording: Recording) {
    self.init(
      seed: seed, condition: condition, script: script, camera: recording.camera, frameRate: recording.frameRate,
      constantRateFactor: recording.constantRateFactor)
    look = recording.look
  }
}
