import MaskSigns
import RealModule

@testable import FaceReconstruction

/// What a network would read of an eye whose globe, lids and gaze are known.
struct ReadEye {
  /// Optical axis, degrees.
  var yaw = 0.0, pitch = 0.0
  /// Heights of the margins over the globe's centre at its middle, millimetres.
  var upper = 4.2, lower = -5.3
  /// Height of the fold over the upper margin; `nil` draws none.
  var fold: Double? = 8
  var irisDiameter = EyeAnatomy.irisDiameter
  /// Of every place, pixels; also what is added as noise times `noise`.
  var deviation = 0.3
  var isClosed: Float = 0, isCovered: Float = 0, isUnusable: Float = 0
  /// `nil` shows no reflex.
  var lamp: Lamp? = .besideLens

  enum Lamp {
    case besideLens
    /// Its direction from the eye in the camera frame.
    case far(SIMD3<Double>)
  }

  /// Height of a margin at a nasal distance from the globe's centre: an arch that meets the canthi at ±14 mm.
  static func arch(_ height: Double, _ x: Double) -> Double {
    let t = x / 14
    let chord = -0.8 - 0.9 * t
    return chord + (height + 0.8) * (1 - t * t) * (1 + 0.15 * t)
  }

  /// On the front of the lids, which leave the globe towards the canthi, 8.6 mm before its centre nasally and 3.6 mm
  /// temporally.
  static func lid(_ side: Eye, _ x: Double, _ y: Double) -> SIMD3<Double> {
    let room = EyeAnatomy.lidRadius * EyeAnatomy.lidRadius - x * x - y * y
    return SIMD3(side == .right ? x : -x, y, max(max(room, 0).squareRoot(), x > 0 ? 8.6 : 3.6))
  }
  static func nasalCanthus(_ side: Eye) -> SIMD3<Double> { lid(side, 13.9, -1.7) }
  static func temporalCanthus(_ side: Eye) -> SIMD3<Double> { lid(side, -13.9, 0.1) }

  var pupil: SIMD3<Double> { Gaze(yaw: .degrees(yaw), pitch: .degrees(pitch)).axis * EyeAnatomy.irisLever }
  /// As SyntheticPatients defines them: along head y, where the pupil stands across the lid.
  func mrd1(_ side: Eye) -> Double { Self.arch(upper, pupil.x * (side == .right ? 1 : -1)) - pupil.y }
  func mrd2(_ side: Eye) -> Double { pupil.y - Self.arch(lower, pupil.x * (side == .right ? 1 : -1)) }

  func reading(
    _ side: Eye, globe: SIMD3<Double>, pose: RigidPose, camera: Camera, noise: Double = 0, dice: inout Dice
  ) -> EyeReading {
    let nasal: Double = side == .right ? 1 : -1
    func point(_ place: SIMD3<Double>) -> ReadPoint {
      let p = camera.project(pose.toCamera(globe + place))
      return ReadPoint(
        SIMD2(Float(p.x + noise * dice.normal()), Float(p.y + noise * dice.normal())), deviation: Float(deviation))
    }
    func lid(_ x: Double, _ y: Double) -> SIMD3<Double> { Self.lid(side, x, y) }
    func line(_ place: (Double) -> SIMD3<Double>) -> LidLine {
      LidLine((0..<LidLine.count).map { point(place(14 - 28 * (Double($0) + 0.5) / Double(LidLine.count))) })
    }
    let axis = pupil / EyeAnatomy.irisLever
    let across = normalized(cross(SIMD3(0, 1, 0), axis)) ?? SIMD3(1, 0, 0)
    /// Half of the iris' diameter along a direction, as the picture shows it.
    func half(_ direction: SIMD3<Double>) -> SIMD2<Double> {
      let way = direction * (irisDiameter / 2)
      return (camera.project(pose.toCamera(globe + pupil + way)) - camera.project(pose.toCamera(globe + pupil - way))) / 2
    }
    let (a, b) = (half(across), half(cross(axis, across)))
    let (xx, yy, xy) = (a.x * a.x + b.x * b.x, a.y * a.y + b.y * b.y, a.x * a.y + b.x * b.y)
    let apart = ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
    let axes = SIMD2(Float(2 * ((xx + yy) / 2 + apart).squareRoot()), Float(2 * ((xx + yy) / 2 - apart).squareRoot()))
    let cornea = pose.toCamera(globe + axis * 5.4)
    let toCamera = -cornea / length(cornea)
    let bisector =
      switch lamp {
      case .far(let way): toCamera + way / length(way)
      default: toCamera
      }
    let glint = camera.project(cornea + bisector * (7.8 / length(bisector)))
    let height = fold ?? 8
    return EyeReading(
      upperMargin: line { lid($0, Self.arch(upper, $0)) }, lowerMargin: line { lid($0, Self.arch(lower, $0)) },
      upperFold: line { SIMD3($0 * nasal, Self.arch(upper, $0) + height, 10.5) },
      lowerFold: line { lid($0, Self.arch(lower, $0) - 3) }, nasalCanthus: point(Self.nasalCanthus(side)),
      temporalCanthus: point(Self.temporalCanthus(side)), iris: point(pupil), irisAxes: axes, irisTurn: 0,
      irisDeviation: Float(deviation), pupil: point(pupil), pupilToIris: 0.4, pupilToIrisDeviation: 0.03,
      reflex: ReadPoint(
        SIMD2(Float(glint.x + noise * dice.normal()), Float(glint.y + noise * dice.normal())), deviation: Float(deviation)),
      globe: ReadPoint(point(.zero).place, deviation: 1e4),
      hasUpperFold: fold == nil ? 0.1 : 0.9, hasLowerFold: 0.2, showsReflex: lamp == nil ? 0.1 : 0.9, isClosed: isClosed,
      isCovered: isCovered, isUnusable: isUnusable)
  }
}

