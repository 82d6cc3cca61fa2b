import FaceReconstruction
import MaskSigns

/// A seeded random source of our own, so that a failing case can be repeated.
struct Random: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
  mutating func within(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }
}

/// What belongs to one person: everything that must stay behind the wall when it is healthy.
struct Person {
  var mrd1 = BothEyes(right: 4.2, left: 4.2)
  var mrd2 = BothEyes(right: 5.3, left: 5.3)
  /// Nasal and temporal margins over the central one.
  var upperContour = (nasal: -1.6, temporal: -1.2)
  var lowerContour = (nasal: 1.1, temporal: 0.9)
  var crease = BothEyes(right: 8.0, left: 8.0)
  var pupil = BothEyes(right: 0.375, left: 0.375)
  var reflex = BothEyes(right: ReflexOffset(x: 0.5, y: 0), left: ReflexOffset(x: -0.5, y: 0))
  var brow = BothEyes(right: 18.5, left: 18.5)
  var mouthCorner = BothEyes(right: SIMD3(-25.0, -65, 10), left: SIMD3(25.0, -65, 10))
  var mouthOpening = 0.0
  /// Habitual direction of each eye in the head, degrees.
  var gaze = BothEyes(right: (yaw: -0.6, pitch: 0.0), left: (yaw: 0.6, pitch: 0.0))
  var head = (yaw: 0.0, pitch: 0.0, roll: 0.0)
  var position = SIMD3(0.0, 0, 500)
  var fit = PersonFit(
    shape: [0, 0], globeCentres: BothEyes(right: SIMD3(-31, 0, 0), left: SIMD3(31, 0, 0)), irisLever: 10,
    eyeDistancePixels: 150, residualPixels: 1)
}

/// What happens in one picture, in fractions and differences that are nobody's.
struct Moment {
  var isVisible = true
  /// Aperture as a fraction of the open fissure; 0 is closed.
  var aperture = BothEyes(right: 1.0, left: 1.0)
  var lowerFraction = BothEyes(right: 0.0, left: 0.0)
  var version = (yaw: 0.0, pitch: 0.0)
  var vergence = (yaw: 0.0, pitch: 0.0)
  var head = (yaw: 0.0, pitch: 0.0, roll: 0.0)
  var brow = BothEyes(right: 0.0, left: 0.0)
  var pupil = 0.0
  var mouthOpening = 0.0
  var corner = BothEyes(right: (out: 0.0, up: 0.0), left: (out: 0.0, up: 0.0))
  var isCovered = BothEyes(right: false, left: false)
  var confidence = BothEyes(right: 1.0, left: 1.0)
}

extension Person {
  /// The reconstruction of this person doing these things.
  func fit(_ moments: [Moment], ticks: Int64 = 3000) -> FaceFit {
    FaceFit(
      person: fit,
      frames: moments.enumerated().map { index, moment in
        FrameFit(time: MediaTime(ticks: Int64(index) * ticks), face: moment.isVisible ? face(moment) : nil)
      })
  }

  private func face(_ moment: Moment) -> VisibleFace {
    VisibleFace(
      head: HeadPosture(
        yaw: .degrees(head.yaw + moment.head.yaw), pitch: .degrees(head.pitch + moment.head.pitch),
        roll: .degrees(head.roll + moment.head.roll)), position: position,
      eyes: BothEyes(right: eye(.right, moment), left: eye(.left, moment)),
      brows: BothEyes(right: brow.right + moment.brow.right, left: brow.left + moment.brow.left),
      mouthOpening: mouthOpening + moment.mouthOpening,
      mouthCorners: BothEyes(
        right: mouthCorner.right + SIMD3(-moment.corner.right.out, moment.corner.right.up, 0),
        left: mouthCorner.left + SIMD3(moment.corner.left.out, moment.corner.left.up, 0)), confidence: 1)
  }

  private func eye(_ eye: Eye, _ moment: Moment) -> EyeFit {
    let half = eye == .right ? 0.5 : -0.5
    func lid(_ upperRest: Double, _ lowerRest: Double) -> (upper: Double, lower: Double) {
      let fissure = upperRest - lowerRest
      let lower = lowerRest + moment.lowerFraction[eye] * fissure
      return (lower + moment.aperture[eye] * fissure, lower)
    }
    let central = lid(mrd1[eye], -mrd2[eye])
    let nasal = lid(mrd1[eye] + upperContour.nasal, -mrd2[eye] + lowerContour.nasal)
    let temporal = lid(mrd1[eye] + upperContour.temporal, -mrd2[eye] + lowerContour.temporal)
    return EyeFit(
      gaze: Gaze(
        yaw: .degrees(gaze[eye].yaw + moment.version.yaw + half * moment.vergence.yaw),
        pitch: .degrees(gaze[eye].pitch + moment.version.pitch + half * moment.vergence.pitch)),
      upperLid: LidMargin(
        nasal: Millimetres(nasal.upper), central: Millimetres(central.upper), temporal: Millimetres(temporal.upper)),
      lowerLid: LidMargin(
        nasal: Millimetres(nasal.lower), central: Millimetres(central.lower), temporal: Millimetres(temporal.lower)),
      mrd1: central.upper, mrd2: -central.lower, fissureWidth: 29, crease: crease[eye],
      pupilToIris: pupil[eye] + moment.pupil, reflex: reflex[eye], irisCentre: SIMD2(100, 100),
      irisDiameterPixels: 30, isClosed: moment.aperture[eye] == 0, isCovered: moment.isCovered[eye],
      confidence: moment.confidence[eye])
  }
}

