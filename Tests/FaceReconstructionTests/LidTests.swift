import MaskSigns
import RealModule
import Testing

@testable import FaceReconstruction

@Suite struct LidTests {
  static func drooping(_ droop: Double, count: Int = 60, eyeDistance: Double = 150, person: SyntheticPerson) -> [Moment] {
    lookingAbout(count, position: SIMD3(0, 0, person.distance(eyeDistance: eyeDistance))).map { looking in
      var moment = looking
      for eye in Eye.allCases {
        moment.eyes[eye].yaw *= 0.3
        moment.eyes[eye].pitch *= 0.3
      }
      moment.eyes.right.upper -= droop
      return moment
    }
  }

  @Test(arguments: [0, 1.5, 3, 4.5] as [Double])
  func `MRD1 is within 0.3 mm of the truth`(droop: Double) throws {
    let person = SyntheticPerson(seed: 31)
    let moments = Self.drooping(droop, person: person)
    let fit = try reconstruct(person.clip(moments, noise: 0.3))
    for eye in Eye.allCases {
      var errors: [Double] = []
      for (moment, frame) in zip(moments, fit.frames) {
        errors.append(try #require(frame.face).eyes[eye].mrd1 - moment.eyes[eye].mrd1)
      }
      #expect(abs(mean(errors)) < 0.3, "\(eye.rawValue): mean \(mean(errors)) mm")
      #expect(rootMeanSquare(errors) < 0.3, "\(eye.rawValue): rms \(rootMeanSquare(errors)) mm")
    }
  }

  @Test func `one eye's droop does not move the other's lids`() throws {
    let person = SyntheticPerson(seed: 32)
    let plain = try reconstruct(person.clip(Self.drooping(0, person: person)))
    let drooped = try reconstruct(person.clip(Self.drooping(3, person: person)))
    for (a, b) in zip(plain.frames, drooped.frames) {
      let (x, y) = (try #require(a.face), try #require(b.face))
      #expect(abs(x.eyes.left.mrd1 - y.eyes.left.mrd1) < 0.05)
      #expect(abs(x.eyes.left.mrd2 - y.eyes.left.mrd2) < 0.05)
      #expect(abs(x.eyes.right.mrd1 - y.eyes.right.mrd1 - 3) < 0.3)
    }
  }

  @Test func `lids read the same when the head looks up or down`() throws {
    let person = SyntheticPerson(seed: 33)
    let moments: [Moment] = stride(from: -15.0, through: 15, by: 0.5).map { pitch in
      var moment = Moment()
      moment.position.z = person.distance(eyeDistance: 200)
      moment.head.pitch = .degrees(pitch)
      return moment
    }
    let fit = try reconstruct(person.clip(moments))
    for frame in fit.frames {
      let eye = try #require(frame.face).eyes.left
      // The eyes look straight ahead, so the pupil stands at the globe's centre.
      #expect(abs(eye.mrd1 - 4.2) < 0.4, "\(eye.mrd1) mm")
      #expect(abs(eye.mrd2 - 5.3) < 0.4, "\(eye.mrd2) mm")
    }
  }

  @Test func `nasal and temporal stand on their own sides`() throws {
    var person = SyntheticPerson(seed: 34, spread: 0)
    person.shape = person.shape.map { _ in 0 }
    var moment = Moment()
    moment.position.z = 500
    let fit = try reconstruct(person.clip([moment]))
    let face = try #require(fit.frames[0].face)
    // The mean face is symmetric: both eyes read alike at equal places.
    #expect(abs(face.eyes.right.upperLid.nasal.value - face.eyes.left.upperLid.nasal.value) < 0.2)
    #expect(abs(face.eyes.right.upperLid.temporal.value - face.eyes.left.upperLid.temporal.value) < 0.2)
    // Its nasal canthus stands 2.2 mm lower than the temporal one, so the upper margin is lower nasally.
    #expect(face.eyes.right.upperLid.nasal < face.eyes.right.upperLid.temporal)
    #expect(face.eyes.left.upperLid.nasal < face.eyes.left.upperLid.temporal)
  }

  @Test func `closed lids are closed, open and drooping ones are not`() throws {
    let person = SyntheticPerson(seed: 35)
    let moments: [Moment] = (0..<90).map { k in
      var moment = Moment()
      moment.position.z = person.distance(eyeDistance: 150)
      // The left eye droops to a fissure of 3 mm throughout.
      moment.eyes.left.upper = -2.3
      if k % 30 >= 24 {
        for eye in Eye.allCases { moment.eyes[eye].upper = moment.eyes[eye].lower + 0.7 }
      }
      return moment
    }
    let fit = try reconstruct(person.clip(moments, noise: 0.3))
    for (k, frame) in fit.frames.enumerated() {
      let eyes = try #require(frame.face).eyes
      #expect(eyes.right.isClosed == (k % 30 >= 24))
      #expect(eyes.left.isClosed == (k % 30 >= 24))
    }
  }

  @Test func `the fissure's width is the distance of the canthi`() throws {
    let person = SyntheticPerson(seed: 36)
    let fit = try reconstruct(person.clip(turningHead(40, position: SIMD3(0, 0, 500))))
    let points = LandmarkBasis.shared.points(shape: person.shape)
    for frame in fit.frames {
      let face = try #require(frame.face)
      #expect(abs(face.eyes.right.fissureWidth - length(points[33] - points[133])) < 1.2)
      #expect(abs(face.eyes.left.fissureWidth - length(points[263] - points[362])) < 1.2)
    }
  }
}