extension SyntheticPerson {
  /// Where the network sees the canthi: beside the mesh's, as is usual. A globe that stands aside leaves them.
  private func readCanthi(_ side: Eye) -> (nasal: SIMD3<Double>, temporal: SIMD3<Double>) {
    let places = LandmarkBasis.shared.points(shape: shape).map { $0 * headScale }
    let expected = CanthusAnchor.expected
    let beside = SIMD3(side == .right ? expected.x : -expected.x, expected.y, 0)
    return side == .right
      ? (places[Landmarks.nasalCanthus.right] + beside, places[Landmarks.temporalCanthus.right] + beside)
      : (places[Landmarks.nasalCanthus.left] + beside, places[Landmarks.temporalCanthus.left] + beside)
  }

  /// A clip of this person with the eyes read; the globes stand where anatomy expects them, moved by `globeShift`.
  func readClip(
    _ poses: [(head: HeadPosture, eyes: BothEyes<ReadEye>)], distance: Double = 500, noise: Double = 0,
    change: (Int, Eye, inout EyeReading) -> Void = { _, _, _ in }
  ) -> [FaceObservation] {
    var dice = Dice(77)
    return poses.enumerated().map { k, moment in
      var base = Moment()
      base.head = moment.head
      base.position.z = distance
      // The mesh sees the same lids and the same gaze.
      base.eyes = moment.eyes.map { EyeTruth(yaw: $0.yaw, pitch: $0.pitch, upper: $0.upper, lower: $0.lower) }
      var seen = observe(base, time: Double(k) / 30, dice: &dice)
      let pose = RigidPose(moment.head, translation: base.position)
      for side in Eye.allCases {
        var reading = moment.eyes[side].reading(
          side, globe: globes[side], pose: pose, camera: camera, noise: noise, dice: &dice)
        let (nasal, temporal) = readCanthi(side)
        func shifted(_ point: ReadPoint, from old: SIMD3<Double>, to new: SIMD3<Double>) -> ReadPoint {
          let move = camera.project(pose.toCamera(new)) - camera.project(pose.toCamera(old))
          return ReadPoint(point.place + SIMD2(Float(move.x), Float(move.y)), deviation: point.deviation)
        }
        reading.nasalCanthus = shifted(reading.nasalCanthus, from: globes[side] + ReadEye.nasalCanthus(side), to: nasal)
        reading.temporalCanthus = shifted(
          reading.temporalCanthus, from: globes[side] + ReadEye.temporalCanthus(side), to: temporal)
        change(k, side, &reading)
        seen.eyes[side].reading = reading
      }
      return seen
    }
  }
}
