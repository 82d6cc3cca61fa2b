import MaskSigns
import RealModule
import Testing

@testable import FaceReconstruction

/// The mean person: neither shape nor scale then hide an error of the eyes.
private let person: SyntheticPerson = {
  var person = SyntheticPerson(seed: 1, spread: 0)
  person.shape = person.shape.map { _ in 0 }
  return person
}()

private func looks(_ eye: ReadEye, count: Int = 24, head: HeadPosture = .straight) -> [(head: HeadPosture, eyes: BothEyes<ReadEye>)] {
  (0..<count).map { _ in (head, BothEyes(right: eye, left: eye)) }
}

@Suite struct EyeReadingTests {
  @Test(arguments: [-1.0, 0.5, 2, 4.2, 6.5], [0.0, -12, 12])
  func `MRD is recovered within 0.05 mm, from retraction to a lid over the pupil`(upper: Double, pitch: Double) throws {
    var eye = ReadEye(yaw: 8, upper: upper)
    eye.pitch = pitch * 0.6
    let head = HeadPosture(yaw: .degrees(10), pitch: .degrees(pitch), roll: .degrees(4))
    let fit = try reconstruct(person.readClip(looks(eye, head: head)))
    for frame in fit.frames {
      let face = try #require(frame.face)
      for side in Eye.allCases {
        let found = face.eyes[side]
        #expect(abs(found.mrd1 - eye.mrd1(side)) < 0.05, "\(side.rawValue): \(found.mrd1) for \(eye.mrd1(side)) mm")
        #expect(abs(found.mrd2 - eye.mrd2(side)) < 0.05, "\(side.rawValue): \(found.mrd2) for \(eye.mrd2(side)) mm")
        #expect(abs(found.upperLid.nasal.value - ReadEye.arch(upper, 6)) < 0.1)
        #expect(abs(found.lowerLid.temporal.value - ReadEye.arch(eye.lower, -6)) < 0.1)
      }
    }
  }

  @Test(arguments: [-25.0, -10, 0, 10, 25], [-15.0, 0, 15])
  func `gaze is recovered within 0.3 degrees when the globe stands where anatomy has it`(yaw: Double, pitch: Double) throws {
    let eye = ReadEye(yaw: yaw, pitch: pitch, lamp: nil)
    let fit = try reconstruct(person.readClip(looks(eye)))
    for side in Eye.allCases {
      let gaze = try #require(fit.frames[0].face).eyes[side].gaze
      #expect(abs(gaze.yaw.degrees - yaw) < 0.3, "\(gaze.yaw.degrees)°")
      #expect(abs(gaze.pitch.degrees - pitch) < 0.3, "\(gaze.pitch.degrees)°")
    }
  }

  @Test(arguments: [ReadEye.Lamp.besideLens, .far(SIMD3(0.5, -0.7, -1))])
  func `reflexes tell a squint from a globe that stands aside`(lamp: ReadEye.Lamp) throws {
    var aside = person
    aside.globeShift.left = SIMD3(0.8, 0, 0)
    for squint in [0.0, 8] {
      let eyes = BothEyes(right: ReadEye(lamp: lamp), left: ReadEye(yaw: squint, lamp: lamp))
      let moments = (0..<24).map { _ in (head: HeadPosture.straight, eyes: eyes) }
      func difference(_ change: (Int, Eye, inout EyeReading) -> Void) throws -> Double {
        let seen = try #require(reconstruct(aside.readClip(moments, change: change)).frames[0].face).eyes
        return seen.left.gaze.yaw.degrees - seen.right.gaze.yaw.degrees
      }
      let with = try difference { _, _, _ in }
      let without = try difference { _, _, reading in reading.showsReflex = 0 }
      #expect(abs(with - squint) < 1.4, "\(with)° for \(squint)°")
      // 0.8 mm of 10 mm.
      #expect(abs(without - squint - 4.6) < 1, "\(without)° for \(squint)°")
    }
  }

  @Test func `a lamp beside the lens tells where each eye looks, though both globes stand aside`() throws {
    var aside = person
    aside.globeShift = BothEyes(right: SIMD3(0.8, 0.6, 0), left: SIMD3(0.8, 0.6, 0))
    let eyes = BothEyes(right: ReadEye(yaw: 4, pitch: -3), left: ReadEye(yaw: 4, pitch: -3))
    let fit = try reconstruct(aside.readClip((0..<24).map { _ in (head: .straight, eyes: eyes) }))
    for eye in Eye.allCases {
      let gaze = try #require(fit.frames[0].face).eyes[eye].gaze
      #expect(abs(gaze.yaw.degrees - 4) < 1.2 && abs(gaze.pitch.degrees + 3) < 1.2, "\(gaze)")
    }
  }

