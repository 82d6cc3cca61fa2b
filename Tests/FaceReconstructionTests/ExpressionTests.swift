import MaskSigns
import RealModule
import Testing

@testable import FaceReconstruction

@Suite struct ExpressionTests {
  @Test func `brows rise each by themselves, and the jaw drops, without turning the head`() throws {
    let person = SyntheticPerson(seed: 41)
    var still = Moment()
    still.position.z = person.distance(eyeDistance: 150)
    var moved = still
    moved.browRaise.right = 4
    moved.jawDrop = 12
    let fit = try reconstruct(person.clip([still, still, still, moved]))
    let (a, b) = (try #require(fit.frames[0].face), try #require(fit.frames[3].face))
    #expect(abs(b.brows.right - a.brows.right - 4) < 0.3)
    #expect(abs(b.brows.left - a.brows.left) < 0.2)
    #expect(abs(b.mouthOpening - a.mouthOpening - 12) < 1)
    #expect(abs(b.head.pitch.degrees - a.head.pitch.degrees) < 0.5)
    #expect(abs(b.eyes.left.mrd1 - a.eyes.left.mrd1) < 0.1)
  }

  @Test func `brows and mouth corners stay while the head turns`() throws {
    let person = SyntheticPerson(seed: 42)
    let fit = try reconstruct(person.clip(turningHead(60, position: SIMD3(0, 0, 550))))
    let faces = try fit.frames.map { try #require($0.face) }
    for value in [\VisibleFace.brows.right, \.brows.left, \.mouthCorners.right.x, \.mouthCorners.left.y] {
      let values = faces.map { $0[keyPath: value] }
      #expect(rootMeanSquare(values.map { $0 - mean(values) }) < 0.7)
    }
  }
}
