import MaskSigns
import RealModule

/// Lids in motion: lag in downgaze, levator excursion, fatigue, incomplete closure.
struct LidMovement {
  let course: Course
  let still: LidStills
  private var eye: Eye { still.eye }

  init(_ course: Course, _ still: LidStills) {
    self.course = course
    self.still = still
  }

  var all: [Finding] { [lag, excursion, fatigue, lagophthalmos] }

  /// Why movement of this eye's upper lid cannot be followed.
  private var hindrance: Reason? {
    if course.policy[.upperLid].motion == .none { return .policy(.upperLid) }
    if course.isTooSmall { return .eyeDistance }
    if course.record.habit(.mrd1, eye) == .notMeasured { return .notMeasured }
    return nil
  }

  // MARK: Lag

  /// Downgaze begins here, degrees under rest.
  private static let downgaze = 12.0
  /// A lid that follows falls 1.0 mm against the pupil in downgaze (n 50); one that rises this much stays behind.
  static let lagEdge = 1.0
  /// Seconds of downgaze that make a witness: a blink on its way is shorter.
  private static let leastTime = 0.5

  private var lag: Finding {
    if let hindrance { return Finding(.lidLag, eye, .cannotBeJudged(hindrance)) }
    guard course.policy[.gaze].motion != .none else { return Finding(.lidLag, eye, .cannotBeJudged(.policy(.gaze))) }
    let moments = course.eyes[eye]
    let rest = course.restingPitch(eye)
    let down = moments.indices.filter { index in
      moments[index].isSteady && moments[index].gaze.map { $0.pitch - rest <= -Self.downgaze } ?? false
    }
    let reached = moments.filter(\.isSteady).compactMap { $0.gaze.map { rest - $0.pitch } }.max() ?? 0
    guard course.seconds(down) >= Self.leastTime, let primary = median(still.mrd1.map(\.value)) else {
      let reason: Reason =
        reached < Self.downgaze
        ? .gazeRange(needed: Self.downgaze, reached: max(reached, 0))
        : .tooShort(needed: Self.leastTime, seen: course.seconds(down))
      return Finding(.lidLag, eye, .cannotBeJudged(reason))
    }
    let changes = down.map { index -> (time: Double, value: Double) in
      let pupil = pupilHeight(pitch: moments[index].gaze?.pitch ?? rest) - pupilHeight(pitch: rest)
      return (course.times[index], moments[index].upper - pupil - primary)
    }
    guard let change = median(changes.map(\.value)) else { return Finding(.lidLag, eye, .cannotBeJudged(.notMeasured)) }
    // A healthy fissure is replayed on the norm's: travel is right to their ratio, 15 % (SD of healthy fissures).
    let travel = abs(median(down.map { moments[$0].upper - primary }) ?? 0) * 0.15 * normalQuantile
    let interval = (Bootstrap.median(blockMedians(changes).map(\.value)) ?? change...change).widened(max(travel, 0.3))
    let isLag = change >= Self.lagEdge && interval.lowerBound > 0
    return Finding(
      .lidLag, eye,
      .judged(
        Judgement(
          isLag ? .outside : .inside, value: change, interval: interval,
          words: isLag ? "the upper lid stays behind in downgaze" : "the upper lid follows in downgaze",
          pictures: PictureSet(down), moment: down.min { moments[$0].gaze?.pitch ?? 0 < moments[$1].gaze?.pitch ?? 0 })))
  }

  // MARK: Levator

  /// Degrees of vertical gaze from which an excursion is told, and from which it is graded.
  private static let toldRange = 25.0
  private static let gradedRange = 50.0

