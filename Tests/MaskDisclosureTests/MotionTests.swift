import FaceReconstruction
import MaskDisclosure
import MaskSigns
import Testing

struct MotionTests {
  @Test func `two fissures with the same fractions leave the same bytes`() throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = Random(seed)
      let clip = Moment.clip(30, &random)
      var (narrow, wide) = (Person(), Person())
      narrow.mrd1 = BothEyes(right: 3.6, left: 3.6)
      narrow.mrd2 = BothEyes(right: 4.6, left: 4.6)
      wide.mrd1 = BothEyes(right: 4.9, left: 4.9)
      wide.mrd2 = BothEyes(right: 5.9, left: 5.9)
      #expect(
        try disclose(narrow.fit(clip), context: context).encode() == disclose(wide.fit(clip), context: context).encode())
    }
  }

  @Test func `closed stays closed at every point, whatever the patient's lids`() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = Random(seed)
      var person = Person.healthy(&random)
      person.mrd1.left = random.within(-3...7)
      var shut = Moment()
      shut.aperture = BothEyes(right: 0, left: 0)
      shut.lowerFraction = BothEyes(right: random.within(-0.1...0.3), left: random.within(-0.1...0.3))
      let record = try disclose(person.fit([Moment(), Moment(), shut, Moment()]), context: context)
      let eyes = try #require(record.signs(at: 2)).eyes
      for eye in [eyes.right, eyes.left] { #expect(eye.isClosed && eye.upperLid == eye.lowerLid) }
    }
  }

  @Test func `an eye that is not closed is not drawn closed`() throws {
    var nearly = Moment()
    nearly.aperture = BothEyes(right: 0.012, left: 0.5)
    let record = try disclose(Person().fit([Moment(), Moment(), nearly]), context: context)
    let eye = try #require(record.signs(at: 2)).eyes.right
    #expect(!eye.isClosed && eye.upperLid.central > eye.lowerLid.central)
  }

  @Test func `lids, gaze, head, brows and mouth move by the patient's own amount, to half a quantum`() throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = Random(seed)
      let clip = Moment.clip(30, &random)
      let record = try disclose(Person.healthy(&random).fit(clip), policy: .init(.full), context: context)
      let fissure = 9.5
      for (index, moment) in clip.enumerated() {
        guard let signs = record.signs(at: index) else {
          #expect(!moment.isVisible)
          continue
        }
        let told = try #require(record.headPosture(at: index))
        #expect(abs(told.yaw.degrees - moment.head.yaw) <= 0.5 + 1e-5)
        #expect(abs(told.pitch.degrees - moment.head.pitch) <= 0.5 + 1e-5)
        // Drawn without the steps, a head stays within half a quantum of what is told.
        #expect(abs(signs.head.yaw.degrees - told.yaw.degrees) <= 0.49 + 1e-9)
        #expect(abs(signs.head.pitch.degrees - told.pitch.degrees) <= 0.49 + 1e-9)
        for eye in Eye.allCases where !moment.isCovered[eye] {
          #expect(abs(signs.brows[eye].value - moment.brow[eye]) <= 0.25 + 1e-5)
          #expect(abs(signs.mouth.corners[eye].up.value - moment.corner[eye].up) <= 0.5 + 1e-5)
          guard moment.aperture[eye] > 0 else { continue }
          let (upper, lower) = (signs.eyes[eye].upperLid.central.value, signs.eyes[eye].lowerLid.central.value)
          #expect(abs((upper - lower) / fissure - moment.aperture[eye]) <= 1.0 / 32 + 1e-5)
          let half = eye == .right ? 0.5 : -0.5
          let other: Eye = eye == .right ? .left : .right
          let isPair = !moment.isCovered[other] && moment.aperture[other] > 0
          let yaw = moment.version.yaw + half * moment.vergence.yaw
          #expect(abs(signs.eyes[eye].gaze.yaw.degrees - yaw) <= (isPair ? 0.375 : 0.25) + 1e-5)
        }
        #expect(abs(signs.mouth.opening.value - moment.mouthOpening) <= 0.5 + 1e-5)
      }
    }
  }

  @Test func `the seen eye of a cover test is exact while the other is covered`() throws {
    var person = Person()
    person.gaze = BothEyes(right: (0, 0), left: (-14, 0))  // Right esotropia's mirror: the left eye turns in
    var cover = Moment()
    cover.isCovered.right = true
    cover.version.yaw = 14  // The left eye takes up fixation
    let record = try disclose(person.fit([Moment(), Moment(), Moment(), cover]), context: context)
    let (before, after) = (try #require(record.signs(at: 0)), try #require(record.signs(at: 3)))
    #expect(after.eyes.right.isCovered)
    let jump = after.eyes.left.gaze.yaw.degrees - before.eyes.left.gaze.yaw.degrees
    #expect(abs(jump - 14) <= 0.25 + 1e-9)
  }

  @Test func `the last vergence is not left on the seen eye when its fellow is covered`() throws {
    var apart = Moment()
    apart.vergence.yaw = 12
    var cover = Moment()
    cover.isCovered.right = true
    cover.vergence.yaw = 12
    cover.version.yaw = 6  // The left eye is straight ahead under version 6 less half of 12.
    let record = try disclose(Person().fit([Moment(), Moment(), Moment(), apart, cover]), context: context)
    let (start, end) = (try #require(record.signs(at: 0)), try #require(record.signs(at: 4)))
    #expect(end.eyes.right.isCovered)
    #expect(abs((end.eyes.left.gaze.yaw - start.eyes.left.gaze.yaw).degrees) <= 0.25 + 1e-9)
  }
}
