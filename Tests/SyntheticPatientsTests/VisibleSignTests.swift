import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct VisibleSignTests {
  static let camera = Camera.phone(width: 1280, height: 720)

  static func both(_ value: Double) -> BothEyes<Double> { BothEyes(right: value, left: value) }

  /// Mean difference of neighbours in a column: what lies across it shows.
  static func relief(_ picture: PatientPicture, x: ClosedRange<Int>, y: ClosedRange<Int>) -> Double {
    var sum = 0.0
    for row in y {
      for column in x { sum += abs(Double(picture.pixel(column, row + 1).y) - Double(picture.pixel(column, row).y)) }
    }
    return sum / Double(x.count * y.count)
  }

  @Test func `each grade of wrinkles shows more than the one below`() throws {
    var look = CameraLook.plain
    look.noise = 0
    // A bare forehead: hair over it would hide the lines.
    let patient = try SyntheticPatient(seed: 2, camera: Self.camera, look: look)
    var last = -1.0
    for grade in 0...3 {
      var pose = PatientPose.still()
      pose.wrinkles = WrinklePose(forehead: Double(grade))
      let picture = patient.draw(pose).picture
      // The forehead, 38…68 mm over the eyes.
      let forehead = Self.relief(picture, x: 590...690, y: 165...230)
      #expect(forehead > last * 1.15 + 0.02, "grade \(grade): \(forehead), below \(last)")
      last = forehead
      // Elsewhere nothing changes.
      let cheek = Self.relief(picture, x: 540...580, y: 420...450)
      #expect(cheek < 3)
    }
  }

  @Test func `wrinkles of one side leave the other alone`() throws {
    let patient = try SyntheticPatient(seed: 21, camera: Self.camera)
    var pose = PatientPose.still()
    pose.wrinkles = WrinklePose()
    let smooth = patient.draw(pose).picture
    pose.wrinkles = WrinklePose(nasolabial: BothEyes(right: 3, left: 0))
    let lined = patient.draw(pose).picture
    var changed = (right: 0, left: 0)
    for y in 0..<720 {
      for x in 0..<1280 where smooth.pixel(x, y) != lined.pixel(x, y) {
        if x < 640 { changed.right += 1 } else { changed.left += 1 }
      }
    }
    #expect(changed.right > 200 && changed.left == 0)
  }

  @Test(arguments: [Occluder.Kind.paddle, .hand])
  func `an occluder before an eye hides it`(kind: Occluder.Kind) throws {
    let patient = try SyntheticPatient(seed: 7, camera: Self.camera)
    var pose = PatientPose.still()
    let globe = patient.movement(.healthy, .primaryPosition(duration: 1)).globes.left
    pose.occluder = Occluder(kind: kind, centre: SIMD3(globe.x, globe.y, 70), side: 1)
    #expect(DrawnEye(patient, pose, .left).visibleSamples == 0)
    let free = PatientPose.still()
    #expect(DrawnEye(patient, pose, .right).visibleSamples == DrawnEye(patient, free, .right).visibleSamples)
  }

  @Test(arguments: [2.5, 4, 6, 8])
  func `a pupil is drawn as wide as the pose asks`(diameter: Double) throws {
    var look = CameraLook.plain
    look.noise = 0
    // A pale iris, so that the pupil stands out.
    let seed = try #require((UInt64(1)...200).first { Person(seed: $0).eye.iris.y > 0.12 })
    let camera = Camera(width: 1280, height: 720, focalLength: 6000, distance: 500)
    let patient = try SyntheticPatient(seed: seed, camera: camera, look: look)
    var pose = PatientPose.still(mrd1: Self.both(6), mrd2: Self.both(6))
    pose.pupil = BothEyes(right: diameter, left: diameter)
    let scene = patient.scene(pose).scene
    #expect(abs(2 * Double(scene.eyes[1].pupilToIris) * Double(patient.person.eye.irisRadius) - diameter) < 1e-5)
    var view = patient
    let globe = patient.movement(.healthy, .primaryPosition(duration: 1)).globes.left
    view.camera.offset = SIMD2(-globe.x, -globe.y)
    let (picture, truth) = view.draw(pose)
    let centre = truth.eyes.left.irisCentre
    // Dark pixels in the iris' lower half, where nothing is mirrored.
    var dark = 0
    let y = Int(centre.y) + 4
    for x in Int(centre.x) - 80...Int(centre.x) + 80 where picture.pixel(x, y).y < 28 { dark += 1 }
    let seen = Double(dark) / truth.eyes.left.irisDiameterPixels * 2 * Double(patient.person.eye.irisRadius)
    #expect(abs(seen - diameter) < 0.6, "\(seen) mm")
  }

  @Test func `an open mouth shows teeth, a closed one none`() throws {
    let patient = try SyntheticPatient(seed: 21, camera: Self.camera)
    func samples(_ opening: Double) -> Int {
      var pose = PatientPose.still()
      pose.mouth.opening = opening
      let scene = patient.scene(pose).scene
      return patient.renderer(pose).visibility(scene).triangle.filter { $0 >= 0 && scene.materials[Int($0)] == .tooth }.count
    }
    #expect(samples(0) == 0)
    let (little, wide) = (samples(5), samples(16))
    #expect(little > 50 && wide >= little, "\(little) and \(wide) samples")
  }
}
