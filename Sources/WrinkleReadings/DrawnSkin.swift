import Foundation
import MaskSigns
import SyntheticPatients

/// One picture of somebody whose wrinkles are known, as a phone might take it. All of it follows from two numbers.
struct DrawnSkin {
  let person: UInt64
  let number: Int
  var camera: Camera
  var look: CameraLook
  var pose: PatientPose
  /// Distance of the eyes in pixels, of somebody with 63 mm.
  var eyeDistance: Double
  /// Standard deviation of the blur, millimetres on the face.
  var blur: Double
  /// x264's constant rate factor; 4 loses next to nothing.
  var compression: Double

  /// - Parameter number: The person's pictures have light and camera in common; pose, wrinkles, blur and compression differ.
  init(person: UInt64, number: Int) {
    var chance = SeededGenerator(state: person &* 0x9e37_79b9 &+ 11)
    self.person = person
    self.number = number
    // 55 to 240 pixels between the eyes, evenly in the logarithm.
    eyeDistance = 55 * exp(chance.unit() * log(240.0 / 55))
    let pixels = eyeDistance / 63
    let breadth = pixels * chance.uniform(205, 250)
    let distance = 330 * exp(chance.unit() * log(1000.0 / 330))
    camera = Camera(
      width: Int((breadth / 2).rounded()) * 2, height: Int((breadth * 4 / 3 / 2).rounded()) * 2,
      focalLength: distance * pixels, distance: distance)
    camera.offset = SIMD2(chance.uniform(-8, 8), 10 + chance.uniform(-10, 14))
    look = CameraLook.varied(seed: person &* 31)
    look.bystander = nil
    var own = SeededGenerator(state: person &* 0x9e37_79b9 &+ UInt64(number) &* 0x85eb_ca6b &+ 12)
    blur = own.unit() < 0.5 ? 0 : own.uniform(0, 1)
    compression = own.unit() < 0.3 ? 4 : own.uniform(16, 32).rounded()
    pose = Self.pose(&own)
  }

  private static func pose(_ chance: inout SeededGenerator) -> PatientPose {
    let head = HeadPosture(
      yaw: .degrees(chance.uniform(-25, 25)), pitch: .degrees(chance.uniform(-12, 12)),
      roll: .degrees(chance.uniform(-10, 10)))
    let gaze = Gaze(yaw: .degrees(chance.uniform(-20, 20)), pitch: .degrees(chance.uniform(-14, 14)))
    let (mrd1, mrd2) = (chance.uniform(0.5, 6), chance.uniform(4, 7))
    var pose = PatientPose.still(
      head: head, gaze: BothEyes(right: gaze, left: gaze), mrd1: BothEyes(right: mrd1, left: mrd1),
      mrd2: BothEyes(right: mrd2, left: mrd2))
    let brow = chance.uniform(-1, 4)
    pose.brow = BothEyes(right: brow, left: brow)
    func grade() -> Double { chance.unit() < 0.25 ? 0 : chance.uniform(0, 3) }
    /// Sides of a face are alike, not equal.
    func sides() -> BothEyes<Double> {
      let both = grade()
      func side() -> Double { min(max(both + 0.15 * chance.farNormal(), 0), 3) }
      return BothEyes(right: side(), left: side())
    }
    pose.wrinkles = WrinklePose(
      forehead: grade(), glabella: grade(), crowsFeet: sides(), underEye: sides(), nasolabial: sides())
    let smile = chance.unit() < 0.25 ? chance.uniform(0, 0.6) : 0
    pose.mouth = MouthPose(
      opening: chance.unit() < 0.2 ? chance.uniform(0, 8) : 0, smile: BothEyes(right: smile, left: smile))
    return pose
  }
}

extension SeededGenerator {
  /// Mean 0, standard deviation 1, as far as chance goes (Box and Muller).
  fileprivate mutating func farNormal() -> Double { (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit()) }
}
