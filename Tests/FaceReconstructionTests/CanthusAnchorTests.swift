import MaskSigns
import RealModule
import Testing

@testable import FaceReconstruction

@Suite struct CanthusAnchorTests {
  @Test func `an eye goes with its canthi when the mesh slides over the face`() throws {
    let camera = try #require(Camera(pictureSize: SIMD2(1280, 720)))
    let globe = SIMD3(31.0, 0, 0)
    var anchor = CanthusAnchor(nasal: SIMD3(17, -3, 8.6), temporal: SIMD3(44.5, -1, 3.6))
    var dice = Dice(3)
    func pose(_ yaw: Double) -> RigidPose {
      RigidPose(HeadPosture(yaw: .degrees(yaw), pitch: .zero, roll: .zero), translation: SIMD3(0, 0, 500))
    }
    /// What is seen of an eye whose pose was read 1.5 mm off along head x when `slide` is 1.
    func reading(_ yaw: Double, slide: Double) -> EyeReading {
      let true_ = pose(yaw)
      let seen = RigidPose(
        rotation: true_.rotation, translation: true_.translation + true_.rotation.x * (1.5 * slide))
      var reading = ReadEye().reading(.left, globe: globe, pose: seen, camera: camera, dice: &dice)
      func point(_ place: SIMD3<Double>) -> ReadPoint {
        ReadPoint(SIMD2<Float>(camera.project(seen.toCamera(place))), deviation: 0.2)
      }
      reading.nasalCanthus = point(anchor.canthi.nasal)
      reading.temporalCanthus = point(anchor.canthi.temporal)
      return reading
    }
    let straight = try #require(
      SyntheticPerson(seed: 1).readClip([(.straight, BothEyes(right: ReadEye(), left: ReadEye()))]).first)
    let views = (0..<5).map { _ -> (observation: FaceObservation, pose: RigidPose) in
      var seen = straight
      seen.eyes.left.reading = reading(0, slide: 0)
      return (seen, pose(0))
    }
    anchor.learn(.left, from: views, camera: camera)
    for yaw in [0.0, 30] {
      let settled = anchor.settled(pose(yaw), reading(yaw, slide: 1), camera: camera)
      let moved = settled.toHead(pose(yaw).toCamera(globe)) - globe
      #expect(abs(moved.x + 1.5) < 0.1 && abs(moved.y) < 0.1, "\(moved) mm at \(yaw)°")
      let still = anchor.settled(pose(yaw), reading(yaw, slide: 0), camera: camera)
      #expect(length(still.toHead(pose(yaw).toCamera(globe)) - globe) < 0.1)
    }
  }

  @Test func `a canthus behind a hand, which the network says it guesses, does not move the eye`() throws {
    let camera = try #require(Camera(pictureSize: SIMD2(1280, 720)))
    var anchor = CanthusAnchor(nasal: SIMD3(17, -3, 8.6), temporal: SIMD3(44.5, -1, 3.6))
    var dice = Dice(3)
    let pose = RigidPose(.straight, translation: SIMD3(0, 0, 500))
    func reading(_ nasal: SIMD3<Double>, deviation: Float) -> EyeReading {
      var reading = ReadEye().reading(.left, globe: SIMD3(31, 0, 0), pose: pose, camera: camera, dice: &dice)
      func point(_ place: SIMD3<Double>) -> SIMD2<Float> { SIMD2<Float>(camera.project(pose.toCamera(place))) }
      reading.nasalCanthus = ReadPoint(point(anchor.canthi.nasal + nasal), deviation: deviation)
      reading.temporalCanthus = ReadPoint(point(anchor.canthi.temporal), deviation: 0.5)
      return reading
    }
    var seen = try #require(
      SyntheticPerson(seed: 1).readClip([(.straight, BothEyes(right: ReadEye(), left: ReadEye()))]).first)
    seen.eyes.left.reading = reading(.zero, deviation: 0.5)
    anchor.learn(.left, from: [(seen, pose)], camera: camera)
    let settled = anchor.settled(pose, reading(SIMD3(-3, -4, 0), deviation: 8), camera: camera)
    #expect(length(settled.translation - pose.translation) < 0.15, "\(settled.translation)")
  }

  @Test func `canthi that are a fissure away are not this eye's, and the pose stays`() throws {
    let camera = try #require(Camera(pictureSize: SIMD2(1280, 720)))
    var anchor = CanthusAnchor(nasal: SIMD3(17, -3, 8.6), temporal: SIMD3(44.5, -1, 3.6))
    var dice = Dice(3)
    let pose = RigidPose(.straight, translation: SIMD3(0, 0, 500))
    func reading(aside: Double) -> EyeReading {
      var reading = ReadEye().reading(.left, globe: SIMD3(31, 0, 0), pose: pose, camera: camera, dice: &dice)
      func point(_ place: SIMD3<Double>) -> ReadPoint {
        ReadPoint(SIMD2<Float>(camera.project(pose.toCamera(place + SIMD3(aside, 0, 0)))), deviation: 0.2)
      }
      reading.nasalCanthus = point(anchor.canthi.nasal)
      reading.temporalCanthus = point(anchor.canthi.temporal)
      return reading
    }
    var seen = try #require(
      SyntheticPerson(seed: 1).readClip([(.straight, BothEyes(right: ReadEye(), left: ReadEye()))]).first)
    seen.eyes.left.reading = reading(aside: 0)
    anchor.learn(.left, from: [(seen, pose)], camera: camera)
    let near = anchor.settled(pose, reading(aside: 8), camera: camera)
    let far = anchor.settled(pose, reading(aside: 20), camera: camera)
    #expect(abs(length(near.translation - pose.translation) - 8) < 0.3)
    #expect(length(far.translation - pose.translation) == 0)
  }
}
