import HeadGeometry
import MaskSigns

/// A single small picture of a synthetic person, with the points that face recognisers align by.
public struct Portrait: Sendable {
  public var picture: PatientPicture
  /// The person's right and left eye (middle of the canthi), tip of the nose, right and left corner of the mouth: pixels
  /// from the picture's top-left corner, a pixel's centre at a whole number.
  public var points: [SIMD2<Double>]
}

/// Takes portraits of one person under conditions that change from take to take, as recordings on different days do:
/// pose, gaze, brows, lids, light, distance, exposure and the sensor's noise.
public struct PortraitStudio: Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// - Parameters:
  ///   - seed: Who.
  ///   - takes: Which pictures; the same number gives the same picture.
  /// - Throws: ``PatientError/damagedHead``.
  public func portraits(of seed: UInt64, takes: Range<Int>) throws(PatientError) -> [Portrait] {
    let patient = try SyntheticPatient(seed: seed, camera: .phone(width: width, height: height))
    var all: [Portrait] = []
    for take in takes { all.append(portrait(of: patient, take: take)) }
    return all
  }

  /// The same poses as ``portraits(of:takes:)``, of the person's shape alone in one colour and one light: masks that keep the
  /// face's shape, as the digital mask of 2022 did.
  public func shapeKeptMasks(of seed: UInt64, takes: Range<Int>) throws(PatientError) -> [Portrait] {
    let patient = try SyntheticPatient(
      Person(seed: seed).plaster, camera: .phone(width: width, height: height))
    var all: [Portrait] = []
    for take in takes { all.append(portrait(of: patient, pose(of: patient, take: take).pose, Lighting(), Sensor(noise: 0, seed: 1))) }
    return all
  }

  /// The person straight on in even light, for looking at.
  public func plainPortrait(of seed: UInt64) throws(PatientError) -> Portrait {
    let patient = try SyntheticPatient(seed: seed, camera: .phone(width: width, height: height))
    return portrait(of: patient, .still(), Lighting(), Sensor(seed: 1))
  }

  /// Head, gaze, brows, lids and mouth of a take, and the chances that are left for its light and camera.
  private func pose(of patient: SyntheticPatient, take: Int) -> (pose: PatientPose, random: SeededGenerator) {
    var random = SeededGenerator(seed: patient.person.seed &* 0x9e37_79b9 &+ UInt64(take) &* 0x85eb_ca6b &+ 99)
    func around(_ mean: Double, _ deviation: Double) -> Double {
      mean + deviation * min(max(random.normal(), -2), 2)
    }
    let head = HeadPosture(
      yaw: .degrees(around(0, 11)), pitch: .degrees(around(0, 6)), roll: .degrees(around(0, 5)))
    let gaze = Gaze(yaw: .degrees(around(0, 7)), pitch: .degrees(around(0, 5)))
    let brow = around(0, 1.2)
    let mrd1 = around(4, 0.5)
    let mrd2 = around(5, 0.4)
    var pose = PatientPose.still(
      head: head, gaze: BothEyes(right: gaze, left: gaze), mrd1: BothEyes(right: mrd1, left: mrd1),
      mrd2: BothEyes(right: mrd2, left: mrd2), brow: BothEyes(right: brow, left: brow))
    // Some smile, some speak, most rest.
    let smile = max(around(-0.2, 0.45), 0)
    pose.mouth = MouthPose(
      opening: max(around(-1, 3), 0), smile: BothEyes(right: smile, left: smile), rounding: around(0, 0.25))
    return (pose, random)
  }

  private func portrait(of patient: SyntheticPatient, take: Int) -> Portrait {
    let (pose, rest) = self.pose(of: patient, take: take)
    var random = rest
    // The key light wanders over the upper front half of the room; its colour from a lamp's to the sky's.
    var room = Lighting()
    room.key = normalised(
      SIMD3(Float(random.uniform(-0.8, 0.8)), Float(random.uniform(0.1, 0.85)), Float(random.uniform(0.55, 1))))
    let warm = Float(random.uniform(-1, 1))
    let strength = Float(random.uniform(1.2, 1.9))
    room.keyColour = SIMD3(1 + 0.10 * warm, 0.97, 0.92 - 0.14 * warm) * strength
    room.fill = normalised(SIMD3(-room.key.x * 1.2 + 0.1, Float(random.uniform(-0.1, 0.5)), 0.6))
    let fill = Float(random.uniform(0.25, 0.7))
    room.fillColour = SIMD3(0.92 - 0.06 * warm, 0.95, 0.98 + 0.06 * warm) * fill
    let sky = Float(random.uniform(0.45, 0.8))
    room.skyColour = SIMD3(0.95, 0.98, 1.0) * sky
    var sensor = Sensor(seed: UInt32(truncatingIfNeeded: random.next()))
    sensor.exposure = Float(random.uniform(0.8, 1.15))
    sensor.noise = Float(random.uniform(0.006, 0.02))
    // Nearer or further, the face as large: perspective changes, size does not.
    var patient = patient
    let distance = random.uniform(380, 850)
    patient.camera = Camera(
      width: width, height: height, focalLength: patient.camera.focalLength * distance / patient.camera.distance,
      distance: distance)
    // Another day, another wall.
    patient.backdrop = BackdropPicture(Backdrop(grain: sensor.seed &+ 2, &random), patient.camera)
    return portrait(of: patient, pose, room, sensor)
  }

  private func portrait(of patient: SyntheticPatient, _ pose: PatientPose, _ room: Lighting, _ sensor: Sensor) -> Portrait {
    let picture = patient.draw(pose, in: room, sensor, frame: 0).picture
    let scene = patient.scene(pose).scene
    // The skin is the scene's first body, so that its vertices are the head's.
    let points = patient.alignmentVertices.map { vertices in
      var sum = SIMD2<Double>.zero
      for v in vertices { sum += patient.camera.project(SIMD3<Double>(scene.positions[v])) }
      return sum / Double(vertices.count) - SIMD2(0.5, 0.5)
    }
    return Portrait(picture: picture, points: points)
  }
}
