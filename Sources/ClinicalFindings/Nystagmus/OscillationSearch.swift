import MaskSigns

/// Looks for rhythmic movement of the eyes, and says what it is like.
struct OscillationSearch {
  let course: Course
  let nystagmus: Nystagmus?
  /// The cycles that it rests on.
  let cycles: [OscillationRun]
  /// Seconds of gaze in stretches long enough for three cycles.
  private let seconds: Double
  private let conjugacy: Conjugacy?

  /// Swings from this size count: two steps of the record's gaze.
  static func hysteresis(_ course: Course) -> Double {
    2 * MotionColumn.versionYaw.quantum * Double(course.policy[.gaze].motion.fineQuanta) - 0.01
  }
  /// Infantile nystagmus beats 0.5 to 8 times a second. Slower swings to and fro are also what following a target looks
  /// like, so that only jerks count under one a second.
  private static let slowestJerk = 0.5
  private static let slowest = 1.0
  private static let fastest = 10.0
  /// Swings are at least this many times the noise, and this much of them is alike in every cycle; more where there are
  /// few cycles. In a simulation of 700 minutes of noise alone (SD 0.25 to 0.8°, 30 pictures a second) no run passed.
  private static let overNoise = 3.5
  private static func leastRegularity(_ cycles: Int) -> Double { cycles >= 6 ? 0.6 : 0.75 }
  /// Swings of every size are looked for, from the smallest that count, in steps of this factor.
  private static let scale = 1.6
  private static let largestHysteresis = 12.0
  private static let shortestStretch = 1.5
  static let leastTime = 2.0

  init(_ course: Course) {
    self.course = course
    guard Self.hindrance(course) == nil else {
      (nystagmus, cycles, seconds, conjugacy) = (nil, [], 0, nil)
      return
    }
    let stretches = GazeTrace.all(course, .both, .horizontal).filter { $0.seconds >= Self.shortestStretch }
    seconds = stretches.reduce(0) { $0 + $1.seconds }
    let sources: [GazeSource] = course.policy[.deviation].motion == .none ? [.both] : GazeSource.allCases
    var found: Nystagmus?
    var runs: [OscillationRun] = []
    var conjugacy: Conjugacy?
    for source in sources where found == nil {
      let planes = GazePlane.allCases.compactMap { plane -> (plane: GazePlane, runs: [OscillationRun], weight: Double)? in
        let runs = Self.runs(course, source, plane)
        guard !runs.isEmpty else { return nil }
        return (plane, runs, (median(runs.flatMap(\.swings)) ?? 0) * runs.reduce(0) { $0 + $1.seconds })
      }
      guard let main = planes.max(by: { $0.weight < $1.weight }) else { continue }
      let other = planes.first { $0.plane != main.plane }
      let isInBoth = other.map { (median($0.runs.flatMap(\.swings)) ?? 0) >= 0.4 * (median(main.runs.flatMap(\.swings)) ?? 0) && $0.weight >= 0.2 * main.weight } ?? false
      found = Self.describe(course, source, main.plane, main.runs, isInBothPlanes: isInBoth)
      if let found {
        conjugacy = Conjugacy(course, found)
        runs = main.runs
      }
    }
    nystagmus = found
    cycles = runs
    self.conjugacy = conjugacy
  }

  private static func hindrance(_ course: Course) -> Reason? {
    if course.policy[.gaze].motion == .none { return .policy(.gaze) }
    if course.isTooSmall { return .eyeDistance }
    guard let rate = course.pictureRate, rate >= 13.5 else {
      return course.count < 2 ? .tooShort(needed: leastTime, seen: 0) : .frameRate
    }
    return nil
  }

