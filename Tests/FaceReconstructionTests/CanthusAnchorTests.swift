import MaskSigns
import RealModule
import Testing

@testable import FaceReconstruction

@Suite struct CanthusAnchorTests {
  @Test func `a globe goes with its canthi when the pose slides on a turned head, and stays when the head does`() throws {
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
    let scale = camera.focalLength / 500
    let turned = anchor.slid(reading(30, slide: 1), camera: camera, pose: pose(30), pixelsPerMillimetre: scale)
    let still = anchor.slid(reading(0, slide: 1), camera: camera, pose: pose(0), pixelsPerMillimetre: scale)
    #expect(abs(turned.x - 1.5) < 0.15, "\(turned.x) mm")
    #expect(length(still) < 0.01)
  }
}
