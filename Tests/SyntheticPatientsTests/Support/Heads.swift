import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

/// Heads of people whose pictures are not drawn, made once for all tests.
enum Heads {
  static let camera = Camera.phone(width: 1280, height: 720)
  static let place = SIMD3<Double>(0, 14, -500)
  static let light = Lighting()
  static let fifty: [PatientHead] = (1...50).compactMap { PatientHead(Person(seed: UInt64($0) &* 977)) }

  /// A face whose two halves are the same.
  static let symmetric: PatientHead? = {
    var person = Person(seed: 3)
    person.shape.asymmetries = person.shape.asymmetries.map { _ in 0 }
    return PatientHead(person)
  }()
}

extension PatientHead {
  func truth(_ pose: PatientPose) -> PictureTruth {
    var head = self
    return head.truth(pose, at: Heads.place, Heads.camera, room: Heads.light)
  }

  func movement(_ recipe: ClipRecipe) -> PatientMovement { movement(recipe.condition, recipe.script) }
  func movement(
    _ condition: EyeCondition, _ script: ExaminationScript, camera: SIMD3<Double> = SIMD3(0, -14, 500)
  ) -> PatientMovement {
    PatientMovement(
      script: script, condition: condition, globes: globes, kappa: BothEyes(both: SIMD2(5, 0)),
      ownBrow: truth(.still()).eyes.map(\.browHeight), camera: camera, seed: 5)
  }
}

/// What a clinician would note of a patient who looks at the camera, by the names of ``HealthyRanges``.
struct Noted {
  var values: [BaselineSign: [Double]] = [:]

  /// Means over the pictures of a recording in which the lids do not blink.
  init(_ head: PatientHead, _ movement: PatientMovement, from start: Double = 0.3, to end: Double = 5.7, count: Int = 12) {
    var head = head
    var taken = 0.0
    for k in 0..<count {
      let time = start + (end - start) * (Double(k) + 0.5) / Double(count)
      if movement.face.blinking(at: time) > 0.01 { continue }
      taken += 1
      let truth = head.truth(movement.pose(at: time), at: Heads.place, Heads.camera, room: Heads.light)
      let iris = 2 * Double(head.person.eye.irisRadius)
      func add(_ sign: BaselineSign, _ all: [Double]) {
        values[sign] = zip(values[sign] ?? all.map { _ in 0 }, all).map { $0 + $1 }
      }
      let eyes = [truth.eyes.right, truth.eyes.left]
      add(.mrd1, eyes.map(\.mrd1))
      add(.mrd2, eyes.map(\.mrd2))
      add(.upperNasal, eyes.map { $0.upperMargin[1] - $0.upperMargin[3] })
      add(.upperTemporal, eyes.map { $0.upperMargin[5] - $0.upperMargin[3] })
      add(.lowerNasal, eyes.map { $0.lowerMargin[1] - $0.lowerMargin[3] })
      add(.lowerTemporal, eyes.map { $0.lowerMargin[5] - $0.lowerMargin[3] })
      add(.pupil, eyes.map { $0.pupilDiameter / iris })
      add(.brow, eyes.map(\.browHeight))
      add(.mouthCorners, [truth.eyes.right.mouthCornerWay.y - truth.eyes.left.mouthCornerWay.y])
      add(.mouthOpening, [truth.mouthOpening])
      add(.headYaw, [truth.head.yaw.degrees])
      add(.headPitch, [truth.head.pitch.degrees])
      add(.headRoll, [truth.head.roll.degrees])
      let (right, left) = (truth.eyes.right.gaze, truth.eyes.left.gaze)
      add(.versionYaw, [(right.yaw.degrees + left.yaw.degrees) / 2])
      add(.versionPitch, [(right.pitch.degrees + left.pitch.degrees) / 2])
      add(.deviationHorizontal, [PrismDioptres.of(degrees: right.yaw.degrees - left.yaw.degrees)])
      add(.deviationVertical, [PrismDioptres.of(degrees: right.pitch.degrees - left.pitch.degrees)])
    }
    values = values.mapValues { $0.map { $0 / taken } }
  }

  /// Signs beyond their healthy edges, or whose sides differ beyond them, by more than `slack` of the range's spread.
  func outside(slack: Double = 0.1) -> Set<BaselineSign> {
    Set(
      values.filter { sign, all in
        let range = HealthyRanges.of(sign)
        let give = slack * range.standardDeviation
        if all.contains(where: { $0 < range.lower - give || $0 > range.upper + give }) { return true }
        guard all.count == 2, let difference = HealthyRanges.difference(sign) else { return false }
        let apart = all[0] - all[1]
        return apart < difference.lower - give || apart > difference.upper + give
      }.keys)
  }
}