  private static func runs(_ course: Course, _ source: GazeSource, _ plane: GazePlane) -> [OscillationRun] {
    let traces = GazeTrace.all(course, source, plane)
    var best: [OscillationRun] = []
    var longest = 0.0
    var hysteresis = max(Self.hysteresis(course), overNoise * GazeTrace.noise(traces))
    // Small unrest would cut large swings in pieces, and large steps would hide small swings: the size that explains most wins.
    while hysteresis <= largestHysteresis {
      let runs = traces.flatMap { OscillationRun.all(in: $0, hysteresis: hysteresis) }.filter { isOscillation($0, course) }
      let seconds = runs.reduce(0) { $0 + $1.seconds }
      if seconds > longest * 1.05 { (best, longest) = (runs, seconds) }
      hysteresis *= scale
    }
    return isChance(best, course) ? [] : best
  }

  /// With its fellow hidden an eye's unrest is not halved by it: four turns of it, once in a recording, have passed for a
  /// beat. A nystagmus that a cover brings out goes on, or comes back with the next cover.
  private static let leastCyclesOfOneEye = 5

  private static func isChance(_ runs: [OscillationRun], _ course: Course) -> Bool {
    guard let only = runs.first, runs.count == 1, only.cycles < leastCyclesOfOneEye else { return false }
    let both = only.pictures.count { course.record.flags(at: $0).showsGlobe(.right) && course.record.flags(at: $0).showsGlobe(.left) }
    return 2 * both < only.pictures.count
  }

  private static func isOscillation(_ run: OscillationRun, _ course: Course) -> Bool {
    guard let period = median(run.periods), let rate = course.pictureRate, period > 0 else { return false }
    let frequency = 1 / period
    guard frequency <= fastest, period * rate >= OscillationRun.picturesPerCycle - 0.2,
      run.regularity >= leastRegularity(run.cycles), !run.isHeadMovement
    else { return false }
    if frequency >= slowest { return true }
    return frequency >= slowestJerk && Shape([run], rate: rate, quantum: hysteresis(course) / 2).form == .jerk
  }

  private static func describe(
    _ course: Course, _ source: GazeSource, _ plane: GazePlane, _ runs: [OscillationRun], isInBothPlanes: Bool
  ) -> Nystagmus? {
    let periods = runs.flatMap(\.wholePeriods)
    let swings = runs.flatMap(\.swings)
    let cycles = runs.reduce(0) { $0 + $1.cycles }
    let time = runs.flatMap(\.wholePeriods).reduce(0, +)
    guard let period = median(periods), let amplitude = median(swings), period > 0, time > 0, let rate = course.pictureRate
    else { return nil }
    let shape = Shape(runs, rate: rate, quantum: hysteresis(course) / 2)
    let frequency = Double(periods.count) / time
    // The time of a turning point is known to half a picture at either end of a run.
    let timing = frequency * (1 / rate) / (time / Double(runs.count))
    let byCycle = Bootstrap.median(periods.map { 1 / $0 }).map { min($0.lowerBound, frequency)...max($0.upperBound, frequency) }
    let spread = Bootstrap.median(swings) ?? amplitude...amplitude
    return Nystagmus(
      plane: plane, isInBothPlanes: isInBothPlanes, eye: source.eye, form: shape.form, quickPhase: shape.quickPhase(plane),
      frequency: frequency, frequencyInterval: (byCycle ?? frequency...frequency).widened(timing), amplitude: amplitude,
      amplitudeInterval: spread.widened((hysteresis(course) + 0.01) / 4),
      slowPhaseVelocity: shape.form == .jerk ? median(shape.slowVelocities) : nil,
      slowPhaseInterval: shape.form == .jerk ? Bootstrap.median(shape.slowVelocities) : nil, cycles: cycles, seconds: time,
      runs: runs.map(\.pictures))
  }

  /// How the two ways of a cycle differ.
  private struct Shape {
    let form: Nystagmus.Form
    let quickIsUp: Bool
    let slowVelocities: [Double]