  @Test(arguments: [1, 3, 5, 8] as [Double])
  func `what the eye network reads keeps its amplitude at 60 pictures a second`(hertz: Double) throws {
    func wave(_ k: Int) -> Double { Double.sin(2 * .pi * hertz * Double(k) / 60) }
    let moments = (0..<240).map { k in
      let eye = ReadEye(yaw: 5 * wave(k), upper: 4 + wave(k))
      return (head: HeadPosture.straight, eyes: BothEyes(right: eye, left: eye))
    }
    let fit = try reconstruct(person.readClip(moments, noise: 0.2))
    for eye in Eye.allCases {
      var (gaze, lid, power) = (0.0, 0.0, 0.0)
      for (k, frame) in fit.frames.enumerated() {
        let signs = try #require(frame.face).eyes[eye]
        gaze += wave(k) * signs.gaze.yaw.degrees
        lid += wave(k) * signs.upperLid.central.value
        power += wave(k) * wave(k)
      }
      let (gazeGain, lidGain) = (gaze / power / 5, lid / power)
      #expect(gazeGain > 0.95 && gazeGain < 1.05, "gaze \(gazeGain) at \(hertz) Hz")
      #expect(lidGain > 0.95 && lidGain < 1.05, "lids \(lidGain) at \(hertz) Hz")
    }
  }

  @Test func `a place with a large deviation does not move the lid`() throws {
    let moments = looks(ReadEye())
    let plain = try #require(reconstruct(person.readClip(moments)).frames[0].face)
    let spoilt = try #require(
      reconstruct(
        person.readClip(moments) { _, _, reading in
          for k in 5...7 {
            reading.upperMargin.points[k].place.y += 20
            reading.upperMargin.points[k].deviation = 40
          }
        }
      ).frames[0].face)
    for side in Eye.allCases { #expect(abs(plain.eyes[side].mrd1 - spoilt.eyes[side].mrd1) < 0.1) }
  }

  @Test func `what a wrong but sure place claims is outvoted by its neighbours`() throws {
    let moments = looks(ReadEye())
    let fit = try reconstruct(person.readClip(moments) { _, _, reading in reading.upperMargin.points[6].place.y += 25 })
    for side in Eye.allCases {
      #expect(abs(try #require(fit.frames[0].face).eyes[side].mrd1 - ReadEye().mrd1(side)) < 0.15)
    }
  }

  @Test func `closed is closed, and a slit of 1 mm is open`() throws {
    var closed = ReadEye(upper: -4.0, lower: -4.0)
    closed.isClosed = 0.9
    var slit = ReadEye(upper: -4.0, lower: -5.0)
    slit.isClosed = 0.3
    let fit = try reconstruct(
      person.readClip((0..<30).map { k in (.straight, k % 3 == 0 ? BothEyes(right: closed, left: slit) : BothEyes(right: ReadEye(), left: ReadEye())) }))
    for (k, frame) in fit.frames.enumerated() {
      let eyes = try #require(frame.face).eyes
      #expect(eyes.right.isClosed == (k % 3 == 0))
      #expect(!eyes.left.isClosed)
    }
  }

  @Test func `a hand before an eye is told, and moves neither globe nor scale`() throws {
    let moments = looks(ReadEye(), count: 30)
    let plain = try reconstruct(person.readClip(moments))
    let hidden = try reconstruct(
      person.readClip(moments) { k, side, reading in
        guard side == .left, k % 2 == 0 else { return }
        reading.isCovered = 0.95
        reading.iris.place.x += 60
        reading.irisAxes *= 2
        reading.reflex.place.x -= 30
      })
    #expect(length(plain.person.globeCentres.left - hidden.person.globeCentres.left) < 0.02)
    #expect(length(plain.person.globeCentres.right - hidden.person.globeCentres.right) < 0.02)
    for (k, frame) in hidden.frames.enumerated() {
      let eyes = try #require(frame.face).eyes
      #expect(eyes.left.isCovered == (k % 2 == 0))
      #expect(!eyes.right.isCovered)
    }
  }

