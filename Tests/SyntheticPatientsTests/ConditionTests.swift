import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct ConditionTests {
  /// Signs that a condition must take out of their healthy ranges in every patient, and those that it may.
  static let signs: [Condition: (must: Set<BaselineSign>, may: Set<BaselineSign>)] = {
    var signs: [Condition: (must: Set<BaselineSign>, may: Set<BaselineSign>)] = [:]
    // A low lid is flat, a high one arched; the brow helps; a chin goes up.
    let lid: Set<BaselineSign> = [.upperNasal, .upperTemporal, .brow, .headPitch, .versionPitch, .crease]
    for kind in Condition.ptosis.kinds { signs[kind] = ([.mrd1], lid) }
    // Between a lid that is high, or goes up with the eye, and a brow that hangs there is less room for the crease.
    signs[.thyroidRetraction] = ([.mrd1], [.mrd2, .upperNasal, .upperTemporal, .crease])
    signs[.scleralShow] = ([.mrd2], [.lowerNasal, .lowerTemporal])
    // One eye's turn is half of it in the version; a lid goes with an eye that looks up or down.
    for kind in Condition.strabismus.kinds {
      signs[kind] =
        kind.isVerticalSquint
        ? ([.deviationVertical], [.versionPitch, .mrd1, .mrd2, .crease]) : ([.deviationHorizontal], [.versionYaw, .mrd1, .mrd2])
    }
    signs[.nystagmusNull] = ([.headYaw, .versionYaw], [.mrd1, .mrd2])
    signs[.palsyThird] = (
      [.mrd1, .deviationHorizontal], lid.union([.deviationVertical, .pupil, .versionYaw, .versionPitch, .mrd2])
    )
    signs[.palsyFourth] = ([.deviationVertical, .headRoll], [.headPitch, .versionPitch, .versionYaw, .mrd1, .mrd2, .crease])
    signs[.palsySixth] = ([.deviationHorizontal, .headYaw], [.versionYaw, .mrd1, .mrd2])
    signs[.horner] = ([.pupil], [.mrd1, .mrd2, .upperNasal, .upperTemporal])
    signs[.bell] = ([.mouthCorners], [.brow, .mrd2, .lowerNasal, .lowerTemporal, .crease])
    signs[.blepharospasm] = ([], [.mrd1, .mrd2, .brow, .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal, .crease])
    return signs
  }()

  @Test(arguments: Condition.allCases.filter { !$0.isGroup })
  func `a condition shows in its own signs and in no others`(condition: Condition) {
    let (must, may) = Self.signs[condition] ?? ([], [])
    let recipes = ClipRecipe.draw(count: 6, condition: condition, examination: .primary, seed: 21)
    for (recipe, head) in zip(recipes, Heads.fifty) {
      let noted = Noted(head, head.movement(recipe))
      let outside = noted.outside()
      #expect(must.isSubset(of: outside), "\(recipe.diagnosis): missing \(must.subtracting(outside).map(\.name)) in \(noted.values)")
      let extra = outside.subtracting(must).subtracting(may)
      #expect(extra.isEmpty, "\(recipe.diagnosis): \(extra.map { "\($0.name) \(noted.values[$0] ?? [])" })")
    }
  }

  // MARK: - Healthy

  @Test(arguments: [
    BaselineSign.mrd1, .mrd2, .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal, .crease, .pupil, .brow,
  ])
  func `healthy sides follow the table`(sign: BaselineSign) throws {
    var random = SeededGenerator(seed: 8)
    let range = HealthyRanges.of(sign)
    let difference = try #require(HealthyRanges.difference(sign))
    let pairs = (0..<6000).map { _ in HealthySigns.pair(sign, &random) }
    #expect(pairs.allSatisfy { range.side(of: $0.right) == .inside && range.side(of: $0.left) == .inside })
    #expect(pairs.allSatisfy { difference.side(of: $0.right - $0.left) == .inside })
    // Mean and spread of the normal distribution cut at the edges, by summing its density.
    let cut = Self.cut(range)
    let sides = BlinkTests.statistics(pairs.flatMap { [$0.right, $0.left] })
    #expect(abs(sides.mean - cut.mean) < 0.12 * range.standardDeviation, "\(sides) against \(cut)")
    #expect(abs(sides.deviation / cut.deviation - 1) < 0.12, "\(sides) against \(cut)")
    // Cutting both sides at the edges makes them a little more alike.
    let apart = BlinkTests.statistics(pairs.map { $0.right - $0.left })
    let wanted = Self.cut(difference)
    #expect(abs(apart.mean) < 0.1 * difference.standardDeviation)
    #expect(apart.deviation / wanted.deviation < 1.05 && apart.deviation / wanted.deviation > 0.75, "\(apart) against \(wanted)")
  }

  @Test(arguments: [BaselineSign.headYaw, .headPitch, .headRoll, .mouthCorners, .mouthOpening])
  func `healthy signs of the whole face follow the table`(sign: BaselineSign) {
    var random = SeededGenerator(seed: 9)
    let range = HealthyRanges.of(sign)
    let values = (0..<6000).map { _ in HealthySigns.value(sign, &random) }
    let cut = Self.cut(range)
    let drawn = BlinkTests.statistics(values)
    #expect(values.allSatisfy { range.side(of: $0) == .inside })
    #expect(abs(drawn.mean - cut.mean) < 0.05 * range.standardDeviation)
    #expect(abs(drawn.deviation / cut.deviation - 1) < 0.04)
  }

  private static func cut(_ range: HealthyRange) -> (mean: Double, deviation: Double) {
    var (weight, sum, square) = (0.0, 0.0, 0.0)
    for k in 0...4000 {
      let x = range.lower + (range.upper - range.lower) * Double(k) / 4000
      let z = (x - range.mean) / range.standardDeviation
      let density = Portable.exp(-z * z / 2)
      weight += density
      sum += density * x
      square += density * x * x
    }
    let mean = sum / weight
    return (mean, (square / weight - mean * mean).squareRoot())
  }

  @Test(arguments: [330.0, 500, 1000])
  func `angle kappa is five degrees, give or take one and a half`(distance: Double) {
    let people = ClipRecipe.draw(count: 300, condition: .healthy, examination: .primary, seed: 4) { _ in
      Recording(camera: Camera(width: 640, height: 480, focalLength: 2 * distance, distance: distance))
    }
    // Of the farthest, those with a large one come a little nearer.
    let cameras = people.map(\.camera)
    #expect(cameras.allSatisfy { $0.distance <= distance && abs($0.focalLength / $0.distance - 2) < 1e-9 })
    #expect(cameras.allSatisfy { $0.distance >= min(distance, HealthySigns.nearEnough) })
    let kappa = people.flatMap { recipe in Eye.allCases.map { recipe.condition.kappa?[$0].x ?? .nan } }
    let drawn = BlinkTests.statistics(kappa)
    #expect(abs(drawn.mean - 5) < 0.25 && abs(drawn.deviation - 1.5) < 0.25, "\(drawn)")
  }

  // MARK: - Signs that show in movement

  @Test func `a tiring lid sinks while the eye looks up`() {
    var condition = EyeCondition()
    condition.fatigue = BothEyes(right: 0, left: 2.5)
    let up = Gaze(yaw: .zero, pitch: .degrees(25))
    let script = ExaminationScript(duration: 25, targets: [ExaminationScript.Target(start: 0.5, .still(up))])
    let patient = movement(condition, script)
    func mrd1(_ eye: Eye, _ time: Double) -> Double {
      let pose = patient.pose(at: time)
      return pose.upperLid[eye] - pupilHeight(pose.gaze[eye])
    }
    #expect(mrd1(.left, 1.5) - mrd1(.left, 24) > 1)
    #expect(abs(mrd1(.right, 1.5) - mrd1(.right, 24)) < 0.1)
  }

  @Test func `a lagging lid stays up in downgaze`() {
    var condition = EyeCondition()
    condition.lag = BothEyes(right: 0, left: 1)
    let script = ExaminationScript(
      duration: 3, targets: [ExaminationScript.Target(start: 0.5, .still(Gaze(yaw: .zero, pitch: .degrees(-30))))])
    let pose = movement(condition, script).pose(at: 2)
    #expect(pose.upperLid.left - pose.upperLid.right > 3)
    #expect(abs(pose.lowerLid.left - pose.lowerLid.right) < 0.05)
  }

  @Test func `a weak levator moves its lid little from downgaze to upgaze`() {
    for levator in [0.25, 0.6, 1] {
      var condition = EyeCondition()
      condition.levator = BothEyes(both: levator)
      func height(_ pitch: Double) -> Double {
        let script = ExaminationScript(
          duration: 3, targets: [ExaminationScript.Target(start: 0.5, .still(Gaze(yaw: .zero, pitch: .degrees(pitch))))])
        return movement(condition, script).pose(at: 2).upperLid.right
      }
      let excursion = height(33) - height(-45)
      #expect(abs(excursion - levator * LidFollowing.healthyExcursion) < 0.7, "\(excursion) mm at \(levator)")
    }
  }

  @Test func `a palsied eye does not close, and rolls up`() {
    var condition = EyeCondition()
    condition.closing = BothEyes(right: 1, left: 0.3)
    condition.mouthCorner = BothEyes(right: 0, left: -5)
    let script = ExaminationScript(
      duration: 5, instructions: [ExaminationScript.Instruction(.closeGently, from: 0.5, to: 4)])
    let pose = movement(condition, script).pose(at: 3)
    #expect(pose.upperLid.right - pose.lowerLid.right < 0.01)
    #expect(pose.upperLid.left - pose.lowerLid.left > 4)
    #expect(pose.gaze.left.pitch.degrees > 8)
    #expect(pose.mouth.corners.left.y == -5)
  }

  @Test func `a blepharospasm shuts both eyes in bouts`() {
    var condition = EyeCondition()
    condition.spasm = 0.8
    let patient = movement(condition, .primaryPosition(duration: 20))
    let times = stride(from: 0.0, to: 20, by: 0.02).map { patient.pose(at: $0) }
    let closed = times.filter { $0.upperLid.right - $0.lowerLid.right < 0.8 && $0.upperLid.left - $0.lowerLid.left < 0.8 }
    let share = Double(closed.count) / Double(times.count)
    #expect(share > 0.15 && share < 0.8, "\(share)")
    #expect((times.map(\.brow.right).min() ?? 0) < -1)
  }

  @Test func `wrinkles have the grade that was drawn`() {
    for recipe in ClipRecipe.draw(count: 12, condition: .wrinkles, examination: .primary, seed: 3) {
      let grade = Double(Severity.allCases.firstIndex(of: recipe.diagnosis.severity) ?? 0)
      let folds = recipe.condition.wrinkles
      let regions = [
        ("forehead_grade", folds?.forehead), ("crows_feet_grade", folds?.crowsFeet.right), ("under_eye_grade", folds?.underEye.left),
      ]
      let named = regions.filter { region in recipe.diagnosis.facts.contains { $0.name == region.0 } }
      #expect(!named.isEmpty && named.allSatisfy { $0.1 ?? 0 >= grade }, "\(regions)")
    }
  }

  @Test func `a Horner's lid hangs lower than its fellow, whatever the pair was`() throws {
    for recipe in ClipRecipe.draw(count: 200, condition: .horner, examination: .primary, seed: 6) {
      let eye: Eye = recipe.diagnosis.side == .right ? .right : .left
      let signs = recipe.condition
      let pupils = try #require(signs.pupil[eye.fellow]) - (try #require(signs.pupil[eye]))
      #expect(signs.mrd1[eye.fellow] - signs.mrd1[eye] > 0.99 && pupils > 0.99)
      #expect(signs.mrd2[eye] < signs.mrd2[eye.fellow])
    }
  }

  @Test func `a fourth palsy always leaves the healthy range`() {
    for (recipe, head) in zip(ClipRecipe.draw(count: 50, condition: .palsyFourth, examination: .primary, seed: 9), Heads.fifty) {
      let noted = Noted(head, head.movement(recipe), count: 5).outside(slack: 0)
      #expect(noted.contains(.deviationVertical) && noted.contains(.headRoll), "\(recipe.diagnosis)")
    }
  }

  // MARK: - Mirror

  @Test(arguments: Condition.allCases.filter { !$0.isGroup })
  func `a mirrored patient moves as in a mirror`(condition: Condition) throws {
    let recipe = try #require(
      ClipRecipe.draw(count: 1, condition: condition, examination: .alternateCover, seed: 31).first)
    let patient = movement(recipe.condition, recipe.script)
    let mirrored = patient.mirrored
    for time in stride(from: 0.1, to: recipe.script.duration, by: 0.63) {
      let a = patient.pose(at: time)
      let b = mirrored.pose(at: time)
      for eye in Eye.allCases {
        #expect(abs(a.gaze[eye].yaw.degrees + b.gaze[eye.fellow].yaw.degrees) < 1e-6)
        #expect(abs(a.gaze[eye].pitch.degrees - b.gaze[eye.fellow].pitch.degrees) < 1e-6)
        #expect(abs(a.upperLid[eye] - b.upperLid[eye.fellow]) < 1e-6 && abs(a.lowerLid[eye] - b.lowerLid[eye.fellow]) < 1e-6)
        #expect(abs(a.brow[eye] - b.brow[eye.fellow]) < 1e-9)
      }
      #expect(abs(a.head.yaw.degrees + b.head.yaw.degrees) < 1e-9 && abs(a.head.roll.degrees + b.head.roll.degrees) < 1e-9)
      #expect((a.occluder == nil) == (b.occluder == nil))
    }
  }

  @Test func `a mirrored patient shows mirrored signs`() throws {
    let head = try #require(Heads.symmetric)
    for condition in [Condition.ptosisCongenital, .palsySixth, .bell, .horner, .hypertropia] {
      let recipe = try #require(ClipRecipe.draw(count: 1, condition: condition, examination: .primary, seed: 12).first)
      let patient = head.movement(recipe)
      let (a, b) = (head.truth(patient.pose(at: 2)), head.truth(patient.mirrored.pose(at: 2)))
      for eye in Eye.allCases {
        let (one, other) = (a.eyes[eye], b.eyes[eye.fellow])
        #expect(abs(one.mrd1 - other.mrd1) < 0.02 && abs(one.mrd2 - other.mrd2) < 0.02, "\(one.mrd1) \(other.mrd1)")
        #expect(abs(one.gaze.yaw.degrees + other.gaze.yaw.degrees) < 0.02)
        #expect(abs(one.browHeight - other.browHeight) < 0.05)
        #expect(zip(one.upperMargin, other.upperMargin).allSatisfy { abs($0 - $1) < 0.03 })
        #expect(abs(one.mouthCornerWay.y - other.mouthCornerWay.y) < 0.1)
        #expect(abs(one.irisCentre.x + other.irisCentre.x - Double(Heads.camera.width)) < 0.3)
      }
    }
  }
}
