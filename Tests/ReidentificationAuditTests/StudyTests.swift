import Foundation
import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct StudyTests {
  private struct Sessions: Encodable { var sessions: [SessionEvidence] }

  /// People whose faces differ, and whose masks and records differ by so much.
  static func people(_ count: Int, leak: Double, seed: UInt64) throws -> [PersonEvidence] {
    var random = SeededGenerator(state: seed)
    func vector(_ centre: [Double], _ noise: Double) -> [Float] {
      let v = centre.map { $0 + noise * random.normal() }
      let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return v.map { Float($0 / length) }
    }
    return try (0..<count).map { index in
      let face = (0..<16).map { _ in random.normal() }
      let sessions = (0..<2).map { _ in
        var session = SessionEvidence()
        session.original = vector(face, 0.1)
        session.shapeKept = vector(face, 0.3)
        for procedure in Comparators.all { session.hidden[procedure.id] = vector(face, 0.2) }
        for policy in AuditedPolicy.allCases {
          let own = policy == .leaky ? 2 : leak
          session.masks[policy] = vector(face.map { $0 * own }, 1)
          session.features[policy] = Dictionary(
            uniqueKeysWithValues: RecordFeatures.Part.allCases.map { part in
              (part, face.map { $0 * own + random.normal() })
            })
        }
        return session
      }
      let data = try PropertyListEncoder().encode(Sessions(sessions: sessions))
      return try PropertyListDecoder().decode(PersonEvidence.self, from: data)
    }
  }

  private func result(leak: Double) throws -> AuditResult {
    let plan = AuditPlan(people: 40, training: 60, seed: 3, galleries: 4)
    return try AuditResult(plan, targets: Self.people(40, leak: leak, seed: 1), training: Self.people(60, leak: leak, seed: 2))
  }

  @Test func `a tight mask passes, and the leaky controls are caught`() throws {
    let result = try result(leak: 0)
    for id in ["unprotected", "shape-kept", "shape-kept-inversion", "leaky-whitebox", "leaky-semi-informed", "misnamed"] {
      #expect(Verdict.light(try #require(result.attack(id))) == .good, "\(id)")
    }
    let whitebox = try #require(result.attack("whitebox"))
    #expect(whitebox.equalErrorRate > 0.4)
    #expect(whitebox.permutationP > 0.01)
    for id in ["inversion", "inversion-record"] { #expect(try #require(result.attack(id)).equalErrorRate > 0.35, "\(id)") }
  }

  @Test func `a mask that leaks is called linked`() throws {
    let result = try result(leak: 1.5)
    for id in ["whitebox", "semi-informed", "lazy-informed", "inversion", "inversion-record"] {
      let attack = try #require(result.attack(id))
      #expect(Verdict.light(attack) == .bad, "\(id)")
      #expect(Verdict.sentence(attack).hasPrefix("LINKED"))
    }
    #expect(AuditReport(result).html.contains("linked them"))
  }

  @Test func `older ways of hiding stand beside the mask, and are linked where they show the face`() throws {
    let result = try result(leak: 0)
    #expect(result.comparators.map(\.id) == Comparators.all.map(\.id))
    for procedure in Comparators.all {
      let ids = Attackers.ids(procedure.id)
      for id in [ids.ignorant, ids.lazyInformed] {
        #expect(Verdict.light(try #require(result.attack(id))) == .bad, "\(id)")
      }
      #expect(AuditReport(result).html.contains(Text.escaped(procedure.strength)))
    }
    // Ours does not link, so theirs is not taken for ours.
    #expect(Verdict.light(try #require(result.attack("lazy-informed"))) != .bad)
  }

  @Test func `the report needs nothing outside it, and its figures are in the JSON`() throws {
    let result = try result(leak: 0)
    let page = AuditReport(result).html
    for outside in ["http", "src=", "<script", "@import", "url("] { #expect(!page.contains(outside), "\(outside)") }
    for attack in result.attacks { #expect(page.contains(Text.escaped(attack.name)), "\(attack.id)") }
    let read = try JSONSerialization.jsonObject(with: try result.json) as? [String: Any]
    #expect((read?["attacks"] as? [Any])?.count == result.attacks.count)
  }

  @Test func `an attack that must succeed and does not voids the audit`() throws {
    let plan = AuditPlan(people: 20, training: 20, seed: 3, galleries: 2)
    let blind = try Self.people(20, leak: 0, seed: 5).map { person in
      var person = person
      for k in person.sessions.indices { person.sessions[k].original = [Float](repeating: 0.25, count: 16) }
      return person
    }
    let result = try AuditResult(plan, targets: blind, training: blind)
    #expect(Verdict.sentence(try #require(result.attack("unprotected"))).hasPrefix("VOID"))
    #expect(AuditReport(result).html.contains("<b>void</b>"))
  }

  @Test func `evidence is read back, damaged evidence is not, and another plan's is refused`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let plan = AuditPlan(people: 20, seed: 1)
    let folder = try EvidenceFolder(place.path, plan: plan)
    var person = try #require(try Self.people(1, leak: 1, seed: 9).first)
    person.sessions[0].features[.eyes]?[.rhythm] = [.nan, 1]
    try folder.write(person, "target-0")
    let held = try #require(folder.read("target-0"))
    #expect(held.sessions[1].original == person.sessions[1].original)
    #expect(held.sessions[0].features[.eyes]?[.rhythm]?.first?.isNaN == true)
    try Data("broken".utf8).write(to: place.appendingPathComponent("target-1.plist"))
    #expect(folder.read("target-1") == nil)
    #expect(folder.read("target-2") == nil)
    // More of the same people go on from what is there; other people do not.
    _ = try EvidenceFolder(place.path, plan: AuditPlan(people: 50, seed: 1))
    #expect(throws: AuditError.otherPlan) { try EvidenceFolder(place.path, plan: AuditPlan(people: 20, seed: 2)) }
    #expect(throws: AuditError.otherPlan) { try EvidenceFolder(place.path, plan: AuditPlan(people: 20, seed: 1, stills: 4)) }
  }
}
