import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct PictureTests {
  static let large = Camera.phone(width: 1280, height: 720)
  static let small = Camera.phone(width: 320, height: 180)

  static func both(_ value: Double) -> BothEyes<Double> { BothEyes(right: value, left: value) }
  static func gaze(_ yaw: Double, _ pitch: Double) -> BothEyes<Gaze> {
    let gaze = Gaze(yaw: .degrees(yaw), pitch: .degrees(pitch))
    return BothEyes(right: gaze, left: gaze)
  }

  @Test func `the same seed gives the same pixels, another seed another person`() throws {
    let pose = PatientPose.still(gaze: Self.gaze(10, 5))
    let one = try SyntheticPatient(seed: 3, camera: Self.small).draw(pose, frame: 4)
    let same = try SyntheticPatient(seed: 3, camera: Self.small).draw(pose, frame: 4)
    let other = try SyntheticPatient(seed: 4, camera: Self.small).draw(pose, frame: 4)
    #expect(one.picture.bytes == same.picture.bytes)
    #expect(one.truth == same.truth)
    #expect(one.picture.bytes != other.picture.bytes)
    #expect(one.picture.bytes.count == 320 * 180 * 4)
    #expect(stride(from: 3, to: one.picture.bytes.count, by: 4).allSatisfy { one.picture.bytes[$0] == 255 })
  }

  @Test(arguments: [-1, 0.5, 1.5, 3, 4.2, 6] as [Double], [1, 7] as [UInt64])
  func `the margin that is drawn is the margin of the truth`(mrd1: Double, seed: UInt64) throws {
    let patient = try SyntheticPatient(seed: seed, camera: Self.large)
    let pose = PatientPose.still(mrd1: BothEyes(right: 4, left: mrd1), mrd2: Self.both(5))
    let truth = patient.scene(pose).truth.eyes
    // Commanded and true: the margin is drawn where it is asked for.
    #expect(abs(truth.left.mrd1 - mrd1) < 0.15, "truth \(truth.left.mrd1) mm")
    #expect(abs(truth.right.mrd1 - 4) < 0.15)
    for eye in Eye.allCases {
      let drawn = DrawnEye(patient, pose, eye)
      #expect(abs(drawn.upper - truth[eye].mrd1) < 0.3, "\(eye): drawn \(drawn.upper), truth \(truth[eye].mrd1) mm")
      #expect(abs(-drawn.lower - truth[eye].mrd2) < 0.3, "\(eye): drawn \(-drawn.lower), truth \(truth[eye].mrd2) mm")
    }
  }

  @Test(arguments: [(0.0, 0.0), (-20, 0), (20, 0), (0, 15), (0, -15), (12, 8)])
  func `the iris is drawn where the gaze puts it`(yaw: Double, pitch: Double) throws {
    let patient = try SyntheticPatient(seed: 7, camera: Self.large)
    // Wide open, so that the lids hide nothing of the iris.
    let pose = PatientPose.still(gaze: Self.gaze(yaw, pitch), mrd1: Self.both(7.5), mrd2: Self.both(7.5))
    let ahead = PatientPose.still(mrd1: Self.both(7.5), mrd2: Self.both(7.5))
    let start = patient.scene(ahead).truth.eyes
    let truth = patient.scene(pose).truth.eyes
    for eye in Eye.allCases {
      let drawn = DrawnEye(patient, pose, eye)
      // A cornea that bulges is seen 0.5 mm off its edge's plane at most: 1.5 pixels here.
      let apart = drawn.irisMiddle - truth[eye].irisCentre
      #expect((apart.x * apart.x + apart.y * apart.y).squareRoot() < 1.8, "\(eye): \(apart) px")
      // From pixels back to degrees: the iris travels 10 mm for a sine of 1.
      let scale = truth[eye].irisDiameterPixels / Double(2 * patient.person.eye.irisRadius)
      let way = (start[eye].irisDiameterPixels / Double(2 * patient.person.eye.irisRadius) + scale) / 2
      let moved = (truth[eye].irisCentre - start[eye].irisCentre) / way / Double(Globe.lever)
      let pitchSeen = degrees(arcsine(-moved.y)).degrees
      let yawSeen = degrees(arcsine(moved.x / sineCosine(radians(.degrees(pitch))).cosine)).degrees
      #expect(abs(pitchSeen - pitch) < 1, "pitch \(pitchSeen)")
      #expect(abs(yawSeen - yaw) < 1.5, "yaw \(yawSeen)")
    }
  }

  @Test(arguments: [1, 2, 7, 11] as [UInt64], [-15, 0, 15] as [Double])
  func `closed lids show no eye`(seed: UInt64, pitch: Double) throws {
    let patient = try SyntheticPatient(seed: seed, camera: Self.large)
    let height = pupilHeight(Gaze(yaw: .zero, pitch: .degrees(pitch)))
    let lids = LidFollowing.margins(pupilHeight: height, mrd1: 4.2, mrd2: 5.2, closure: 1)
    let pose = PatientPose(
      head: .straight, gaze: Self.gaze(0, pitch), upperLid: Self.both(lids.upper), lowerLid: Self.both(lids.lower))
    let truth = patient.scene(pose).truth.eyes
    for eye in Eye.allCases {
      #expect(truth[eye].isClosed)
      #expect(truth[eye].fissureHeight == 0)
      #expect(DrawnEye(patient, pose, eye).visibleSamples == 0)
    }
    #expect(!patient.scene(.still()).truth.eyes.right.isClosed)
  }

  @Test func `one drooping lid leaves its fellow alone`() throws {
    let patient = try SyntheticPatient(seed: 7, camera: Self.large)
    let healthy = patient.scene(.still()).truth.eyes
    let ptosis = patient.scene(.still(mrd1: BothEyes(right: 4.2, left: 1.5))).truth.eyes
    #expect(ptosis.right == healthy.right)
    #expect(abs(healthy.left.mrd1 - ptosis.left.mrd1 - 2.7) < 0.1)
    #expect(ptosis.left.mrd2 == healthy.left.mrd2)
  }

  @Test(arguments: [-25, -10, 10, 25] as [Double])
  func `turning the head to the patient's left moves the nose to the right of the picture`(yaw: Double) throws {
    let patient = try SyntheticPatient(seed: 7, camera: Self.small)
    let straight = patient.scene(.still()).truth.eyes
    let turned = patient.scene(.still(head: HeadPosture(yaw: .degrees(yaw), pitch: .zero, roll: .zero))).truth
    #expect(turned.head.yaw == .degrees(yaw))
    #expect((turned.eyes.right.irisCentre.x - straight.right.irisCentre.x) * yaw > 0)
    #expect((turned.eyes.left.irisCentre.x - straight.left.irisCentre.x) * yaw > 0)
    // The signs of the lids belong to the head: they do not change with its turn.
    #expect(turned.eyes.right.mrd1 == straight.right.mrd1)
  }

  @Test func `people differ, and have human proportions`() throws {
    var distances: [Double] = []
    for seed in UInt64(1)...12 {
      let patient = try SyntheticPatient(seed: seed, camera: Self.small)
      let eyes = patient.scene(.still()).truth.eyes
      // Fissure width of adults: 25–32 mm; the globes 54–72 mm apart (Dodgson, Proc. SPIE 5291 (2004) 36–46).
      #expect((24...33).contains(eyes.right.fissureWidth), "seed \(seed): \(eyes.right.fissureWidth) mm")
      let movement = patient.movement(.healthy, .primaryPosition(duration: 1))
      let apart = movement.globes.left.x - movement.globes.right.x
      #expect((54...72).contains(apart), "seed \(seed): \(apart) mm")
      distances.append(apart)
    }
    #expect(Set(distances).count == 12)
  }
}
