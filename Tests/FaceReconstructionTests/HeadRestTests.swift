import MaskSigns
import Testing

@testable import FaceReconstruction

@Suite struct HeadRestTests {
  private static func head(_ yaw: Double, _ pitch: Double = 0) -> HeadPosture {
    HeadPosture(yaw: .degrees(yaw), pitch: .degrees(pitch), roll: .zero)
  }
  private static func pose(_ head: HeadPosture) -> RigidPose { RigidPose(head, translation: SIMD3(3, -4, 500)) }

  @Test func `a head that is held still is not turned by a cover`() throws {
    let rest = try #require(HeadRest((0..<20).map { Self.head(4 + 0.1 * Double($0 % 3), -2) }))
    let held = rest.held(Self.pose(Self.head(12, -2)))
    #expect(abs(held.posture.yaw.degrees - 4.1) < 0.3)
    #expect(abs(held.posture.pitch.degrees + 2) < 0.1)
    #expect(held.translation == SIMD3(3, -4, 500))
  }

  @Test func `a head that moves all the time is believed to move under a cover too`() throws {
    let rest = try #require(HeadRest((0..<40).map { Self.head(Double($0 % 21) * 3 - 30) }))
    let held = rest.held(Self.pose(Self.head(25)))
    #expect(abs(held.posture.yaw.degrees - 25) < 1)
  }

  @Test func `four pictures are no habit`() {
    #expect(HeadRest((0..<4).map { _ in Self.head(0) }) == nil)
  }

  /// A cover test: the head stands, the mesh turns by 8° while a hand is before the right eye, and the left eye looks straight
  /// on. What it is told to look at must not turn with the hand.
  @Test func `a hand that turns the mesh does not turn the free eye's gaze`() throws {
    let straight = BothEyes(right: ReadEye(), left: ReadEye())
    let covered = BothEyes(right: ReadEye(isCovered: 0.95), left: ReadEye())
    let person = SyntheticPerson(seed: 5)
    var clip = person.readClip((0..<40).map { (.straight, $0 < 20 ? straight : covered) })
    let turned = person.readClip((0..<40).map { ($0 < 20 ? .straight : Self.head(8), straight) })
    for k in 20..<40 { clip[k].mesh = turned[k].mesh }
    let fit = try reconstruct(clip)
    func yaw(_ pictures: Range<Int>) -> Double {
      mean(pictures.compactMap { fit.frames[$0].face?.eyes.left.gaze.yaw.degrees })
    }
    #expect(abs(yaw(20..<40) - yaw(0..<20)) < 1, "\(yaw(0..<20))° free, \(yaw(20..<40))° under the cover")
    let head = fit.frames[30].face?.head.yaw.degrees ?? .infinity
    #expect(abs(head) < 1, "\(head)°")
  }
}
