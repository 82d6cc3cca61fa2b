public import Foundation

/// An attack that a manifest did not allow, and why.
public struct UnrunAttack: Hashable, Sendable, Codable {
  public let id, name, reason: String
}

/// All that an audit of a manifest found. Holds counts and figures; no name, no path, nothing of a single person.
public struct ManifestResult: Hashable, Sendable, Codable {
  /// What the controls say of the other figures.
  public enum Standing: String, Hashable, Sendable, Codable {
    /// They did what they must.
    case sound
    /// One did not: the other figures prove nothing.
    case void
    /// There are no originals to show that the recogniser knows these people: nothing found proves nothing.
    case unproven
  }

  public let people, sessions, stills, galleries: Int
  public let seed: UInt64
  /// The network that looked at faces.
  public let recogniser: String
  public let standing: Standing
  public let attacks: [AttackFigures]
  public let notRun: [UnrunAttack]
  public let groups: [GroupFigures]
  public let comparators: [ComparatorFacts]
  /// What of the manifest's files could not be used, and how often; the names of ``EvidenceFault``.
  public let faults: [String: Int]
  /// Of people with two records; `nil` when there are fewer than ten.
  public let signatures: SignatureFigures?

  /// - Throws: ``AuditError``.
  init(
    _ people: [PersonEvidence], groups: [PeopleGroup], stills: Int, galleries: Int = 20, seed: UInt64, recogniser: String = "SFace"
  ) throws(AuditError) {
    self.people = people.count
    self.recogniser = recogniser
    (self.stills, self.galleries, self.seed) = (stills, galleries, seed)
    sessions = people.reduce(0) { $0 + $1.sessions.count }
    var attacks: [AttackFigures] = []
    var notRun: [UnrunAttack] = []
    var figures: [GroupFigures] = []
    for attacker in GivenAttackers.all {
      do {
        let trials = try AttackTrials(attacker, people, galleries: galleries, seed: seed)
        attacks.append(AttackFigures(attacker, trials.matrices, seed: seed))
        if attacker.purpose == .judgement || attacker.purpose == .mustSucceed {
          figures += GroupFigures.all(attacker.id, trials.matrices, people: trials.people, groups, seed: seed)
        }
        if attacker.purpose == .mustSucceed {
          attacks.append(AttackFigures(MisnamedAttacker(), trials.misnamed(seed: seed), seed: seed))
        }
      } catch let why as AttackTrials.Unrunnable {
        notRun.append(UnrunAttack(id: attacker.id, name: attacker.name, reason: Self.reason(attacker, why)))
      } catch let error as AuditError {
        throw error
      } catch {
        throw .noSolution
      }
    }
    self.attacks = attacks
    self.notRun = notRun
    self.groups = figures
    comparators = attacks.contains { $0.purpose == .olderWay } ? Comparators.all.map(ComparatorFacts.init) : []
    let controls = attacks.filter { $0.purpose == .mustSucceed || $0.purpose == .mustFail }
    standing = controls.isEmpty ? .unproven : controls.allSatisfy { Verdict.light($0) == .good } ? .sound : .void
    var faults: [String: Int] = [:]
    for fault in people.flatMap(\.sessions).flatMap(\.faults) { faults[fault.rawValue, default: 0] += 1 }
    self.faults = faults
    signatures = SignatureFigures(people)
  }

  private static func reason(_ attacker: any Attacker, _ why: AttackTrials.Unrunnable) -> String {
    switch why {
    case .tooFewPeople(let count):
      "\(count) people have what it needs in two different sessions, and \(AuditPlan.fewest) are needed."
    case .tooFewToLearn(let count):
      "\(count) people have what it needs in two different sessions, and an attacker who learns needs \(AttackTrials.fewestToLearn)."
    }
  }

  public func attack(_ id: String) -> AttackFigures? { attacks.first { $0.id == id } }

  /// JSON, keys in order.
  public var json: Data {
    get throws { try auditJSON(self) }
  }
}

/// What the fixed part of a manifest's records tells: counted, not attacked.
public struct SignatureFigures: Hashable, Sendable, Codable {
  public let people, signatures, unique: Int
  public let stable, shared, rank1: Double
  /// p / (1 + p), for who asks only whether signatures are equal; and for who weighs how rare they are, too.
  public let equalErrorRate, leastEqualErrorRate: Double

  /// Of each person's first two records.
  init?(_ people: [PersonEvidence]) {
    let pairs = people.map { $0.sessions.compactMap(\.givenSignature) }.filter { $0.count > 1 }
    guard pairs.count >= AuditPlan.fewest else { return nil }
    let bound = DisclosureBound(probes: pairs.map { $0[1] }, gallery: pairs.map { $0[0] })
    (self.people, signatures, unique) = (bound.people, bound.signatures, bound.unique)
    (stable, shared) = (bound.stable, bound.shared)
    (rank1, equalErrorRate, leastEqualErrorRate) = (bound.rank1, bound.equalErrorRate, bound.leastEqualErrorRate)
  }
}
