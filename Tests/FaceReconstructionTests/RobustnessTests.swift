import MaskSigns
import Testing

@testable import FaceReconstruction

@Suite struct RobustnessTests {
  static func clip(_ count: Int = 20) -> [FaceObservation] {
    let person = SyntheticPerson(seed: 51)
    return person.clip(turningHead(count, position: SIMD3(0, 0, 600)), noise: 0.3)
  }

  @Test func `one picture is enough`() throws {
    let fit = try reconstruct(Self.clip(1))
    #expect(fit.frames.count == 1 && fit.frames[0].face != nil)
  }

  @Test func `no face, no measurement`() throws {
    var clip: [FaceObservation?] = Self.clip()
    clip[3] = nil
    clip[7] = nil
    let fit = try reconstruct(clip)
    #expect(fit.frames.indices.filter { fit.frames[$0].face == nil } == [3, 7])
  }

  @Test func `a clip without any face is refused`() {
    #expect(throws: FitError.tooFewFrames(usable: 0)) { try reconstruct([nil, nil]) }
    #expect(throws: FitError.tooFewFrames(usable: 0)) { try reconstruct([]) }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30])
  func `values that are not finite or far outside are no face`(bad: Float) throws {
    var clip: [FaceObservation?] = Self.clip()
    clip[2]!.mesh[200].x = bad
    clip[4]!.eyes.left.iris[0].y = bad
    clip[6]!.eyes.right.contour[5].x = bad
    clip[8]!.mesh.removeLast()
    clip[10]!.eyes.left.iris = []
    let fit = try reconstruct(clip)
    #expect(fit.frames.indices.filter { fit.frames[$0].face == nil } == [2, 4, 6, 8, 10])
  }

  @Test func `points without a shape are a typed error`() {
    var flat = Self.clip(3)
    for k in flat.indices {
      // Two far points keep the eyes apart; all else collapses into one.
      flat[k].mesh = flat[k].mesh.indices.map { i in
        [33, 133].contains(i) ? SIMD3(100, 300, 0) : [263, 362].contains(i) ? SIMD3(300, 300, 0) : SIMD3(200, 300, 0)
      }
    }
    #expect(throws: FitError.self) { try reconstruct(flat) }
  }

  @Test func `scattered points give an error or numbers, never a crash`() throws {
    var dice = Dice(9)
    for _ in 0..<20 {
      var wild = Self.clip(2)
      for k in wild.indices {
        for i in wild[k].mesh.indices {
          wild[k].mesh[i] = SIMD3(Float(1280 * dice.uniform()), Float(720 * dice.uniform()), Float(100 * dice.normal()))
        }
      }
      guard let fit = try? reconstruct(wild) else { continue }
      for frame in fit.frames {
        guard let face = frame.face else { continue }
        #expect(face.head.yaw.degrees.isFinite && face.eyes.left.gaze.yaw.degrees.isFinite)
        #expect(face.eyes.right.mrd1.isFinite && face.confidence < 0.5)
      }
    }
  }

  @Test func `an invalid picture size is refused`() {
    for size in [SIMD2<Float>(0, 0), SIMD2(-1, 5), SIMD2(.nan, 100)] {
      #expect(throws: FitError.invalidCamera) { try ClipSolver(pictureSize: size) }
    }
  }

  @Test func `the same clip gives the same numbers`() throws {
    let clip = Self.clip()
    let (a, b) = (try reconstruct(clip), try reconstruct(clip))
    #expect(a.person.shape == b.person.shape)
    for (x, y) in zip(a.frames, b.frames) { #expect(x.face?.eyes.left.gaze == y.face?.eyes.left.gaze) }
  }

  @Test func `long clips are held in bounded memory`() {
    var reservoir = Reservoir()
    let clip = Self.clip(40)
    for k in 0..<20_000 { reservoir.add(clip[k % clip.count]) }
    #expect(reservoir.held <= Reservoir.timedLimit + Reservoir.diverseLimit)
    #expect(reservoir.choice(limit: 120).count <= 120)
    #expect(reservoir.choice(limit: 120).count > 60)
  }

  @Test func `landmarks hidden behind a hand do not turn the head`() throws {
    let person = SyntheticPerson(seed: 52)
    let moments = turningHead(20, position: SIMD3(0, 0, 600))
    var clip = person.clip(moments)
    // A hand drags the right temple's points away in one picture.
    for k in [68, 54, 71, 21, 139, 34, 162, 127, 104, 103] { clip[10].mesh[k].x -= 60 }
    let fit = try reconstruct(clip)
    let head = try #require(fit.frames[10].face).head
    #expect(abs(head.yaw.degrees - moments[10].head.yaw.degrees) < 1.5)
    #expect(abs(head.roll.degrees - moments[10].head.roll.degrees) < 1.5)
  }
}
