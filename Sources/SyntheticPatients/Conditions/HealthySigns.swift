import HeadGeometry
import MaskSigns

/// Healthy people, sign by sign as ``HealthyRanges`` has them: mean, spread, edges, and differences between the sides.
enum HealthySigns {
  /// A sign of the whole face.
  static func value(_ sign: BaselineSign, _ random: inout SeededGenerator) -> Double {
    let range = HealthyRanges.of(sign)
    while true {
      let value = range.mean + range.standardDeviation * random.normal()
      if range.side(of: value) == .inside { return value }
    }
  }

  /// A sign of each side: correlated as the spread of the difference says, each side and the difference within the edges.
  static func pair(_ sign: BaselineSign, _ random: inout SeededGenerator) -> BothEyes<Double> {
    let range = HealthyRanges.of(sign)
    let difference = HealthyRanges.difference(sign)
    return pair(
      mean: range.mean, spread: range.standardDeviation, difference: difference?.standardDeviation ?? 0, &random
    ) { side, apart in range.side(of: side) == .inside && difference?.side(of: apart) != .below && difference?.side(of: apart) != .above }
  }

  /// Two sides with the same mean and spread, whose difference has the given spread; drawn again until they are allowed.
  static func pair(
    mean: Double, spread: Double, difference: Double, _ random: inout SeededGenerator,
    allowed: (_ side: Double, _ rightMinusLeft: Double) -> Bool
  ) -> BothEyes<Double> {
    let correlation = min(max(1 - difference * difference / (2 * spread * spread), 0), 1)
    while true {
      let shared = correlation.squareRoot() * random.normal()
      let own = (1 - correlation).squareRoot()
      let pair = BothEyes(
        right: mean + spread * (shared + own * random.normal()), left: mean + spread * (shared + own * random.normal()))
      if allowed(pair.right, pair.right - pair.left) && allowed(pair.left, pair.right - pair.left) { return pair }
    }
  }

  /// Degrees of angle kappa for each millimetre of the corneal reflex: 22 Δ/mm (photographic Hirschberg ratio).
  static let degreesPerMillimetre = 12.4
  /// Half the distance of the pupils, millimetres: 63 mm (Dodgson, Proc. SPIE 5291 (2004) 36–46).
  static let halfPupilDistance = 31.5

  /// A whole healthy person.
  static func draw(_ random: inout SeededGenerator, distance: Double, person: Person) -> EyeCondition {
    var signs = EyeCondition(mrd1: pair(.mrd1, &random), mrd2: pair(.mrd2, &random))
    let upperNasal = pair(.upperNasal, &random)
    let upperTemporal = pair(.upperTemporal, &random)
    let lowerNasal = pair(.lowerNasal, &random)
    let lowerTemporal = pair(.lowerTemporal, &random)
    for eye in Eye.allCases {
      signs.contour[eye] = LidContour(
        upper: SIMD2(upperNasal[eye], upperTemporal[eye]), lower: SIMD2(lowerNasal[eye], lowerTemporal[eye]))
    }
    signs.crease = pair(.crease, &random).map { $0 }
    let iris = 2 * Double(person.eye.irisRadius)
    signs.pupil = pair(.pupil, &random).map { $0 * iris }
    signs.kappa = kappa(&random, distance: distance)
    signs.browHeight = pair(.brow, &random).map { $0 }
    let corners = value(.mouthCorners, &random)
    signs.mouthCorner = BothEyes(right: corners / 2, left: -corners / 2)
    // Lips cannot be closer than touching.
    signs.mouthOpening = max(value(.mouthOpening, &random), 0)
    signs.head = HeadPosture(
      yaw: .degrees(value(.headYaw, &random)), pitch: .degrees(value(.headPitch, &random)),
      roll: .degrees(value(.headRoll, &random)))
    signs.wrinkles = WrinklePose.ageing(person.traits.age, &random)
    // A little exophoria is the rule: about 1 ± 2 Δ at near.
    let phoria = min(max(-0.6 + 1.1 * random.normal(), -3), 2)
    let eye: Eye = random.unit() < 0.5 ? .right : .left
    signs.alignment = Alignment(.latent, deviating: eye, offset: SIMD2(-eye.temporal * phoria, 0))
    signs.pursuitGain = min(max(0.95 + 0.03 * random.normal(), 0.87), 1)
    signs.blinking = min(max(Portable.exp(0.35 * random.normal()), 0.45), 2)
    signs.roll = min(max(12 + 4 * random.normal(), 2), 20)
    return signs
  }

  /// Angle kappa of both eyes: 5 ± 1.5° temporal, little upwards, nearly alike; such that the optical axes, which converge
  /// on the camera less twice kappa, are straight by the table.
  private static func kappa(_ random: inout SeededGenerator, distance: Double) -> BothEyes<SIMD2<Double>> {
    let apart = (HealthyRanges.difference(.reflexNasal)?.upper ?? 0) * degreesPerMillimetre
    let spread = (HealthyRanges.difference(.reflexNasal)?.standardDeviation ?? 0) * degreesPerMillimetre
    while true {
      let temporal = pair(mean: 5, spread: 1.5, difference: spread, &random) { side, difference in
        side > 0.5 && side < 9.5 && abs(difference) < apart
      }
      let up = pair(mean: 0, spread: 1.2, difference: 0.6, &random) { side, difference in
        abs(side) < 3.5 && abs(difference) < 2
      }
      // The edges themselves, not the measurement's error within them: that would pull kappa down, the more the farther
      // the camera.
      let range = HealthyRanges.of(.deviationHorizontal)
      let deviation = opticalDeviation(BothEyes(right: temporal.right, left: temporal.left), distance: distance)
      if (range.lower...range.upper).contains(deviation) {
        return BothEyes(right: SIMD2(temporal.right, up.right), left: SIMD2(temporal.left, up.left))
      }
    }
  }

  /// Horizontal deviation of the optical axes of straight eyes that look at the camera, prism dioptres, + eso.
  static func opticalDeviation(_ temporal: BothEyes<Double>, distance: Double) -> Double {
    let vergence = 2 * arctangent(halfPupilDistance, distance) * 180 / Portable.pi
    return PrismDioptres.of(degrees: vergence - temporal.right - temporal.left)
  }
}

/// Prism dioptres: 100 times the tangent.
enum PrismDioptres {
  static func of(degrees: Double) -> Double {
    let a = sineCosine(degrees * Portable.pi / 180)
    return 100 * a.sine / a.cosine
  }
  static func degrees(_ dioptres: Double) -> Double { arctangent(dioptres, 100) * 180 / Portable.pi }
}

extension WrinklePose {
  /// Folds by age in years: none at twenty, moderate at sixty, deep in some of the old. Chosen after what photonumeric
  /// scales show; people of an age differ by a grade.
  static func ageing(_ age: Double, _ random: inout SeededGenerator) -> WrinklePose {
    let person = 0.35 * random.normal()
    func grade(_ onset: Double) -> Double {
      min(max((age - onset) / 20 + person + 0.3 * random.normal(), 0), 3)
    }
    func sides(_ onset: Double) -> BothEyes<Double> {
      let both = grade(onset)
      return BothEyes(right: min(max(both + 0.12 * random.normal(), 0), 3), left: min(max(both + 0.12 * random.normal(), 0), 3))
    }
    return WrinklePose(
      forehead: grade(30), glabella: grade(36), crowsFeet: sides(32), underEye: sides(30), nasolabial: sides(28))
  }
}
