import SyntheticPatients

/// The choice that the study of the 2022 mask put to people, made by an attacker: a mask, five faces, and "none of them".
///
/// Each of the six answers is right equally often, so guessing finds 16.7 %; people found 27.3 % of masks and 91.3 % of
/// cropped eyes (Nature Medicine 28 (2022) 1883). The attacker takes the face that looks most alike; where that is among the
/// least alike sixth of all line-ups he answers "none", for he knows how often that is right.
public enum SixWayChoice {
  public static let chance = 1.0 / 6

  /// Share of right answers, and its 95 % interval over people; `nil` of fewer than six people.
  ///
  /// - Parameter matrices: The same people in several galleries; each is asked of in turn.
  public static func share(
    _ matrices: [ScoreMatrix], lineUps: Int = 24, seed: UInt64
  ) -> (mean: Double, interval: ClosedRange<Double>)? {
    guard let n = matrices.first?.count, n >= 6 else { return nil }
    var random = SeededGenerator(seed: seed, 0x517)
    var all: [LineUp] = []
    all.reserveCapacity(n * lineUps)
    for person in 0..<n {
      for turn in 0..<lineUps {
        all.append(LineUp(person, isThere: turn % 6 != 5, matrices[(person + turn) % matrices.count], &random))
      }
    }
    let least = all.map(\.best).sorted()[all.count / 6]
    // Those exactly as alike as the limit are called "none" as far as the sixth reaches.
    let under = all.count { $0.best < least }
    let tied = all.count { $0.best == least }
    let doubtful = (Double(all.count) / 6 - Double(under)) / Double(max(tied, 1))
    var right = [Double](repeating: 0, count: n)
    for lineUp in all {
      let none = lineUp.best < least ? 1 : lineUp.best == least ? doubtful : 0
      right[lineUp.person] += (lineUp.isThere ? (1 - none) * lineUp.own : none) / Double(lineUps)
    }
    let means = (0..<400).map { _ in (0..<n).reduce(0) { sum, _ in sum + right[random.below(n)] } / Double(n) }
    return (right.reduce(0, +) / Double(n), PeopleBootstrap.middle95(means))
  }
}

/// Five faces, the person's own among them or not.
private struct LineUp {
  var person: Int
  var isThere: Bool
  /// The score of the face that looks most alike.
  var best: Double
  /// Probability that the person's own face is taken when the best one is: 1 over how many look as alike.
  var own: Double

  init(_ person: Int, isThere: Bool, _ matrix: ScoreMatrix, _ random: inout SeededGenerator) {
    self.person = person
    self.isThere = isThere
    var faces: [Int] = isThere ? [person] : []
    while faces.count < 5 {
      let other = random.below(matrix.count)
      if other != person, !faces.contains(other) { faces.append(other) }
    }
    let scores = faces.map { matrix[person, $0] }
    let best = scores.max() ?? 0
    self.best = best
    own = isThere && scores[0] == best ? 1 / Double(scores.count { $0 == best }) : 0
  }
}