    /// Slow phases of a jerk take at least twice as long as quick ones, and a picture and a half longer.
    private static let jerkRatio = 2.0
    private static let jerkPictures = 1.5
    /// A sine is on its way between 20 % and 80 % for 41 % of its time, a square wave hardly ever.
    private static let squareShare = 0.3
    private static let telling = 6.0
    private static let tellingSquare = 8.0
    private static let tellingQuanta = 6.0

    init(_ runs: [OscillationRun], rate: Double, quantum: Double) {
      let swings = runs.flatMap(\.swingCourses)
      let ups = swings.filter(\.isUp)
      let downs = swings.filter { !$0.isUp }
      func mean(_ swings: [OscillationRun.Swing]) -> Double {
        swings.isEmpty ? 0 : swings.reduce(0) { $0 + $1.seconds } / Double(swings.count)
      }
      let (up, down) = (mean(ups), mean(downs))
      quickIsUp = up < down
      let (quick, slow) = (min(up, down), max(up, down))
      let period = median(runs.flatMap(\.periods)) ?? 1
      let perCycle = period * rate
      let size = median(runs.flatMap(\.swings)) ?? 0
      if perCycle < Self.telling {
        form = .unclear
      } else if slow >= Self.jerkRatio * quick, (slow - quick) * rate >= Self.jerkPictures {
        form = .jerk
      } else if perCycle >= Self.tellingSquare, size >= Self.tellingQuanta * quantum, up + down < Self.squareShare * period {
        form = .squareWave
      } else {
        form = .pendular
      }
      slowVelocities = (quickIsUp ? downs : ups).map(\.velocity)
    }

    func quickPhase(_ plane: GazePlane) -> Nystagmus.QuickPhase? {
      guard form == .jerk else { return nil }
      switch (plane, quickIsUp) {
      case (.horizontal, true): return .left
      case (.horizontal, false): return .right
      case (.vertical, true): return .up
      case (.vertical, false): return .down
      }
    }
  }
}

extension OscillationSearch {
  var findings: [Finding] {
    [presence, measured(.nystagmusFrequency, value: \.frequency, interval: \.frequencyInterval) { "cycles a second" },
      measured(.nystagmusAmplitude, value: \.amplitude, interval: \.amplitudeInterval) { "from peak to peak" },
      intensity, form, slowPhase, alike]
  }

  var reason: Reason? {
    if let reason = Self.hindrance(course) { return reason }
    if nystagmus != nil { return nil }
    if course.policy[.gaze].motion == .coarse { return .coarse(.gaze) }
    return seconds < Self.leastTime ? .tooShort(needed: Self.leastTime, seen: seconds) : nil
  }

  private func moment(_ nystagmus: Nystagmus) -> Int? { nystagmus.runs.max { $0.count < $1.count }?.lowerBound }

  private var presence: Finding {
    if let reason { return Finding(.nystagmus, nil, .cannotBeJudged(reason)) }
    guard let nystagmus else {
      let fastest = (course.pictureRate ?? 0) / OscillationRun.picturesPerCycle
      let seen = PictureSet((0..<course.count).filter { course.version[$0] != nil })
      return Finding(
        .nystagmus, nil,
        .judged(
          Judgement(
            .inside, words: "no three consecutive beats or cycles of 1° and more, up to \(spoken(min(fastest, 10), decimals: 0)) Hz, in \(spoken(seconds, decimals: 0)) s",
            pictures: seen)))
    }
    let planes = nystagmus.isInBothPlanes ? "horizontal and vertical" : nystagmus.plane.rawValue
    let name = nystagmus.form == .squareWave ? "oscillation of saccades" : "nystagmus"
    var words = "\(planes) \(nystagmus.form == .unclear ? "" : nystagmus.form.rawValue + " ")\(name)"
    if let quick = nystagmus.quickPhase { words += ", quick phase \(quick.rawValue)" }
    if let eye = nystagmus.eye { words += ", in the \(eye == .right ? "right" : "left") eye" }
    words += ": \(nystagmus.cycles) cycles in \(spoken(nystagmus.seconds, decimals: 1)) s"
    if nystagmus.mayBeVoluntary { words += "; as large as looking to and fro between two targets, which it may be" }
    return Finding(
      .nystagmus, nil,
      .judged(
        Judgement(
          nystagmus.mayBeVoluntary ? .described : .outside, words: words, pictures: pictures(nystagmus),
          moment: moment(nystagmus))))
  }