extension Person {
  /// A healthy person: every habitual value and every difference inside the range by more than the error.
  static func healthy(_ random: inout Random) -> Person {
    var person = Person()
    func pair(_ sign: BaselineSign) -> BothEyes<Double> {
      let range = HealthyRanges.of(sign)
      // What the measurement cannot tell may be anything.
      let difference = HealthyRanges.difference(sign).map { $0.isJudgeable ? $0.upper - $0.error : 2 * $0.upper } ?? 0
      let (low, high) = (range.lower + range.error, range.upper - range.error)
      let right = random.within(low...high)
      let left = random.within(max(low, right - difference * 0.999)...min(high, right + difference * 0.999))
      return BothEyes(right: right, left: left)
    }
    func one(_ sign: BaselineSign) -> Double {
      let range = HealthyRanges.of(sign)
      return random.within((range.lower + range.error)...(range.upper - range.error))
    }
    person.mrd1 = pair(.mrd1)
    person.mrd2 = pair(.mrd2)
    person.upperContour = (one(.upperNasal), one(.upperTemporal))
    person.lowerContour = (one(.lowerNasal), one(.lowerTemporal))
    person.crease = pair(.crease)
    person.pupil = pair(.pupil)
    person.brow = pair(.brow)
    let (nasal, up) = (pair(.reflexNasal), pair(.reflexUp))
    person.reflex = BothEyes(
      right: ReflexOffset(x: Millimetres(nasal.right), y: Millimetres(up.right)),
      left: ReflexOffset(x: Millimetres(-nasal.left), y: Millimetres(up.left)))
    let mouth = random.within(-80...(-50))
    person.mouthCorner.right = SIMD3(random.within(-35...(-20)), mouth + one(.mouthCorners), random.within(0...20))
    person.mouthCorner.left = SIMD3(random.within(20...35), mouth, random.within(0...20))
    person.mouthOpening = random.within(0...1.9)
    person.head = (random.within(-25...25), random.within(-20...20), one(.headRoll))
    let version = (yaw: random.within(-4...4), pitch: random.within(-4...4))
    let horizontal = degrees(prismDioptres: one(.deviationHorizontal))
    let vertical = degrees(prismDioptres: one(.deviationVertical))
    person.gaze = BothEyes(
      right: (version.yaw + horizontal / 2, version.pitch + vertical / 2),
      left: (version.yaw - horizontal / 2, version.pitch - vertical / 2))
    person.position = SIMD3(random.within(-200...200), random.within(-200...200), random.within(300...900))
    person.fit = PersonFit(
      shape: [random.within(-3...3), random.within(-3...3)],
      globeCentres: BothEyes(right: SIMD3(random.within(-36...(-27)), 0, 0), left: SIMD3(random.within(27...36), 0, 0)),
      irisLever: random.within(9...11), eyeDistancePixels: random.within(100...199), residualPixels: random.within(0...2))
    return person
  }
}

extension Moment {
  /// A short clip: rest in half of the pictures, else gaze, blinks, brows, mouth and head at random.
  static func clip(_ count: Int, _ random: inout Random) -> [Moment] {
    (0..<count).map { index in
      var moment = Moment()
      guard index % 2 == 1 else { return moment }
      let wide = random.within(0...1)
      moment.version = (random.within(-9...9), random.within(-6...6))
      moment.vergence = (random.within(-4...4), random.within(-2...2))
      moment.head = (random.within(-20...20), random.within(-10...10), random.within(-10...10))
      moment.aperture = BothEyes(right: wide < 0.2 ? 0 : wide, left: wide < 0.2 ? 0 : random.within(0.1...1.2))
      moment.lowerFraction = BothEyes(right: random.within(-0.1...0.1), left: random.within(-0.1...0.1))
      moment.brow = BothEyes(right: random.within(-4...8), left: random.within(-4...8))
      moment.pupil = random.within(-0.1...0.1)
      moment.mouthOpening = random.within(3...30)
      moment.corner.right = (random.within(-5...5), random.within(-5...5))
      moment.corner.left = (random.within(-5...5), random.within(-5...5))
      moment.isCovered.right = random.within(0...1) < 0.1
      moment.isVisible = random.within(0...1) > 0.05
      return moment
    }
  }
}
