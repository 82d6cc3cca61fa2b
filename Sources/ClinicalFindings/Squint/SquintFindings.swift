import MaskSigns

/// The eyes against each other: manifest deviation, movement at cover and uncover, corneal reflexes, A and V patterns.
struct SquintFindings {
  let course: Course
  private var record: SignRecord { course.record }

  init(_ course: Course) { self.course = course }

  var all: [Finding] {
    let cover = CoverTest(course)
    return [
      manifest(.deviationHorizontal, .deviationHorizontal), manifest(.deviationVertical, .deviationVertical),
      movement(.coverHorizontal, cover, cover.atCover, \.yaw), movement(.coverVertical, cover, cover.atCover, \.pitch),
      movement(.uncoverHorizontal, cover, cover.atUncover, \.yaw),
      movement(.uncoverVertical, cover, cover.atUncover, \.pitch),
      hirschberg(.hirschbergHorizontal), hirschberg(.hirschbergVertical), pattern,
    ]
  }

  /// Both globes seen, outside blinks.
  private var paired: [Int] {
    (0..<course.count).filter(isPaired)
  }
  private func isPaired(_ index: Int) -> Bool {
    course.eyes.right[index].isSteady && course.eyes.left[index].isSteady && record.flags(at: index).showsGlobe(.right)
      && record.flags(at: index).showsGlobe(.left)
  }

  // MARK: Manifest

  private func manifest(_ kind: FindingKind, _ sign: BaselineSign) -> Finding {
    if course.isTooSmall, record.habit(sign) != .withheld { return Finding(kind, nil, .cannotBeJudged(.eyeDistance)) }
    let pictures = paired
    let range = HealthyRanges.of(sign)
    let moment = pictures.isEmpty ? nil : pictures[pictures.count / 2]
    return record.habitFinding(kind, sign, pictures: PictureSet(pictures), moment: moment) { _, value in
      direction(value - range.mean, isHorizontal: sign == .deviationHorizontal)
    }.with { judgement in
      guard let value = judgement.value else {
        judgement.words = "straight within \(spoken(range.upper - range.mean, decimals: 0)) Δ, the most that a recording"
          + " without a cover test can tell apart from angle kappa"
        return
      }
      // Counted from the norm, which is drawn as parallel eyes. Straight eyes read this far apart from each other: kappa,
      // and the place of the globes; two surgeons differ by 10 Δ.
      let deviation = value - range.mean
      let half = range.standardDeviation * normalQuantile
      judgement.value = deviation
      judgement.interval = (deviation - half)...(deviation + half)
      if judgement.standing == .inside { judgement.words = "straight, near the edge of what is told apart from angle kappa" }
      judgement.words += ", \(signed(degrees(prismDioptres: deviation), decimals: 1))°"
    }
  }

  private func direction(_ deviation: Double, isHorizontal: Bool) -> String {
    if isHorizontal { return deviation > 0 ? "the eyes turn in (eso)" : "the eyes turn out (exo)" }
    return deviation > 0 ? "the right eye stands higher" : "the left eye stands higher"
  }

  // MARK: Cover test

  /// What two surgeons differ by with prisms (95 %, PMID 18045567), Δ: more than this is more than noise.
  static let movementEdge = 10.0

