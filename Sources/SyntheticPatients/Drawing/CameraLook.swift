import HeadGeometry

/// How a recording looks: light, background, exposure, focus, and the hand that holds the phone.
public struct CameraLook: Hashable, Sendable {
  public enum Background: String, Hashable, Sendable, CaseIterable {
    /// A plain wall with a door frame; a clinic with an eye chart; daylight behind; shelves of books; a dark room.
    case wall, clinic, window, bookshelf, dark
  }
  /// Another person behind the patient, out of focus: a parent, or the examiner.
  public struct Bystander: Hashable, Sendable {
    public var seed: UInt64
    /// Their head's origin from the patient's, in the room's axes, millimetres.
    public var place: SIMD3<Double>
    public init(seed: UInt64, place: SIMD3<Double>) {
      self.seed = seed
      self.place = place
    }
  }

  var room = Lighting()
  public var background = Background.wall
  public var bystander: Bystander?
  /// Of the right exposure.
  public var exposure = 1.0
  /// How far the automatic exposure wanders, stops.
  public var exposureDrift = 0.0
  /// Standard deviation of the sensor's noise at mid-grey, of full scale.
  public var noise = 0.008
  /// Seconds that the shutter is open; 0 draws each picture as one instant.
  public var exposureTime = 0.0
  /// Standard deviation of the blur when the focus is off, of the picture's height.
  public var defocus = 0.0
  /// How far a hand that shakes turns the camera, standard deviation in degrees.
  public var shake = 0.0
  /// Of the unrest of hand, focus and exposure.
  var seed: UInt32 = 0

  /// Even, steady and in focus.
  public static let plain = CameraLook()

  /// The camera at one moment.
  struct Moment {
    var exposure: Double
    /// Standard deviation of the blur, pixels.
    var blur: Double
    var camera: Camera
  }
  func moment(of camera: Camera, at time: Double) -> Moment {
    var camera = camera
    let unit = camera.focalLength * Portable.pi / 180 * shake
    // A hand sways about once a second and trembles some ten times; the noise has a standard deviation of a third.
    func sway(_ channel: UInt32) -> Double { 2.6 * slow(time, 0.8, channel) + 0.5 * slow(time, 7, channel + 1) }
    camera.shift += SIMD2(sway(1), sway(3)) * unit
    let steps = exposureDrift * slow(time, 0.35, 5) * 2
    return Moment(
      exposure: exposure * Portable.exp(steps * 0.693147180559945309417),
      blur: defocus * Double(camera.height) * max(1 + 1.2 * slow(time, 0.5, 6), 0), camera: camera)
  }
  /// −1…1 about 0; `rate` in turns a second.
  private func slow(_ time: Double, _ rate: Double, _ channel: UInt32) -> Double {
    Double(Noise.value(SIMD3(Float(time * rate), 0.37, 0.71), seed &+ channel &* 97))
  }

  /// A look drawn by chance from those of clinics and homes.
  public static func varied(seed: UInt64) -> CameraLook {
    var random = SeededGenerator(seed: seed &* 0x9e6d_5a3b &+ 17)
    func chance(_ p: Double) -> Bool { random.unit() < p }
    var look = CameraLook()
    look.seed = UInt32(truncatingIfNeeded: random.next())
    let pick = random.unit()
    look.background = pick < 0.3 ? .wall : pick < 0.55 ? .clinic : pick < 0.7 ? .window : pick < 0.88 ? .bookshelf : .dark
    let isDark = look.background == .dark
    // The key wanders over the upper front half of the room, and from a lamp's colour (+) to the sky's (−).
    var room = Lighting()
    room.key = normalised(
      SIMD3(Float(random.uniform(-0.85, 0.85)), Float(random.uniform(0.05, 0.85)), Float(random.uniform(0.5, 1))))
    let warm = Float(random.uniform(-1, 1))
    let level = Float(isDark ? random.uniform(0.5, 0.9) : random.uniform(0.85, 1.15))
    room.keyColour = SIMD3(1 + 0.12 * warm, 0.97, 0.92 - 0.18 * warm) * (level * Float(random.uniform(1.1, 1.9)))
    room.fill = normalised(SIMD3(-room.key.x * 1.2 + 0.1, Float(random.uniform(-0.15, 0.5)), 0.6))
    // The second light need not be of the first one's colour.
    let other = warm * 0.5 + Float(random.uniform(-0.5, 0.5))
    room.fillColour =
      SIMD3(0.94 + 0.08 * other, 0.95, 0.97 - 0.10 * other) * (level * Float(random.uniform(0.25, 0.8)))
    room.skyColour = SIMD3(0.95 + 0.04 * other, 0.98, 1.0 - 0.07 * other) * (level * Float(random.uniform(0.4, 0.8)))
    room.floorColour = SIMD3(1.0, 0.88, 0.76) * (level * Float(random.uniform(0.2, 0.4)))
    if chance(0.3) {
      let flash = SIMD3<Float>(1.0, 0.97, 0.92)
      room.flashColour = flash
      // So near the lens, it lights the face from in front.
      room.fill = normalised(SIMD3(0.02, 0.02, 1))
      room.fillColour = flash * Float(random.uniform(0.4, 0.7))
    }
    look.room = room
    look.exposure = isDark ? random.uniform(0.8, 1.15) : random.uniform(0.8, 1.2)
    look.exposureDrift = chance(0.5) ? random.uniform(0.03, 0.2) : 0
    // Little light: the gain goes up, and the shutter stays open longer.
    look.noise = isDark ? random.uniform(0.018, 0.035) : random.uniform(0.004, 0.016)
    look.exposureTime = isDark ? 1.0 / 30 : 1 / random.uniform(45, 200)
    look.defocus = chance(0.35) ? random.uniform(0.0006, 0.0028) : 0
    look.shake = chance(0.6) ? random.uniform(0.03, 0.22) : 0
    if chance(0.15) {
      let side: Double = chance(0.5) ? 1 : -1
      look.bystander = Bystander(
        seed: random.next() % 1_000_000,
        place: SIMD3(side * random.uniform(190, 250), random.uniform(-20, 90), -random.uniform(150, 450)))
    }
    return look
  }
}