  private func pictures(_ nystagmus: Nystagmus) -> PictureSet { PictureSet(nystagmus.runs.flatMap { Array($0) }) }

  private func measured(
    _ kind: FindingKind, value: (Nystagmus) -> Double, interval: (Nystagmus) -> ClosedRange<Double>, _ words: () -> String
  ) -> Finding {
    if let reason { return Finding(kind, nil, .cannotBeJudged(reason)) }
    guard let nystagmus else { return Finding(kind, nil, .cannotBeJudged(.absent)) }
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          .described, value: value(nystagmus), interval: interval(nystagmus), words: words(), pictures: pictures(nystagmus),
          moment: moment(nystagmus))))
  }

  private var intensity: Finding {
    measured(
      .nystagmusIntensity, value: { $0.amplitude * $0.frequency },
      interval: {
        ($0.amplitudeInterval.lowerBound * $0.frequencyInterval.lowerBound)...($0.amplitudeInterval.upperBound * $0.frequencyInterval.upperBound)
      }) { "amplitude times frequency" }
  }

  private var form: Finding {
    if let reason { return Finding(.nystagmusForm, nil, .cannotBeJudged(reason)) }
    guard let nystagmus else { return Finding(.nystagmusForm, nil, .cannotBeJudged(.absent)) }
    guard nystagmus.form != .unclear else { return Finding(.nystagmusForm, nil, .cannotBeJudged(.frameRate)) }
    let words = nystagmus.form.rawValue + (nystagmus.quickPhase.map { ", quick phase \($0.rawValue)" } ?? "")
    return Finding(
      .nystagmusForm, nil,
      .judged(Judgement(.described, words: words, pictures: pictures(nystagmus), moment: moment(nystagmus))))
  }

  private var slowPhase: Finding {
    if let reason { return Finding(.slowPhaseVelocity, nil, .cannotBeJudged(reason)) }
    guard let nystagmus else { return Finding(.slowPhaseVelocity, nil, .cannotBeJudged(.absent)) }
    if nystagmus.form == .unclear { return Finding(.slowPhaseVelocity, nil, .cannotBeJudged(.frameRate)) }
    guard let velocity = nystagmus.slowPhaseVelocity else { return Finding(.slowPhaseVelocity, nil, .cannotBeJudged(.absent)) }
    let toward = switch (nystagmus.plane, velocity > 0) {
    case (.horizontal, true): "to the left"
    case (.horizontal, false): "to the right"
    case (.vertical, true): "up"
    case (.vertical, false): "down"
    }
    return Finding(
      .slowPhaseVelocity, nil,
      .judged(
        Judgement(
          .described, value: abs(velocity),
          interval: nystagmus.slowPhaseInterval.map { velocity > 0 ? $0 : -$0.upperBound...(-$0.lowerBound) },
          words: "slow phase \(toward)", pictures: pictures(nystagmus), moment: moment(nystagmus))))
  }

  private var alike: Finding {
    let kind = FindingKind.nystagmusConjugacy
    if let reason { return Finding(kind, nil, .cannotBeJudged(reason)) }
    guard let nystagmus else { return Finding(kind, nil, .cannotBeJudged(.absent)) }
    if course.policy[.deviation].motion == .none { return Finding(kind, nil, .cannotBeJudged(.policy(.deviation))) }
    guard let conjugacy else { return Finding(kind, nil, .cannotBeJudged(.notMeasured)) }
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          .described, words: conjugacy.words, pictures: pictures(nystagmus), moment: moment(nystagmus))))
  }
}
