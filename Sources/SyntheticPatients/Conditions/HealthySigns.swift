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
  ///
  /// - Parameter inside: How far inside its edges each side stays.
  static func pair(
    _ sign: BaselineSign, _ random: inout SeededGenerator, inside: Double = 0
  ) -> BothEyes<Double> {
    let range = HealthyRanges.of(sign)
    let difference = HealthyRanges.difference(sign)
    return pair(
      mean: range.mean, spread: range.standardDeviation, difference: difference?.standardDeviation ?? 0, &random
    ) { side, apart in
      range.side(of: side - inside) == .inside && range.side(of: side + inside) == .inside
        && difference.map { $0.side(of: apart - inside) == .inside && $0.side(of: apart + inside) == .inside } ?? true
    }
  }

  /// Brows, and creases that have room under them: below a low brow a crease is lower, on both sides alike, and a brow that
  /// leaves no healthy one is drawn again.
  private static func browAndCrease(
    _ mrd1: BothEyes<Double>, _ random: inout SeededGenerator
  ) -> (brow: BothEyes<Double>, crease: BothEyes<Double>) {
    let lowest = HealthyRanges.of(.crease).lower
    while true {
      let crease = pair(.crease, &random)
      let brow = pair(.brow, &random)
      // Half a brow of 8 mm, and the skin between.
      let room = BothEyes(right: brow.right - mrd1.right - 5.5, left: brow.left - mrd1.left - 5.5)
      let lower = max(crease.right - room.right, crease.left - room.left, 0)
      let fitting = crease.map { $0 - lower }
      if min(fitting.right, fitting.left) >= lowest { return (brow, fitting) }
      // What is too high for this brow keeps its own side's place, if that is inside.
      let squeezed = BothEyes(right: min(crease.right, room.right), left: min(crease.left, room.left))
      if min(squeezed.right, squeezed.left) >= lowest { return (brow, squeezed) }
    }
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
  static func draw(_ random: inout SeededGenerator, person: Person) -> EyeCondition {
    // A little inside their edges: a pupil that is not in the margin's middle has it somewhat lower.
    var signs = EyeCondition(
      mrd1: pair(.mrd1, &random, inside: 0.15), mrd2: pair(.mrd2, &random, inside: 0.15))
    let upperNasal = pair(.upperNasal, &random)
    let upperTemporal = pair(.upperTemporal, &random)
    let lowerNasal = pair(.lowerNasal, &random)
    let lowerTemporal = pair(.lowerTemporal, &random)
    for eye in Eye.allCases {
      signs.contour[eye] = LidContour(
        upper: SIMD2(upperNasal[eye], upperTemporal[eye]), lower: SIMD2(lowerNasal[eye], lowerTemporal[eye]))
    }
    let iris = 2 * Double(person.eye.irisRadius)
    signs.pupil = pair(.pupil, &random).map { $0 * iris }
    signs.kappa = kappa(&random)
    let (brow, crease) = browAndCrease(signs.mrd1, &random)
    signs.browHeight = brow.map { $0 }
    signs.crease = crease.map { $0 }
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

  /// Angle kappa of both eyes: 5 ± 1.5° temporal, little upwards, nearly alike; such that the optical axes of eyes that look
  /// at a camera half a metre away are straight by the table. Anatomy knows no camera: those whom a farther one would take
  /// out of the table come nearer (``distance(_:_:)``).
  private static func kappa(_ random: inout SeededGenerator) -> BothEyes<SIMD2<Double>> {
    let apart = (HealthyRanges.difference(.reflexNasal)?.upper ?? 0) * degreesPerMillimetre
    let spread = (HealthyRanges.difference(.reflexNasal)?.standardDeviation ?? 0) * degreesPerMillimetre
    while true {
      let temporal = pair(mean: 5, spread: 1.5, difference: spread, &random) { side, difference in
        // A little inside: the reflex of a turned eye is not quite in proportion.
        side > 0.5 && side < 9.5 && abs(difference) < 0.9 * apart
      }
      let up = pair(mean: 0, spread: 1.2, difference: 0.6, &random) { side, difference in
        abs(side) < 3.5 && abs(difference) < 2
      }
      if areStraight(temporal, nearEnough) {
        return BothEyes(right: SIMD2(temporal.right, up.right), left: SIMD2(temporal.left, up.left))
      }
    }
  }

  /// From here, millimetres, nearly everybody's optical axes are straight by the table, who looks at the camera.
  static let nearEnough = 500.0

  /// What the distance between a person's own eyes, which is not known here, may change in that, prism dioptres.
  private static let unknown = 1.5

  private static func areStraight(_ kappa: BothEyes<Double>, _ distance: Double) -> Bool {
    let range = HealthyRanges.of(.deviationHorizontal)
    return (range.lower + Self.unknown...range.upper - Self.unknown).contains(opticalDeviation(kappa, distance: distance))
  }

  /// The camera's distance, or the farthest under it at which a healthy person's optical axes are straight by the table: the
  /// axes diverge by twice kappa and converge on the camera, and the table is one for all distances.
  static func distance(_ signs: EyeCondition, _ wanted: Double) -> Double {
    guard let kappa = signs.kappa?.map(\.x), wanted > nearEnough else { return wanted }
    var distance = wanted
    while distance > nearEnough, !areStraight(kappa, distance) { distance = max(distance - 10, nearEnough) }
    return distance
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
