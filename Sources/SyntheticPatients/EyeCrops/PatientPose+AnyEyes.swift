import HeadGeometry
import MaskSigns

extension PatientPose {
  /// A pose drawn from all that an eye clinic sees, signs of disease far oftener than there: for teaching a network.
  ///
  /// Shares and ranges are chosen so that every degree of every sign is seen often, not after how often people have them.
  static func anyEyes(_ globes: BothEyes<SIMD3<Double>>, _ random: inout SeededGenerator) -> PatientPose {
    let gaze = anyGaze(&random)
    let lids = anyLids(&random)
    var upper = BothEyes(both: 0.0)
    var lower = upper
    for eye in Eye.allCases {
      let pupil = pupilHeight(gaze[eye])
      lower[eye] = max(pupil - lids[eye].mrd2, -11)
      // Closing lids meet where the lower one is.
      upper[eye] = lids[eye].opening.map { lower[eye] + $0 } ?? max(min(pupil + lids[eye].mrd1, 11), lower[eye])
    }
    let head = HeadPosture(
      yaw: .degrees(random.uniform(-35, 35)), pitch: .degrees(random.uniform(-20, 20)),
      roll: .degrees(random.uniform(-20, 20)))
    var pose = PatientPose(head: head, gaze: gaze, upperLid: upper, lowerLid: lower)
    let contour = random.unit() < 0.35 ? 1.3 : 0.4
    let brow = random.uniform(-3, 6)
    let crease = anyCrease(&random)
    let pupil = random.uniform(2, 8)
    let alike = random.unit() < 0.6
    for eye in Eye.allCases {
      func change() -> SIMD2<Double> { SIMD2(random.normal(), random.normal()) * contour }
      pose.contour[eye].upper += change()
      pose.contour[eye].lower += change() * 0.4
      pose.brow[eye] = min(max(brow + 1.2 * random.normal(), -3), 6)
      pose.crease[eye] = alike ? crease : anyCrease(&random)
      pose.pupil[eye] = alike ? pupil : random.uniform(2, 8)
    }
    if random.unit() < 0.4 {
      pose.mouth = MouthPose(
        opening: random.uniform(0, 18), smile: BothEyes(right: random.unit(), left: random.unit()),
        rounding: random.uniform(-0.5, 0.5))
    }
    if random.unit() < 0.6 { pose.wrinkles = anyWrinkles(&random) }
    if random.unit() < 0.07 { pose.occluder = anyOccluder(globes, head, &random) }
    return pose
  }

  private static func anyGaze(_ random: inout SeededGenerator) -> BothEyes<Gaze> {
    let straight = random.unit() < 0.3
    let yaw = straight ? 7 * random.normal() : random.uniform(-30, 30)
    let pitch = straight ? 5 * random.normal() : random.uniform(-25, 25)
    var gaze = BothEyes(both: SIMD2(yaw, pitch))
    if random.unit() < 0.3 {
      let deviating: Eye = random.unit() < 0.5 ? .right : .left
      gaze[deviating] += SIMD2(random.uniform(-25, 25), random.uniform(-12, 12))
    } else {
      let convergence = random.uniform(-2, 8)
      gaze.right.x += convergence / 2
      gaze.left.x -= convergence / 2
    }
    return gaze.map { Gaze(yaw: .degrees(min(max($0.x, -40), 40)), pitch: .degrees(min(max($0.y, -28), 28))) }
  }

  /// Distances of the margins from the pupil; an opening is given instead when the lids are closed or nearly so.
  private struct Lids {
    var mrd1, mrd2: Double
    var opening: Double?
  }

  private static func anyLids(_ random: inout SeededGenerator) -> BothEyes<Lids> {
    func one() -> Lids {
      Lids(
        mrd1: random.unit() < 0.45 ? random.uniform(3, 5.5) : random.uniform(-3, 8),
        mrd2: random.unit() < 0.6 ? random.uniform(4, 6.5) : random.uniform(2, 8))
    }
    var lids = BothEyes(both: one())
    if random.unit() < 0.5 {
      lids.left = one()
    } else {
      lids.left.mrd1 += 0.3 * random.normal()
      lids.left.mrd2 += 0.3 * random.normal()
    }
    if random.unit() < 0.16 {
      let opening = random.unit() < 0.4 ? 0 : random.uniform(0, 1.5)
      let both = random.unit() < 0.75
      let one: Eye = random.unit() < 0.5 ? .right : .left
      for eye in Eye.allCases where both || eye == one { lids[eye].opening = opening }
    }
    return lids
  }

  /// Millimetres; 0 is none, `nil` the head's own.
  private static func anyCrease(_ random: inout SeededGenerator) -> Double? {
    let kind = random.unit()
    if kind < 0.15 { return 0 }
    if kind < 0.22 { return nil }
    return kind < 0.6 ? min(max(7 + 1.5 * random.normal(), 2), 11) : random.uniform(2, 11)
  }

  private static func anyWrinkles(_ random: inout SeededGenerator) -> WrinklePose {
    let most = random.uniform(0, 3)
    func grade() -> Double { random.uniform(0, most) }
    func sides() -> BothEyes<Double> { BothEyes(right: grade(), left: grade()) }
    return WrinklePose(forehead: grade(), glabella: grade(), crowsFeet: sides(), underEye: sides(), nasolabial: sides())
  }

  /// Crossing one eye somehow.
  private static func anyOccluder(
    _ globes: BothEyes<SIMD3<Double>>, _ head: HeadPosture, _ random: inout SeededGenerator
  ) -> Occluder {
    let eye: Eye = random.unit() < 0.5 ? .right : .left
    let frame = HeadFrame(head)
    let place = frame.toRoom(globes[eye]) + frame.origin
    let reach = SIMD3(random.uniform(-45, 45), random.uniform(-40, 40), OccluderCourse.distance + random.uniform(-8, 10))
    return Occluder(
      kind: random.unit() < 0.5 ? .paddle : .hand, centre: place + reach, side: random.unit() < 0.8 ? eye.temporal : -eye.temporal)
  }
}
