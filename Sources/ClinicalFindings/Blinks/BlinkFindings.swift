import MaskSigns

/// Rate, duration and completeness of blinks.
struct BlinkFindings {
  let course: Course
  let blinks: [Blink]
  init(_ course: Course, _ blinks: [Blink]) { (self.course, self.blinks) = (course, blinks) }

  var all: [Finding] {
    [rate, duration, completeness, SustainedClosures(course: course).finding(seen: seen, hindrance: hindrance)]
  }

  private var hindrance: Reason? {
    if course.policy[.upperLid].motion == .none { return .policy(.upperLid) }
    if course.isTooSmall { return .eyeDistance }
    // A blink of 100 to 400 ms needs a picture every 80 ms at least.
    if course.record.header.frameRate == .unknown || course.record.header.frameRate == .to12 { return .frameRate }
    return nil
  }

  private var seen: [Int] {
    (0..<course.count).filter { index in Eye.allCases.contains { course.eyes[$0][index].showsLids } }
  }
  private var set: PictureSet { PictureSet(blinks.flatMap { Array($0.pictures) }) }
  private var moment: Int? { blinks.min { $0.opening < $1.opening }.map { ($0.pictures.lowerBound + $0.pictures.upperBound) / 2 } }

  /// Reading 1.4–14.4, silent 8.0–21.0, conversation 10.5–32.5 a minute (Doughty 2001, PMID 11700965): what the patient
  /// did is not known, so that only what lies outside all three is told.
  static let healthyRate = 1.4...32.5
  /// Seconds from which a rate is told, and from which it is judged.
  private static let toldTime = 5.0
  /// A minute, less a second for what was cut off.
  private static let judgedTime = 59.0

  private var rate: Finding {
    if let hindrance { return Finding(.blinkRate, nil, .cannotBeJudged(hindrance)) }
    let seconds = course.seconds(seen)
    guard seconds >= Self.toldTime else {
      return Finding(.blinkRate, nil, .cannotBeJudged(.tooShort(needed: Self.toldTime, seen: seconds)))
    }
    let minutes = seconds / 60
    let counted = poissonInterval(blinks.count)
    let interval = (counted.lowerBound / minutes)...(counted.upperBound / minutes)
    let isOutside = !interval.overlaps(Self.healthyRate)
    let isJudged = seconds >= Self.judgedTime
    let count = "\(blinks.count) blink\(blinks.count == 1 ? "" : "s") in \(spoken(seconds, decimals: 0)) s"
    return Finding(
      .blinkRate, nil,
      .judged(
        Judgement(
          !isJudged ? .described : isOutside ? .outside : .inside, value: Double(blinks.count) / minutes, interval: interval,
          words: !isJudged ? "\(count): too short a time to judge a rate" : isOutside
            ? "\(count): \(interval.upperBound < Self.healthyRate.lowerBound ? "rarer" : "more often") than at rest, reading or talking" : count,
          pictures: PictureSet(seen), moment: moment)))
  }

  /// Blinks last 100 to 400 ms; the longest of healthy people 500 ms (Stern, Walrath & Goldstein 1984).
  static let longestHealthy = 500.0
  /// Fewer blinks are described: among a few, closing the eyes on purpose decides the median.
  private static let judgedBlinks = 5

  private var duration: Finding {
    if let hindrance { return Finding(.blinkDuration, nil, .cannotBeJudged(hindrance)) }
    // Three pictures must fit into a short blink.
    guard let rate = course.pictureRate, rate >= 22 else { return Finding(.blinkDuration, nil, .cannotBeJudged(.frameRate)) }
    let durations = blinks.map { $0.seconds * 1000 }
    guard let middle = median(durations) else { return Finding(.blinkDuration, nil, .cannotBeJudged(.absent)) }
    let interval = (Bootstrap.median(durations) ?? middle...middle).widened(1000 / rate)
    let isLong = interval.lowerBound > Self.longestHealthy
    let isJudged = durations.count >= Self.judgedBlinks
    return Finding(
      .blinkDuration, nil,
      .judged(
        Judgement(
          !isJudged ? .described : isLong ? .outside : .inside, value: middle,
          interval: max(interval.lowerBound, 0)...interval.upperBound, spread: spread(durations),
          words: !isJudged
            ? "of \(durations.count) blink\(durations.count == 1 ? "" : "s"): too few to judge"
            : isLong ? "longer than healthy blinks" : "as of healthy blinks", pictures: set, moment: moment)))
  }

  private var completeness: Finding {
    if let hindrance { return Finding(.blinkCompleteness, nil, .cannotBeJudged(hindrance)) }
    guard let rate = course.pictureRate, rate >= 22 else { return Finding(.blinkCompleteness, nil, .cannotBeJudged(.frameRate)) }
    guard !blinks.isEmpty else { return Finding(.blinkCompleteness, nil, .cannotBeJudged(.absent)) }
    let told = blinks.filter(\.tellsClosure)
    guard !told.isEmpty else { return Finding(.blinkCompleteness, nil, .cannotBeJudged(.notMeasured)) }
    let complete = told.filter(\.isComplete).count
    return Finding(
      .blinkCompleteness, nil,
      .judged(
        Judgement(
          .described, value: 100 * Double(complete) / Double(told.count), interval: wilson(complete, of: told.count),
          words: "\(complete) of \(told.count) whose closure was seen close; half of the blinks of healthy people do not (Ousler 2014)",
          pictures: set, moment: moment)))
  }

  /// The 95 % interval of a share in percent (Wilson 1927).
  private func wilson(_ count: Int, of total: Int) -> ClosedRange<Double> {
    let (n, p, z) = (Double(total), Double(count) / Double(total), normalQuantile)
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (100 * max(middle - half, 0))...(100 * min(middle + half, 1))
  }
}