  @Test func `closed lids are sure though nobody sees the iris behind them`() throws {
    let open = ReadEye()
    let closed = ReadEye(upper: -1.2, lower: -1.2, isClosed: 0.99)
    let moments = (0..<30).map { k in
      (head: HeadPosture.straight, eyes: k % 5 == 0 ? BothEyes(right: closed, left: closed) : BothEyes(right: open, left: open))
    }
    let fit = try reconstruct(
      person.readClip(moments) { k, _, reading in
        // 2 mm and more.
        if k % 5 == 0 { reading.iris.deviation = 12 }
      })
    for (k, frame) in fit.frames.enumerated() where k % 5 == 0 {
      let eyes = try #require(frame.face).eyes
      for eye in Eye.allCases { #expect(eyes[eye].isClosed && eyes[eye].confidence > 0.5, "\(eyes[eye].confidence)") }
    }
  }

  @Test func `the fold's height over the margin is the crease, and no fold is none`() throws {
    let fit = try reconstruct(person.readClip(looks(ReadEye(fold: 7))))
    let smooth = try reconstruct(person.readClip(looks(ReadEye(fold: nil))))
    for side in Eye.allCases {
      let crease = try #require(fit.frames[0].face?.eyes[side].crease)
      #expect(abs(crease - 7) < 0.3, "\(crease) mm")
      #expect(try #require(smooth.frames[0].face).eyes[side].crease == nil)
    }
  }

  @Test func `the reflex stands nasal of the pupil of an eye that looks outwards`() throws {
    let eyes = BothEyes(right: ReadEye(yaw: -5), left: ReadEye(yaw: 5))
    let face = try #require(reconstruct(person.readClip([(.straight, eyes)])).frames[0].face)
    let right = try #require(face.eyes.right.reflex)
    let left = try #require(face.eyes.left.reflex)
    // 4.6 mm · sin 5° = 0.4 mm, and what the eyes' own place before the camera adds.
    #expect(right.x.value > 0.2)
    #expect(left.x.value < -0.2)
    #expect(abs(right.x.value + left.x.value) < 0.1)
  }

  @Test func `an uncertain reading has little confidence, a sure one much`() throws {
    func eye(_ deviation: Double) throws -> EyeFit {
      let fit = try reconstruct(person.readClip(looks(ReadEye(deviation: deviation))))
      return try #require(fit.frames[0].face).eyes.right
    }
    let sure = try eye(0.3), unsure = try eye(4), lost = try eye(8)
    #expect(sure.leastConfidence > 0.8, "\(sure.leastConfidence)")
    // The policies' least confidence: crossed by the iris, which is one place, before the margins, which are many.
    #expect(unsure.leastConfidence < 0.2, "\(unsure.leastConfidence)")
    #expect(lost.confidence < 0.2, "\(lost.confidence)")
  }

  @Test func `an iris that a lid hides leaves the lids sure and the gaze unsure`() throws {
    var moments = looks(ReadEye(), count: 30)
    moments[10] = looks(ReadEye(upper: -2, lower: -4), count: 1)[0]
    let fit = try reconstruct(
      person.readClip(moments) { k, _, reading in
        if k == 10 { reading.iris.deviation = 12 }
      })
    let eye = try #require(fit.frames[10].face).eyes.right
    #expect(!eye.isClosed && eye.confidence > 0.8 && (eye.gazeConfidence ?? 1) < 0.2)
    #expect(abs((eye.upperLid.central - eye.lowerLid.central).value - 2) < 0.1)
  }

  @Test func `readings that are not numbers, or say themselves that they are none, fall back to the mesh`() throws {
    let moments = looks(ReadEye(), count: 6)
    let plain = try reconstruct(person.readClip(moments))
    let sick = try reconstruct(
      person.readClip(moments) { k, side, reading in
        if k == 2 { reading.upperMargin.points[4].place.x = .nan }
        if k == 3 { reading.lowerMargin = LidLine([]) }
        if k == 4 { reading.isUnusable = 0.9 }
      })
    for k in 2...4 {
      let eye = try #require(sick.frames[k].face).eyes.left
      #expect(eye.lidDeviation == nil)
      #expect(eye.mrd1.isFinite)
      #expect(eye.confidence < 0.2)
    }
    #expect(try #require(plain.frames[2].face).eyes.left.lidDeviation != nil)
  }
}
