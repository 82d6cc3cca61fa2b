import MaskSigns

/// How fast the eyes jump, and how smoothly they follow.
struct SaccadeFindings {
  let course: Course
  let saccades: [Saccade]
  init(_ course: Course, _ saccades: [Saccade]) { (self.course, self.saccades) = (course, saccades) }

  var all: [Finding] { [velocity, pursuit] }

  private var hindrance: Reason? {
    if course.policy[.gaze].motion == .none { return .policy(.gaze) }
    if course.policy[.gaze].motion == .coarse { return .coarse(.gaze) }
    return course.isTooSmall ? .eyeDistance : nil
  }

  /// Pictures that a saccade must last for its speed to be told.
  private static let picturesNeeded = 2.5
  /// From so many saccades on.
  private static let leastCount = 3
  /// The largest saccades that one looks at a camera with, degrees.
  private static let usual = 20.0

  private var velocity: Finding {
    let kind = FindingKind.saccadeVelocity
    if let hindrance { return Finding(kind, nil, .cannotBeJudged(hindrance)) }
    guard let rate = course.pictureRate, MainSequence.duration(amplitude: Self.usual) * rate >= Self.picturesNeeded else {
      return Finding(kind, nil, .cannotBeJudged(.frameRate))
    }
    let told = saccades.filter { MainSequence.duration(amplitude: $0.amplitude) * rate >= Self.picturesNeeded }
    let shares = told.map { 100 * $0.peakVelocity / $0.expectedVelocity }
    guard told.count >= Self.leastCount, let middle = median(shares), let least = told.map(\.amplitude).min(),
      let most = told.map(\.amplitude).max()
    else { return Finding(kind, nil, .cannotBeJudged(.absent)) }
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          .described, value: middle, interval: Bootstrap.median(shares), spread: spread(shares),
          words: "\(told.count) saccades of \(spoken(least, decimals: 0)) to \(spoken(most, decimals: 0))°",
          pictures: PictureSet(told.flatMap { Array($0.pictures) }), moment: told.first?.pictures.lowerBound)))
  }

  // MARK: Pursuit

  /// A sweep: so far one way, in at least so long, at such a speed.
  private static let leastSweep = 10.0
  private static let leastSweepTime = 0.6
  private static let sweepSpeeds = 5.0...40.0

  private var pursuit: Finding {
    let kind = FindingKind.pursuitGain
    if let hindrance { return Finding(kind, nil, .cannotBeJudged(hindrance)) }
    var shares: [Double] = []
    var pictures: [Int] = []
    for plane in GazePlane.allCases {
      for trace in GazeTrace.all(course, .both, plane) {
        let points = TurningPoint.all(of: trace.values, hysteresis: Self.leastSweep / 2)
        for (from, to) in zip(points, points.dropFirst()) where from.last < to.first {
          guard let share = smoothShare(trace, from, to) else { continue }
          shares.append(share)
          pictures += trace.pictures[from.last...to.first]
        }
      }
    }
    guard shares.count >= 2, let middle = median(shares) else { return Finding(kind, nil, .cannotBeJudged(.absent)) }
    let interval = Bootstrap.median(shares) ?? (shares.min() ?? middle)...(shares.max() ?? middle)
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          .described, value: middle, interval: interval,
          words: "\(shares.count) sweeps; catching-up jumps under \(spoken(Saccade.smallest, decimals: 0))° count as smooth",
          pictures: PictureSet(Set(pictures).sorted()), moment: pictures.min())))
  }

  /// The share of a sweep's way that no jump took, per cent; `nil` when it is no sweep.
  private func smoothShare(_ trace: GazeTrace, _ from: TurningPoint, _ to: TurningPoint) -> Double? {
    let way = abs(to.value - from.value)
    let time = trace.times[to.first] - trace.times[from.last]
    let whole = trace.pictures[from.last]...trace.pictures[to.first]
    guard way >= Self.leastSweep, time >= Self.leastSweepTime, Self.sweepSpeeds.contains(way / time) else { return nil }
    let isUp = to.value > from.value
    let jumped = saccades.reduce(0.0) { sum, jump in
      guard whole.contains(jump.pictures.lowerBound), whole.contains(jump.pictures.upperBound - 1),
        let first = trace.pictures.firstIndex(of: jump.pictures.lowerBound),
        let last = trace.pictures.firstIndex(of: jump.pictures.upperBound - 1)
      else { return sum }
      let step = trace.values[last] - trace.values[first]
      return sum + max(isUp ? step : -step, 0)
    }
    // What is nearly all jumps was no following: the eyes went there in saccades.
    let share = 1 - min(jumped / way, 1)
    return share >= 0.2 ? 100 * share : nil
  }
}
