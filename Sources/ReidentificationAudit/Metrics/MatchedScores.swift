import SyntheticPatients

/// Scores of people who are sought only among recordings with the signature of their own.
///
/// In each gallery a person's one recording is the probe; the other one, and one of each of the others, are looked among.
/// Each person counts once, and so do the strangers beside each, whatever their number: own and strange pairs then have
/// every signature equally often, and none of it can tell them apart.
struct MatchedScores: Sendable {
  let people: MatchedPeople
  /// All recordings against all.
  private let scores: ScoreMatrix
  private let lineUps: [LineUp]
  private let rivals: [[Rival]]

  /// One sought person in one gallery.
  private struct LineUp {
    /// Index among those who are sought.
    let sought: Int
    let probe, own: Int
    let others: [Int]
  }
  /// A stranger's recording.
  private struct Rival {
    let person, recording: Int
    /// Of all recordings of one stranger together 1 over the number of strangers.
    let weight: Double
  }

  /// - Parameter galleries: For each gallery, which recording of each person is in it.
  init(_ scores: ScoreMatrix, _ people: MatchedPeople, galleries: [[Int]]) {
    let sessions = MatchedPeople.sessions
    self.scores = scores
    self.people = people
    lineUps = galleries.flatMap { drawn in
      people.sought.enumerated().map { index, one in
        let first = one.person * sessions
        return LineUp(
          sought: index, probe: first + (drawn[one.person] + 1) % sessions, own: first + drawn[one.person],
          others: one.others.map { $0.recordings[drawn[$0.person] % $0.recordings.count] })
      }
    }
    rivals = people.sought.map { one in
      one.others.flatMap { other in
        other.recordings.map {
          Rival(person: other.person, recording: $0, weight: 1 / Double(one.others.count * other.recordings.count))
        }
      }
    }
  }

  /// For each of the sought, how often the own recording comes first; ties are counted 1/t.
  var hits: [Double] { hits(Array(0..<scores.count)) }

  /// For each of the sought, how often the own recording is more alike than a stranger's; ties are counted half.
  var wins: [Double] { wins(Array(0..<scores.count)) }

  /// - Parameter holder: Which recording stands in each recording's place.
  private func hits(_ holder: [Int]) -> [Double] {
    var found = [Double](repeating: 0, count: people.sought.count)
    let share = Double(people.sought.count) / Double(max(lineUps.count, 1))
    for lineUp in lineUps {
      let row = holder[lineUp.probe] * scores.count
      let own = scores.scores[row + holder[lineUp.own]]
      var tied = 1
      var isFirst = true
      for other in lineUp.others {
        let score = scores.scores[row + holder[other]]
        if score > own {
          isFirst = false
          break
        }
        if score == own { tied += 1 }
      }
      if isFirst { found[lineUp.sought] += share / Double(tied) }
    }
    return found
  }

  private func wins(_ holder: [Int]) -> [Double] {
    zip(people.sought, rivals).map { one, rivals in
      pairs(of: one.person).reduce(0) { sum, pair in
        let row = holder[pair.probe] * scores.count
        let own = scores.scores[row + holder[pair.entry]]
        return sum + rivals.reduce(0) { sum, rival in
          let score = scores.scores[row + holder[rival.recording]]
          return sum + rival.weight * (score < own ? 1 : score == own ? 0.5 : 0)
        } / Double(MatchedPeople.sessions)
      }
    }
  }

  private func pairs(of person: Int) -> [(probe: Int, entry: Int)] {
    let first = person * MatchedPeople.sessions
    return [(first, first + 1), (first + 1, first)]
  }

  /// The shares of shuffles, the true order among them, that find as many, and that put own pairs as high among strangers'.
  ///
  /// Were nothing told beyond the signature, any recordings with one signature could change places: so they do.
  func permutation(shuffles: Int = 2000, seed: UInt64) -> (rank1: Double, verification: Double) {
    func successes(_ holder: [Int]) -> SIMD2<Double> {
      SIMD2(hits(holder).reduce(0, +), wins(holder).reduce(0, +))
    }
    var holder = Array(0..<scores.count)
    // Sums in another order differ in their last bits, and equal successes must count as equal.
    let reached = successes(holder) - 1e-9
    var random = SeededGenerator(seed: seed, 0x5818)
    let classes = people.classes.filter { $0.count > 1 }
    var asGood = SIMD2(1, 1)
    for _ in 0..<shuffles {
      for places in classes {
        for (place, recording) in zip(places, places.shuffled(using: &random)) { holder[place] = recording }
      }
      let found = successes(holder)
      for k in 0..<2 where found[k] >= reached[k] { asGood[k] += 1 }
    }
    return (Double(asGood[0]) / Double(shuffles + 1), Double(asGood[1]) / Double(shuffles + 1))
  }

  /// The equal error rate, and 95 % intervals of rank-1 and of it: people are drawn again, with replacement.
  func errors(
    draws: Int = 400, seed: UInt64
  ) -> (equalErrorRate: Double, rank1Interval: ClosedRange<Double>, interval: ClosedRange<Double>) {
    var mated: [Double] = []
    var others: [Double] = []
    for (one, rivals) in zip(people.sought, rivals) {
      for pair in pairs(of: one.person) {
        mated.append(scores[pair.probe, pair.entry])
        others += rivals.map { scores[pair.probe, $0.recording] }
      }
    }
    let order = ErrorTradeoff.Order(mated: mated, nonMated: others)
    func rate(_ weights: [Double]) -> Double? {
      var matedWeights: [Double] = []
      var otherWeights: [Double] = []
      for (one, rivals) in zip(people.sought, rivals) {
        let company = rivals.reduce(0) { $0 + $1.weight * weights[$1.person] }
        // Who has lost all company cannot be compared.
        let own = company > 0 ? weights[one.person] : 0
        for _ in pairs(of: one.person) {
          matedWeights.append(own)
          otherWeights += rivals.map { company > 0 ? own * $0.weight * weights[$0.person] / company : 0 }
        }
      }
      return ErrorTradeoff(order, matedWeights, otherWeights)?.equalErrorRate
    }
    let found = hits
    let involved = Set(people.sought.flatMap { one in [one.person] + one.others.map(\.person) }).sorted()
    var random = SeededGenerator(seed: seed, 0xB008)
    var ranks: [Double] = []
    var rates: [Double] = []
    for _ in 0..<draws {
      var weights = [Double](repeating: 0, count: people.people)
      for _ in involved { weights[involved[random.below(involved.count)]] += 1 }
      let own = people.sought.map { weights[$0.person] }
      let total = own.reduce(0, +)
      if total > 0 { ranks.append(zip(found, own).reduce(0) { $0 + $1.0 * $1.1 } / total) }
      if let one = rate(weights) { rates.append(one) }
    }
    let whole = rate([Double](repeating: 1, count: people.people)) ?? .nan
    return (whole, PeopleBootstrap.middle95(ranks), PeopleBootstrap.middle95(rates))
  }
}
