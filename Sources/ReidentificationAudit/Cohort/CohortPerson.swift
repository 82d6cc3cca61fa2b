import MaskSigns
import SyntheticPatients

/// A person of the audit, who does not exist: face, healthy signs, and a way to move.
public struct CohortPerson: Sendable {
  /// Number of the face.
  public let face: UInt64
  let condition: EyeCondition
  let style: MovementStyle
  /// From the camera, millimetres.
  private let distance: Double
  private let seed: UInt64

  /// People of one cohort; a longer cohort begins with the shorter one, and other parts share nobody with it.
  ///
  /// - Parameter part: Who is attacked, and who trains the attacker, are different parts.
  public static func cohort(_ range: Range<Int>, seed: UInt64, part: UInt64, condition: Condition = .healthy) -> [CohortPerson] {
    let recipes = ClipRecipe.draw(
      count: range.upperBound, condition: condition, examination: .primary, seed: seed &* 1_000_003 &+ part)
    return range.map { CohortPerson(recipes[$0], seed: seed &* 7919 &+ part &* 104_729 &+ UInt64($0)) }
  }

  private init(_ recipe: ClipRecipe, seed: UInt64) {
    distance = recipe.camera.distance
    self.seed = seed
    face = recipe.seed
    condition = recipe.condition
    var random = SeededGenerator(seed: seed, 1)
    style = MovementStyle(recipe.condition, &random)
  }

  /// Recordings on so many days, as the program would measure them.
  ///
  /// - Throws: `PatientError`.
  func recordings(_ sessions: Int) throws -> [SimulatedRecording] {
    let performer = try Performer(seed: face, distance: distance)
    return (0..<sessions).map { session in
      var random = SeededGenerator(seed: seed, 100 + UInt64(session))
      let script = style.script(&random)
      // Another day: lids are more tired, the room brighter, the brows elsewhere.
      var signs = condition.onAnotherDay(&random)
      // The script has the blinks.
      signs.blinking = 0
      let error = MeasurementError(person: SeededGenerator(seed: seed, 2), session: &random)
      return SimulatedRecording(
        performer.perform(signs, script, session: UInt32(session)), signs, distance: distance, error, &random)
    }
  }
}

extension EyeCondition {
  /// What differs between a person's days, standard deviations: both lids 0.3 mm, pupils 0.04 iris, brows 0.7 mm, head 2°.
  /// Chosen; no study of repeated visits was found. Who is healthy is so on each day.
  func onAnotherDay(_ random: inout SeededGenerator) -> EyeCondition {
    var other = self
    let (upper, lower, light, brow) = (0.3 * random.normal(), 0.2 * random.normal(), 0.04 * random.normal(), 0.7 * random.normal())
    other.mrd1 = mrd1.shifted(upper, within: .mrd1)
    other.mrd2 = mrd2.shifted(lower, within: .mrd2)
    other.pupil = pupil.shifted(light * Self.iris, within: .pupil, unit: Self.iris)
    other.browHeight = browHeight.shifted(brow, within: .brow)
    other.head = HeadPosture(
      yaw: head.yaw + .degrees(2 * random.normal()), pitch: head.pitch + .degrees(2 * random.normal()),
      roll: head.roll + .degrees(random.normal()))
    return other
  }

  /// Diameter, millimetres (Rüfer 2005).
  private static let iris = 11.71
}

extension BothEyes<Double?> {
  /// Those that are there, moved alike.
  fileprivate func shifted(_ way: Double, within sign: BaselineSign, unit: Double = 1) -> BothEyes<Double?> {
    guard let some = right ?? left else { return self }
    let moved = BothEyes<Double>(right: right ?? some, left: left ?? some).shifted(way, within: sign, unit: unit)
    return BothEyes(right: right.map { _ in moved.right }, left: left.map { _ in moved.left })
  }
}

extension BothEyes<Double> {
  /// Both moved alike, as far as neither leaves the healthy range on the way; what lies outside already stays.
  ///
  /// - Parameter unit: One unit of the range in the unit of these values.
  fileprivate func shifted(_ way: Double, within sign: BaselineSign, unit: Double = 1) -> BothEyes<Double> {
    let range = HealthyRanges.of(sign)
    let (least, most) = (Swift.min(right, left), Swift.max(right, left))
    let down = Swift.min(range.lower * unit - least, 0)
    let up = Swift.max(range.upper * unit - most, 0)
    let shift = Swift.min(Swift.max(way, down), up)
    return map { $0 + shift }
  }
}
