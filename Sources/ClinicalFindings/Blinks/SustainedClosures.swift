import MaskSigns

/// Both eyes shut for longer than a blink lasts: spasms, tiredness, or a request.
///
/// Blepharospasm shows as such closures, brief ones and prolonged ones from three seconds on (Defazio et al. 2015), and is
/// followed by how many there are in a minute. A record cannot tell a spasm from eyes that were closed when asked, so
/// they are described and never judged.
struct SustainedClosures {
  let course: Course

  /// The longest blinks of healthy people last 500 ms (Stern, Walrath & Goldstein 1984).
  static let shortest = BlinkFindings.longestHealthy / 1000
  /// Spasms from here on are prolonged (Defazio et al., Mov Disord 30 (2015) 525–530).
  static let prolonged = 3.0
  /// Of the own fissure: squeezed lids and lashes may be read as a slit.
  private static let slit = 0.2

  struct Closure {
    var pictures: Range<Int>
    var seconds: Double
  }

  var all: [Closure] {
    var closures: [Closure] = []
    var start = 0
    while start < course.count {
      guard isShut(start) else { start += 1; continue }
      var end = start
      while end < course.count, isShut(end) { end += 1 }
      let seconds = course.seconds(Array(start..<end))
      if seconds > Self.shortest { closures.append(Closure(pictures: start..<end, seconds: seconds)) }
      start = end
    }
    return closures
  }

  /// One eye is seen to be shut, and the other is not seen to be open.
  private func isShut(_ index: Int) -> Bool {
    let both = Eye.allCases.map { eye -> Bool? in
      let moment = course.eyes[eye][index]
      if moment.state == .closed { return true }
      return moment.state == .open ? moment.aperture.map { $0 < Self.slit } : nil
    }
    return both.contains(true) && !both.contains(false)
  }

  /// Seconds of lids from which a rate is told.
  private static let leastTime = 5.0

  func finding(seen: [Int], hindrance: Reason?) -> Finding {
    if let hindrance { return Finding(.sustainedClosures, nil, .cannotBeJudged(hindrance)) }
    let time = course.seconds(seen)
    guard time >= Self.leastTime else {
      return Finding(.sustainedClosures, nil, .cannotBeJudged(.tooShort(needed: Self.leastTime, seen: time)))
    }
    let closures = all
    let counted = poissonInterval(closures.count)
    let longest = closures.max { $0.seconds < $1.seconds }
    return Finding(
      .sustainedClosures, nil,
      .judged(
        Judgement(
          .described, value: Double(closures.count) * 60 / time,
          interval: (counted.lowerBound * 60 / time)...(counted.upperBound * 60 / time), words: words(closures, of: time),
          pictures: PictureSet(closures.flatMap { Array($0.pictures) }),
          moment: longest.map { ($0.pictures.lowerBound + $0.pictures.upperBound) / 2 })))
  }

  private func words(_ closures: [Closure], of time: Double) -> String {
    guard let longest = closures.map(\.seconds).max() else { return "none longer than a blink" }
    let share = 100 * closures.reduce(0) { $0 + $1.seconds } / time
    let lasting = closures.count { $0.seconds >= Self.prolonged }
    return "\(closures.count) in \(spoken(time, decimals: 0)) s, the longest \(spoken(longest, decimals: 1)) s, \(lasting) of"
      + " \(spoken(Self.prolonged, decimals: 0)) s and more; \(spoken(share, decimals: 0)) % of the time; whether asked for is not in a record"
  }
}
