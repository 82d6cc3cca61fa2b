import Foundation
import MaskSigns
import SyntheticPatients

/// One still: who, with which lids and gaze, before which camera. All of it follows from the person's number.
///
/// The spread is wider than any clinic's, so that a slope means something: the upper lid of three people in ten droops
/// (MRD1 −1…3 mm), that of two in ten is retracted (5.5…8 mm), one in twelve has the eyes closed; one in six squints.
struct StillSubject: Sendable {
  let person: UInt64
  var camera: Camera
  var look: CameraLook
  var pose: PatientPose

  /// - Parameter eyeDistance: Pixels between the eyes of somebody with 63 mm who looks at the camera; `nil` draws
  ///   122…200, which leaves at least 100 for narrow faces.
  init(person: UInt64, eyeDistance: Double? = nil) {
    var random = SeededGenerator(study: person)
    self.person = person
    camera = Self.camera(eyeDistance ?? random.uniform(122, 200), &random)
    look = CameraLook.varied(seed: random.next())
    // Who is followed among several people is another question.
    look.bystander = nil
    pose = Self.pose(&random)
  }

  /// Upright, 33 cm to 1 m away, the head and some shoulder in view.
  private static func camera(_ eyeDistance: Double, _ random: inout SeededGenerator) -> Camera {
    let pixels = eyeDistance / 63
    let breadth = pixels * random.uniform(205, 250)
    let width = Int((breadth / 2).rounded()) * 2
    let height = Int((breadth * 4 / 3 / 2).rounded()) * 2
    let distance = Distance.draw(&random)
    var camera = Camera(width: width, height: height, focalLength: distance * pixels, distance: distance)
    camera.offset = SIMD2(random.uniform(-8, 8), 10 + random.uniform(-10, 14))
    return camera
  }

  private static func pose(_ random: inout SeededGenerator) -> PatientPose {
    let head = HeadPosture(
      yaw: .degrees(random.uniform(-25, 25)), pitch: .degrees(random.uniform(-12, 12)),
      roll: .degrees(random.uniform(-10, 10)))
    let version = SIMD2(random.uniform(-20, 20), random.uniform(-14, 14))
    var gaze = BothEyes(right: version, left: version)
    // Optical axes stand some 5° temporal of the lines of sight, which meet at the camera.
    for eye in Eye.allCases { gaze[eye].x += (eye == .left ? 1 : -1) * (5 + 1.5 * random.normal() - 3) }
    if random.chance(1 / 6.0) {
      let eye: Eye = random.chance(0.5) ? .right : .left
      if random.chance(0.75) {
        gaze[eye].x += (random.chance(0.5) ? 1 : -1) * random.uniform(6, 20)
      } else {
        gaze[eye].y += (random.chance(0.5) ? 1 : -1) * random.uniform(4, 12)
      }
    }
    let isClosed = random.chance(1 / 12.0)
    let first = lids(&random)
    // Half of the people are alike on both sides.
    let second = random.chance(0.5) ? lids(&random) : (mrd1: first.mrd1 + 0.3 * random.normal(), mrd2: first.mrd2 + 0.3 * random.normal())
    let isSwapped = random.chance(0.5)
    let lids = isSwapped ? BothEyes(right: second, left: first) : BothEyes(right: first, left: second)
    var mrd1 = lids.map(\.mrd1)
    let mrd2 = lids.map(\.mrd2)
    if isClosed { for eye in Eye.allCases { mrd1[eye] = -mrd2[eye] } }
    var pose = PatientPose.still(
      head: head, gaze: gaze.map { Gaze(yaw: .degrees($0.x), pitch: .degrees($0.y)) }, mrd1: mrd1, mrd2: mrd2)
    dress(&pose, mrd1, &random)
    return pose
  }

  /// Margins of one eye: (MRD1, MRD2) in millimetres.
  private static func lids(_ random: inout SeededGenerator) -> (mrd1: Double, mrd2: Double) {
    let kind = random.unit()
    let mrd1 = kind < 0.3 ? random.uniform(-1, 3) : kind < 0.5 ? random.uniform(5.5, 8) : random.uniform(3, 5.5)
    let low = random.unit()
    let mrd2 = low < 0.12 ? random.uniform(6.5, 8.5) : low < 0.2 ? random.uniform(3, 4.2) : random.uniform(4.2, 6.5)
    return (mrd1, max(mrd2, 1.5 - mrd1))
  }

  /// Crease, pupils, brows, folds and mouth.
  private static func dress(_ pose: inout PatientPose, _ mrd1: BothEyes<Double>, _ random: inout SeededGenerator) {
    let crease = random.chance(0.12) ? 0 : random.uniform(3, 12)
    let pupil = random.uniform(2.2, 6.5)
    let isUneven = random.chance(0.15)
    for eye in Eye.allCases {
      pose.crease[eye] = crease == 0 ? 0 : max(crease + 0.5 * random.normal(), 2.5)
      pose.pupil[eye] = min(max(pupil + (isUneven ? random.uniform(-1.5, 1.5) : 0.1 * random.normal()), 1.8), 7.5)
      // A drooping lid is often helped by the brow.
      pose.brow[eye] = min(max((4.2 - mrd1[eye]) * random.uniform(0, 0.8), -1), 4)
    }
    func grade() -> Double { random.chance(0.4) ? 0 : random.uniform(0, 3) }
    let (crows, under, nasolabial) = (grade(), grade(), grade())
    pose.wrinkles = WrinklePose(
      forehead: grade(), glabella: grade(), crowsFeet: BothEyes(right: crows, left: crows),
      underEye: BothEyes(right: under, left: under), nasolabial: BothEyes(right: nasolabial, left: nasolabial))
    let smile = random.chance(0.25) ? random.uniform(0, 0.6) : 0
    pose.mouth = MouthPose(
      opening: random.chance(0.2) ? random.uniform(0, 8) : 0, smile: BothEyes(right: smile, left: smile))
  }
}

enum Distance {
  /// 33 cm to 1 m, the nearer the more often (evenly in its logarithm), millimetres.
  static func draw(_ random: inout SeededGenerator) -> Double { 330 * exp(random.unit() * log(1000.0 / 330)) }
}
