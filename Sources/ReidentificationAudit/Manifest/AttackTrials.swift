import SyntheticPatients

/// The galleries in which one attack is tried on the people of a manifest.
///
/// Probe and gallery entry of a person are always of different sessions: pairs of one recording would be found by its
/// light and background.
struct AttackTrials: Sendable {
  let matrices: [ScoreMatrix]
  /// For each gallery, which people are in it; as many in each.
  let people: [[Int]]

  /// An attacker who learns needs this many people: half of them teach, half are looked for, then the other way round.
  static let fewestToLearn = 40

  enum Unrunnable: Error { case tooFewPeople(Int), tooFewToLearn(Int) }

  /// - Throws: ``Unrunnable`` with how many people hold what the attack needs; ``AuditError``.
  init(_ attacker: any Attacker, _ people: [PersonEvidence], galleries: Int, seed: UInt64) throws {
    let able = people.indices.filter { !Self.pairs(attacker, people[$0]).isEmpty }
    guard able.count >= AuditPlan.fewest else { throw Unrunnable.tooFewPeople(able.count) }
    guard attacker.learns else {
      self.init(try Self.drawn(attacker, people, able, training: [], galleries: galleries, seed: seed))
      return
    }
    guard able.count >= Self.fewestToLearn else { throw Unrunnable.tooFewToLearn(able.count) }
    // Every second person, so that a table in any order gives halves alike; as many in both.
    let halves = (0..<2).map { half in able.indices.filter { $0 % 2 == half }.prefix(able.count / 2).map { able[$0] } }
    var trials: [(ScoreMatrix, [Int])] = []
    for half in 0..<2 {
      let training = halves[1 - half].map { index in
        PersonEvidence(sessions: people[index].sessions.filter { attacker.isProbe($0) || attacker.isEntry($0) })
      }
      trials += try Self.drawn(attacker, people, halves[half], training: training, galleries: (galleries + 1) / 2, seed: seed)
    }
    self.init(trials)
  }

  private init(_ trials: [(ScoreMatrix, [Int])]) {
    matrices = trials.map(\.0)
    people = trials.map(\.1)
  }

  /// The same people and recordings, but the gallery's names are shuffled: whatever is found now is a fault of the audit.
  func misnamed(seed: UInt64) -> [ScoreMatrix] {
    var random = SeededGenerator(seed: seed, 0x3A3E)
    return matrices.map { matrix in
      let names = (0..<matrix.count).shuffled(using: &random)
      return ScoreMatrix(count: matrix.count) { matrix[$0, names[$1]] }
    }
  }

  /// Sessions of a person that can be probe and entry.
  private static func pairs(_ attacker: any Attacker, _ person: PersonEvidence) -> [(probe: Int, entry: Int)] {
    person.sessions.indices.flatMap { probe -> [(probe: Int, entry: Int)] in
      guard attacker.isProbe(person.sessions[probe]) else { return [] }
      return person.sessions.indices.filter { $0 != probe && attacker.isEntry(person.sessions[$0]) }.map { (probe, $0) }
    }
  }

  private static func drawn(
    _ attacker: any Attacker, _ people: [PersonEvidence], _ chosen: [Int], training: [PersonEvidence], galleries: Int,
    seed: UInt64
  ) throws(AuditError) -> [(ScoreMatrix, [Int])] {
    var first: [Int] = []
    var recordings: [SessionEvidence] = []
    for index in chosen {
      first.append(recordings.count)
      recordings += people[index].sessions
    }
    let scores = try attacker.compare(recordings, training: training)
    let choices = chosen.map { pairs(attacker, people[$0]) }
    var random = SeededGenerator(seed: seed, 0x6A11)
    return (0..<galleries).map { _ in
      let drawn = choices.map { $0[random.below($0.count)] }
      return (
        scores.chosen(
          probes: drawn.indices.map { first[$0] + drawn[$0].probe }, gallery: drawn.indices.map { first[$0] + drawn[$0].entry }),
        chosen
      )
    }
  }
}