  private func movement(
    _ kind: FindingKind, _ test: CoverTest, _ movements: [CoverTest.Movement], _ part: KeyPath<Direction, Double>
  ) -> Finding {
    // With one eye covered all that is read is the gaze of the other, which needs the policy for gaze alone.
    if course.policy[.gaze].motion == .none { return Finding(kind, nil, .cannotBeJudged(.policy(.gaze))) }
    if course.policy[.gaze].motion == .coarse { return Finding(kind, nil, .cannotBeJudged(.coarse(.gaze))) }
    if test.covers.isEmpty || movements.isEmpty { return Finding(kind, nil, .cannotBeJudged(.noCoverTest)) }
    if course.isTooSmall { return Finding(kind, nil, .cannotBeJudged(.eyeDistance)) }
    let values = movements.map { prismDioptres(degrees: $0.deviation[keyPath: part]) }
    guard let middle = median(values) else { return Finding(kind, nil, .cannotBeJudged(.noCoverTest)) }
    // The record's step of gaze is half a degree; three and more movements tell their own scatter.
    let around = Bootstrap.median(values) ?? (middle - Self.movementEdge)...(middle + Self.movementEdge)
    let interval = around.widened(prismDioptres(degrees: 0.5))
    let agreeing = values.filter { $0 * middle > 0 }.count
    let isMoving = abs(middle) > Self.movementEdge && values.count >= 2 && 3 * agreeing >= 2 * values.count
      && (middle > 0 ? interval.lowerBound > 0 : interval.upperBound < 0)
    let isHorizontal = part == \Direction.yaw
    let many = "\(values.count) movement\(values.count == 1 ? "" : "s")"
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          isMoving ? .outside : values.count < 2 ? .described : .inside, value: middle, interval: interval,
          words: isMoving ? "\(direction(middle, isHorizontal: isHorizontal)), \(many)" : "no movement beyond \(spoken(Self.movementEdge, decimals: 0)) Δ, \(many)",
          pictures: PictureSet(Set(movements.flatMap(\.pictures)).sorted()), moment: movements.first?.pictures.first)))
  }

  // MARK: Hirschberg

  /// Prism dioptres per millimetre of reflex: 22, individually 14 to 24 (PMID 16457664; photographs 22–23).
  private static let hirschberg = 22.0
  /// Of one reflex less the other, millimetres (docs/habit-errors.md).
  private static let reflexError = 0.25
  /// How far the reflexes of straight eyes differ between people, both together, millimetres: angle kappa of 1.5° in each eye,
  /// two thirds of it shared by the two (J Refract Surg 26 (2010) 966–971), over 12.4° per mm.
  private static let kappaSpread = 0.22

  private func hirschberg(_ kind: FindingKind) -> Finding {
    let sign: BaselineSign = kind == .hirschbergHorizontal ? .reflexNasal : .reflexUp
    if course.isTooSmall, record.habit(sign) != .withheld { return Finding(kind, nil, .cannotBeJudged(.eyeDistance)) }
    let pictures = (0..<course.count).filter { index in
      Eye.allCases.allSatisfy { record.flags(at: index).contains(.reflex($0)) }
    }
    return record.differenceFinding(kind, sign, pictures: PictureSet(pictures), moment: pictures.first) { _, _ in "" }
      .with { judgement in
        guard case .value(let right) = record.habit(sign, .right), case .value(let left) = record.habit(sign, .left) else {
          judgement.words = "the reflexes lie alike in both eyes"
          return
        }
        let norm = HealthyRanges.of(sign).mean
        let isHorizontal = kind == .hirschbergHorizontal
        // A reflex towards the nose: the eye looks outwards. The fixing eye's reflex lies at the norm.
        let deviation = isHorizontal ? -(right - norm + left - norm) * Self.hirschberg : (left - right) * Self.hirschberg
        let spread = isHorizontal ? Self.kappaSpread : 0
        let doubt = (Self.reflexError * Self.reflexError + spread * spread).squareRoot() * Self.hirschberg * normalQuantile
        judgement.value = deviation
        judgement.interval = (deviation - doubt)...(deviation + doubt)
        // A squint moves one eye's reflex: it shows in their sum, which a lamp to one side leaves alone, and in their
        // difference, which a lamp farther than the camera leaves alone, towards which the eyes converge.
        let isUneven = HealthyRanges.difference(sign).map { $0.isClearlyOutside(right - left) } ?? true
        // A lamp that is far and to one side does both, and where it stood is not in a record: told, never judged.
        let isTold = abs(deviation) > doubt && isUneven
        judgement.standing = isTold ? .described : .inside
        judgement.words = isTold
          ? "by the reflexes \(direction(deviation, isHorizontal: isHorizontal)), if the lamp stood at the camera"
          : "straight as far as reflexes tell"
      }
  }

  // MARK: A and V

  /// A from 10 Δ, V from 15 Δ between upgaze and downgaze (Vaughan & Asbury, General Ophthalmology, chapter 12).
  static let patternA = 10.0
  static let patternV = 15.0
  /// Of a change within one recording, prism dioptres: the misplaced globe falls out of it. Chosen, a clinical step.
  private static let changeError = 2.0
  private static let offPrimary = 12.0
  private static let leastTime = 0.2

  private var pattern: Finding {
    let kind = FindingKind.alphabetPattern
    for sign in [Sign.gaze, .deviation] {
      if course.policy[sign].motion == .none { return Finding(kind, nil, .cannotBeJudged(.policy(sign))) }
      if course.policy[sign].motion == .coarse { return Finding(kind, nil, .cannotBeJudged(.coarse(sign))) }
    }
    if course.isTooSmall { return Finding(kind, nil, .cannotBeJudged(.eyeDistance)) }
    let pictures = paired
    let up = pictures.filter { (course.version[$0]?.pitch ?? 0) >= Self.offPrimary }
    let down = pictures.filter { (course.version[$0]?.pitch ?? 0) <= -Self.offPrimary }
    guard course.seconds(up) >= Self.leastTime, course.seconds(down) >= Self.leastTime else {
      let pitches = pictures.compactMap { course.version[$0]?.pitch }
      let reached = max(min(pitches.max() ?? 0, -(pitches.min() ?? 0)), 0)
      return Finding(kind, nil, .cannotBeJudged(.gazeRange(needed: Self.offPrimary, reached: reached)))
    }
    func eso(_ pictures: [Int]) -> [(time: Double, value: Double)] {
      pictures.compactMap { index in
        guard let right = course.eyes.right[index].gaze, let left = course.eyes.left[index].gaze else { return nil }
        return (course.times[index], prismDioptres(degrees: right.yaw - left.yaw))
      }
    }
    let (above, below) = (eso(up), eso(down))
    guard let top = median(above.map(\.value)), let bottom = median(below.map(\.value)) else {
      return Finding(kind, nil, .cannotBeJudged(.notMeasured))
    }
    let difference = top - bottom
    let doubt = Self.changeError * normalQuantile * 2
    let isPattern = difference > Self.patternA + doubt || difference < -Self.patternV - doubt
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          isPattern ? .outside : .inside, value: difference, interval: (difference - doubt)...(difference + doubt),
          words: !isPattern ? "no A or V pattern" : difference > 0 ? "A pattern: more eso looking up" : "V pattern: more exo looking up",
          pictures: PictureSet((up + down).sorted()), moment: up.first)))
  }
}