  private var excursion: Finding {
    if let hindrance { return Finding(.levatorExcursion, eye, .cannotBeJudged(hindrance)) }
    guard course.policy[.gaze].motion != .none else {
      return Finding(.levatorExcursion, eye, .cannotBeJudged(.policy(.gaze)))
    }
    let moments = course.eyes[eye]
    let seen = moments.indices.filter { moments[$0].isSteady && moments[$0].gaze != nil }
    let pitches = seen.compactMap { moments[$0].gaze?.pitch }
    guard let low = quantile(0.02, pitches), let high = quantile(0.98, pitches), high - low >= Self.toldRange else {
      let reached = (pitches.max() ?? 0) - (pitches.min() ?? 0)
      return Finding(.levatorExcursion, eye, .cannotBeJudged(.gazeRange(needed: Self.toldRange, reached: reached)))
    }
    let near = 3.0
    let up = seen.filter { (moments[$0].gaze?.pitch ?? 0) >= high - near }
    let down = seen.filter { (moments[$0].gaze?.pitch ?? 0) <= low + near }
    guard let top = median(up.map { moments[$0].upper }), let bottom = median(down.map { moments[$0].upper }) else {
      return Finding(.levatorExcursion, eye, .cannotBeJudged(.notMeasured))
    }
    let value = max(top - bottom, 0)
    let isGraded = high - low >= Self.gradedRange
    let doubt = value * 0.15 * normalQuantile + HealthyRanges.of(.mrd1).error
    let grade = LevatorGrade(millimetres: value)
    let range = "over \(spoken(high - low, decimals: 0))° of vertical gaze"
    return Finding(
      .levatorExcursion, eye,
      .judged(
        Judgement(
          !isGraded ? .described : grade == .fair || grade == .poor ? .outside : .inside, value: value,
          interval: max(value - doubt, 0)...(value + doubt),
          words: isGraded ? "\(grade.rawValue) \(range)" : "at least this much, \(range): too little to grade",
          pictures: PictureSet((up + down).sorted()), moment: up.first)))
  }

  // MARK: Fatigue

  /// Seconds that a lid is watched for fatigue: Simpson's test asks for thirty.
  private static let fatigueTime = 30.0
  /// What most people see of a lid: 1 mm (Preston et al., OPRS 2024, doi 10.1097/IOP.0000000000002650).
  private static let fatigueEdge = 1.0

  private var fatigue: Finding {
    if let hindrance { return Finding(.lidFatigue, eye, .cannotBeJudged(hindrance)) }
    let blocks = blockMedians(still.mrd1)
    let span = (blocks.last?.time ?? 0) - (blocks.first?.time ?? 0)
    guard span >= Self.fatigueTime, let sen = senSlope(blocks) else {
      return Finding(.lidFatigue, eye, .cannotBeJudged(.tooShort(needed: Self.fatigueTime, seen: max(span, 0))))
    }
    let fall = -sen.slope * span
    let tires = fall >= Self.fatigueEdge && sen.interval.upperBound < 0
    let perMinute = (sen.interval.lowerBound * 60)...(sen.interval.upperBound * 60)
    return Finding(
      .lidFatigue, eye,
      .judged(
        Judgement(
          tires ? .outside : .inside, value: sen.slope * 60, interval: perMinute,
          words: tires
            ? "the upper lid sinks by \(spoken(fall, decimals: 1)) mm in \(spoken(span, decimals: 0)) s"
            : "the upper lid keeps its height over \(spoken(span, decimals: 0)) s",
          pictures: still.set, moment: still.pictures.last)))
  }

  // MARK: Closure

  /// Of the own fissure and mm: what stays open at closure beyond rounding and the measurement's error.
  private static let openShare = 0.12
  private static let openEdge = 1.0
  /// A lasting closure tells more than a blink.
  private static let lasting = 0.5

  private var lagophthalmos: Finding {
    if let hindrance { return Finding(.lagophthalmos, eye, .cannotBeJudged(hindrance)) }
    let closures = Closures(course, eye)
    guard !closures.all.isEmpty else { return Finding(.lagophthalmos, eye, .cannotBeJudged(.noClosure)) }
    let lasting = closures.all.filter { $0.seconds >= Self.lasting }
    let judged = lasting.isEmpty ? closures.all : lasting
    guard let share = median(judged.map(\.openShare)), let millimetres = median(judged.map(\.openMillimetres)) else {
      return Finding(.lagophthalmos, eye, .cannotBeJudged(.noClosure))
    }
    let isOpen = share >= Self.openShare && millimetres >= Self.openEdge && (!lasting.isEmpty || judged.count >= 3)
    let error = HealthyRanges.of(.mrd1).error * normalQuantile
    return Finding(
      .lagophthalmos, eye,
      .judged(
        Judgement(
          isOpen ? .outside : .inside, value: millimetres, interval: max(millimetres - error, 0)...(millimetres + error),
          words: isOpen
            ? "the lids stay apart when the eyes close" : "the lids close",
          pictures: PictureSet(judged.flatMap { Array($0.pictures) }), moment: judged.first?.pictures.lowerBound)))
  }
}

/// Levator function by the scale of docs/clinical-definitions.md.
public enum LevatorGrade: String, Hashable, Sendable, CaseIterable {
  case excellent, good, fair, poor
  public init(millimetres: Double) {
    self = millimetres > 12 ? .excellent : millimetres >= 8 ? .good : millimetres >= 5 ? .fair : .poor
  }
}
