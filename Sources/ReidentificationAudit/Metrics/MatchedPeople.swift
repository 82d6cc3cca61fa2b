/// Who has company with the same signature, so that the signature alone does not tell which of them somebody is.
///
/// Two recordings of each person. A comparison shows what is told beyond the signature only when all compared pairs, a
/// person's own and strangers', are of equal signatures: so people whose own two recordings differ are counted apart.
struct MatchedPeople: Sendable {
  /// One whose two recordings have one signature, which recordings of others have, too.
  struct Sought: Sendable {
    let person: Int
    /// Others with a recording of that signature, and which of their recordings have it.
    let others: [(person: Int, recordings: [Int])]
    /// What guessing finds among them and the person.
    var chance: Double { 1 / Double(others.count + 1) }
  }
  let people: Int
  let sought: [Sought]
  /// The same signature in both recordings, which nobody else has in any: the signature alone finds them.
  let alone: [Int]
  /// Another signature in each recording: whoever seeks by the signature misses them or takes another for them.
  let changing: [Int]
  /// Recordings by signature, in the order of the first of each.
  let classes: [[Int]]

  static let sessions = PersonEvidence.sessions

  /// - Parameter signatures: Of all recordings; a person's two follow each other.
  init<Signature: Hashable>(_ signatures: [Signature]) {
    let sessions = Self.sessions
    people = signatures.count / sessions
    var order: [Signature: Int] = [:]
    var classes: [[Int]] = []
    for (recording, signature) in signatures.enumerated() {
      if let known = order[signature] {
        classes[known].append(recording)
      } else {
        order[signature] = classes.count
        classes.append([recording])
      }
    }
    self.classes = classes
    var (sought, alone, changing): ([Sought], [Int], [Int]) = ([], [], [])
    for person in 0..<people {
      let own = signatures[person * sessions]
      guard (1..<sessions).allSatisfy({ signatures[person * sessions + $0] == own }) else {
        changing.append(person)
        continue
      }
      var others: [(person: Int, recordings: [Int])] = []
      for recording in order[own].map({ classes[$0] }) ?? [] where recording / sessions != person {
        if others.last?.person == recording / sessions {
          others[others.count - 1].recordings.append(recording)
        } else {
          others.append((recording / sessions, [recording]))
        }
      }
      if others.isEmpty { alone.append(person) } else { sought.append(Sought(person: person, others: others)) }
    }
    (self.sought, self.alone, self.changing) = (sought, alone, changing)
  }
}
