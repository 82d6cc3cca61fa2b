import FaceReconstruction
internal import Foundation
import MaskDisclosure
import MaskSigns
import SyntheticPatients

/// What the program would measure of a recording: the true signs, misread as ``MeasurementError`` says.
struct SimulatedRecording: Sendable {
  private let frames: [FrameFit]
  private let wrinkles: WrinkleFit
  /// Pixels between the eyes: cameras differ from day to day.
  private let eyeDistance: Double

  /// - Parameter distance: From the camera, millimetres: both eyes turn in by it.
  init(
    _ performance: Performance, _ condition: EyeCondition, distance: Double, _ error: MeasurementError,
    _ random: inout SeededGenerator
  ) {
    let convergence = atan(Self.halfPupilDistance / distance) * 180 / .pi
    eyeDistance = random.uniform(80, 260)
    wrinkles = Self.grades(condition.wrinkles, &random)
    let count = Int(MovementStyle.duration) * MovementStyle.frameRate
    var frames: [FrameFit] = []
    for index in 0..<count {
      let pose = performance.pose(at: Double(index) / Double(MovementStyle.frameRate))
      frames.append(
        FrameFit(
          time: MediaTime(ticks: Int64(index) * MediaTime.ticksPerSecond / Int64(MovementStyle.frameRate)),
          face: Self.face(pose, performance.ownBrow, convergence, error, &random)))
    }
    self.frames = frames
  }

  /// What leaves under a policy.
  ///
  /// - Throws: `DisclosureError`.
  func record(_ policy: DisclosurePolicy) throws -> SignRecord {
    let person = PersonFit(
      shape: [], globeCentres: BothEyes(right: .zero, left: .zero), irisLever: 10, eyeDistancePixels: eyeDistance,
      residualPixels: 0.5, wrinkles: wrinkles)
    let context = RecordContext(software: "audit", models: "measurement error of docs/habit-errors.md")
    return try disclose(FaceFit(person: person, frames: frames), policy: policy, context: context)
  }

  private static func face(
    _ pose: PatientPose, _ ownBrow: BothEyes<Double>, _ convergence: Double, _ error: MeasurementError,
    _ random: inout SeededGenerator
  ) -> VisibleFace {
    let version = error.version(&random)
    let vergence = error.vergence(&random)
    let right = eye(pose, .right, gazeError: version + vergence / 2, convergence, error, &random)
    let left = eye(pose, .left, gazeError: version - vergence / 2, convergence, error, &random)
    let mouth = pose.mouth.corners
    // Half of a mouth of 50 mm.
    func corner(_ eye: Eye) -> SIMD3<Double> {
      let out = 25 + mouth[eye].x
      return SIMD3(eye == .right ? -out : out, mouth[eye].y + error(.mouth, eye, &random), 0)
    }
    return VisibleFace(
      head: error.head(pose.head, &random), position: SIMD3(0, 0, 500),
      eyes: BothEyes(right: right, left: left),
      brows: BothEyes(
        right: pose.brow.right + ownBrow.right + error(.brow, .right, &random),
        left: pose.brow.left + ownBrow.left + error(.brow, .left, &random)),
      mouthOpening: pose.mouth.opening + error(.mouth, .right, &random),
      mouthCorners: BothEyes(right: corner(.right), left: corner(.left)), confidence: 0.98)
  }

  private static func eye(
    _ pose: PatientPose, _ eye: Eye, gazeError: SIMD2<Double>, _ convergence: Double, _ error: MeasurementError,
    _ random: inout SeededGenerator
  ) -> EyeFit {
    let gaze = pose.gaze[eye]
    let seen = Gaze(
      yaw: gaze.yaw * error.gazeGain.x + .degrees(gazeError.x), pitch: gaze.pitch * error.gazeGain.y + .degrees(gazeError.y))
    let isClosed = pose.upperLid[eye] - pose.lowerLid[eye] < 0.1
    let lower = pose.lowerLid[eye] - error(.mrd2, eye, &random)
    // An open eye is never read as less than a hair open: what is closed is told apart.
    let upper = max(pose.upperLid[eye] + error(.mrd1, eye, &random), lower + 0.1)
    let contour = pose.contour[eye]
    func margin(_ centre: Double, _ beside: SIMD2<Double>, _ nasal: Misreading, _ temporal: Misreading) -> LidMargin {
      LidMargin(
        nasal: Millimetres(centre + beside.x + error(nasal, eye, &random)), central: Millimetres(centre),
        temporal: Millimetres(centre + beside.y + error(temporal, eye, &random)))
    }
    // The iris stands 10 mm before the globe's centre.
    let pupil = 10 * sin(gaze.pitch.degrees * .pi / 180)
    return EyeFit(
      gaze: seen, upperLid: margin(upper, contour.upper, .upperNasal, .upperTemporal),
      lowerLid: margin(lower, contour.lower, .lowerNasal, .lowerTemporal), mrd1: upper - pupil, mrd2: pupil - lower,
      fissureWidth: 29, crease: isClosed ? nil : pose.crease[eye].map { max($0 + error(.crease, eye, &random), 0) },
      pupilToIris: isClosed ? nil : pose.pupil[eye].map { min(max($0 / 11.71 + error(.pupil, eye, &random), 0.05), 0.95) },
      reflex: isClosed ? nil : reflex(pose, eye, convergence, error, &random), irisCentre: .zero, irisDiameterPixels: eyeDiameter,
      isClosed: isClosed, isCovered: false, confidence: 0.95)
  }

  private static let eyeDiameter = 25.0
  /// Degrees of turn for each millimetre that the corneal reflex moves: 22 Δ/mm (photographic Hirschberg ratio).
  private static let degreesPerMillimetre = 12.4
  /// Millimetres, of a pupil distance of 63.
  private static let halfPupilDistance = 31.5

  /// The eye's axis against the line to the lamp beside the lens.
  private static func reflex(
    _ pose: PatientPose, _ eye: Eye, _ convergence: Double, _ error: MeasurementError, _ random: inout SeededGenerator
  ) -> ReflexOffset {
    let inward = eye == .right ? convergence : -convergence
    let yaw = pose.gaze[eye].yaw.degrees + pose.head.yaw.degrees - inward
    let pitch = pose.gaze[eye].pitch.degrees + pose.head.pitch.degrees
    // The nose is to the left of the right eye.
    let nasal = (eye == .right ? 1 : -1) * error(.reflexNasal, eye, &random)
    return ReflexOffset(
      x: Millimetres(-yaw / degreesPerMillimetre + nasal),
      y: Millimetres(-pitch / degreesPerMillimetre + error(.reflexUp, eye, &random)))
  }

  /// Grades as the program reads them: off by a third of a grade (`docs/accuracy.md`), which it knows.
  private static func grades(_ pose: WrinklePose?, _ random: inout SeededGenerator) -> WrinkleFit {
    guard let pose else { return .notMeasured }
    func depth(_ drawn: Double) -> WrinkleDepth {
      WrinkleDepth(grade: min(max(drawn + 0.33 * random.normal(), 0), 3), deviation: 0.33)
    }
    func both(_ drawn: BothEyes<Double>) -> BothEyes<WrinkleDepth?> {
      BothEyes(right: depth(drawn.right), left: depth(drawn.left))
    }
    return WrinkleFit(
      forehead: depth(pose.forehead), glabella: depth(pose.glabella), crowsFeet: both(pose.crowsFeet),
      underEye: both(pose.underEye), nasolabial: both(pose.nasolabial))
  }
}
