import Foundation
import MaskSigns
import SyntheticPatients
import Testing

@testable import ReidentificationAudit

@Suite struct PatientTests {
  @Test func `patients of a longer cohort begin with those of the shorter one, and none is among the healthy`() {
    let (few, many) = (PatientCohort(count: 14, seed: 5), PatientCohort(count: 60, seed: 5))
    #expect(many.members.prefix(14).map(\.name) == few.members.map(\.name))
    #expect(many.members.prefix(14).map(\.person.face) == few.members.map(\.person.face))
    for kind in PatientCohort.conditions.indices { #expect(many.members.count { $0.condition == kind } == 10) }
    let healthy = (1...2 as ClosedRange<UInt64>).flatMap { CohortPerson.cohort(0..<60, seed: 5, part: $0).map(\.face) }
    #expect(Set(many.members.map(\.person.face)).isDisjoint(with: healthy))
    #expect(Set(many.members.map(\.name)).count == 60)
  }

  @Test func `likened records have one signature, and keep all of their own movement`() throws {
    let cohort = PatientCohort(count: 12, seed: 2)
    let patterns = try cohort.patterns()
    for member in cohort.members where member.condition < 2 {
      for recording in try member.person.recordings(2) {
        let record = try recording.record(.eyes)
        let pattern = patterns[member.condition]
        let likened = try record.replacing(pattern.baselines, pattern.wrinkles)
        #expect(FixedPart(likened) == pattern)
        let moving: [RecordFeatures.Part] = [.distributions, .rhythm]
        let (before, after) = (RecordFeatures.of(record, moving), RecordFeatures.of(likened, moving))
        #expect(zip(before, after).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
      }
    }
    // The first patient gave the pattern.
    let first = try #require(try cohort.members[0].person.recordings(1).first).record(.eyes)
    #expect(FixedPart(first) == patterns[0])
  }

  /// Patients, each with one of so many diseases; what they show besides is their own by so much.
  ///
  /// - Parameter isSigned: Their signatures hold all fixed values, as they must.
  private func patients(_ count: Int, diseases: Int, leak: Double, seed: UInt64, isSigned: Bool = true) throws -> [PatientEvidence] {
    let signatures = try (0..<diseases).map { try signature("disease \($0) <b>") }
    let shared = try signature("given")
    var random = SeededGenerator(state: seed)
    let looks = (0..<diseases).map { _ in (0..<16).map { _ in 3 * random.normal() } }
    return (0..<count).map { index in
      let own = (0..<16).map { _ in leak * random.normal() }
      let disease = index % diseases
      func sessions(_ look: [Double], _ signature: FixedSignature) -> PersonEvidence {
        PersonEvidence(
          sessions: (0..<2).map { _ in
            var session = SessionEvidence()
            let seen = zip(look, own).map { $0 + $1 + random.normal() }
            let length = seen.reduce(0) { $0 + $1 * $1 }.squareRoot()
            session.masks[.eyes] = seen.map { Float($0 / length) }
            let fixed = isSigned ? look : zip(look, own).map { $0 + $1 }
            session.features[.eyes] = [.fixed: fixed, .distributions: own.map { $0 + random.normal() }, .rhythm: [random.normal()]]
            session.signatures[.eyes] = signature
            session.bytesPerSecond[.eyes] = 1
            return session
          })
      }
      return PatientEvidence(own: sessions(looks[disease], signatures[disease]), likened: sessions(looks[0], shared))
    }
  }

  private func signature(_ text: String) throws -> FixedSignature {
    try PropertyListDecoder().decode(FixedSignature.self, from: PropertyListEncoder().encode(["text": text]))
  }

  private func figures(_ count: Int, diseases: Int, leak: Double, isSigned: Bool = true) throws -> PatientFigures {
    let plan = AuditPlan(people: 40, training: 40, patients: count, seed: 3, galleries: 4)
    let kinds = (0..<count).map { $0 / diseases % 2 }
    return try PatientFigures(
      plan, patients(count, diseases: diseases, leak: leak, seed: 1, isSigned: isSigned), conditions: kinds,
      training: patients(40, diseases: 4, leak: 1, seed: 2).map(\.own))
  }

  @Test func `a disease that shows finds nobody among those who share it`() throws {
    let found = try figures(48, diseases: 8, leak: 0)
    #expect(found.matched.sought == 48)
    #expect(found.matched.gallery == [6, 6, 6])
    #expect(found.likened.gallery == [24, 24, 24])
    #expect(found.bound.signatures == 8)
    for attack in found.attacks {
      let parts = ["ptosis", "thyroid"].compactMap { attack.likenedByCondition[$0] }
      #expect(parts.count == 2)
      #expect(abs((parts[0] + parts[1]) / 2 - (attack.likened?.rank1 ?? .nan)) < 1e-9)
    }
    #expect(abs(found.bound.rank1 - 8 / 48.0) < 1e-12)
    let lazy = try #require(found.attack("lazy-informed"))
    #expect(lazy.unmatched.equalErrorRate < 0.2)
    #expect(lazy.unmatched.verificationP < 0.01)
    for figures in [lazy.matched, lazy.likened] {
      let figures = try #require(figures)
      #expect(figures.permutationP > 0.01)
      #expect(figures.equalErrorRate > 0.38)
    }
  }

  @Test func `who reads fixed values alone finds what guessing finds among the same ones`() throws {
    let found = try figures(48, diseases: 8, leak: 2)
    for id in ["whitebox-fixed", "nearest-fixed"] {
      let fixed = try #require(found.attack(id))
      #expect(fixed.unmatched.rank1 <= found.bound.rank1 + 1e-9)
      #expect(fixed.unmatched.equalErrorRate >= found.bound.leastEqualErrorRate - 1e-9)
      for (figures, company) in [(fixed.matched, found.matched), (fixed.likened, found.likened)] {
        let figures = try #require(figures)
        #expect(abs(figures.rank1 - company.chance) < 1e-9)
        #expect(abs(figures.equalErrorRate - 0.5) < 1e-9)
        #expect(figures.permutationP == 1)
      }
    }
    #expect(found.isSound)
    // Everybody's signature stays, so the nearest one is the own: he reaches the bound.
    #expect(abs(try #require(found.attack("nearest-fixed")).unmatched.rank1 - found.bound.rank1) < 1e-9)
  }

  @Test func `fixed values that the signature does not hold void the figures`() throws {
    let found = try figures(48, diseases: 8, leak: 2, isSigned: false)
    #expect(!found.isSound)
    let nearest = try #require(found.attack("nearest-fixed"))
    #expect(PatientSection(patients: found).sentence(nearest).contains("VOID"))
  }

  @Test func `patients change no other figure, and void an audit only when they are not sound`() throws {
    let plan = AuditPlan(people: 40, training: 60, patients: 48, seed: 3, galleries: 4)
    let (targets, training) = (try StudyTests.people(40, leak: 0, seed: 1), try StudyTests.people(60, leak: 0, seed: 2))
    func result(_ patients: PatientFigures?) throws -> AuditResult {
      try AuditResult(plan, targets: targets, training: training, patients: patients)
    }
    let without = try result(nil)
    let sound = try result(figures(48, diseases: 8, leak: 1))
    #expect(sound.attacks == without.attacks && sound.groups == without.groups)
    #expect(!AuditReport(without).html.contains("<h3>Patients</h3>"))
    let page = AuditReport(sound).html
    #expect(page.contains("<h3>Patients</h3>") && !page.contains("<b>void</b>"))
    #expect(AuditReport(sound).summary.count == without.attacks.count + Attackers.ofPatients.count)
    #expect(AuditReport(try result(figures(48, diseases: 8, leak: 2, isSigned: false))).html.contains("<b>void</b>"))
  }

  @Test func `what shows beyond the disease is called linked`() throws {
    let found = try figures(48, diseases: 8, leak: 2)
    for id in ["lazy-informed", "semi-informed", "whitebox"] {
      let attack = try #require(found.attack(id))
      #expect(try #require(attack.matched).isShown && #require(attack.likened).isShown, "\(id)")
      #expect(PatientSection(patients: found).sentence(attack).contains("LINKED"))
      #expect(PatientSection.light(attack) == .bad)
    }
  }

  @Test func `patients with a disease of their own are counted as alone, and of the others there are too few to say`() throws {
    let found = try figures(24, diseases: 20, leak: 0)
    #expect(found.matched.alone == 16)
    #expect(found.matched.sought == 8)
    let page = PatientSection(patients: found).html
    #expect(page.contains("16 have one on both days that nobody else has"))
    #expect(page.contains("too few to say"))
    for attack in found.attacks { #expect(attack.matched == nil && attack.likened != nil) }
  }

  @Test func `the page holds the section and what is in the JSON, and lets no tag through`() throws {
    let plan = AuditPlan(people: 12, training: 12, patients: 24, seed: 3, galleries: 2)
    let some = try patients(24, diseases: 4, leak: 1, seed: 5)
    let training = try patients(12, diseases: 4, leak: 1, seed: 6).map(\.own)
    let found = try PatientFigures(plan, some, conditions: (0..<24).map { $0 % 6 }, training: training)
    let section = PatientSection(patients: found).html
    for attack in found.attacks { #expect(section.contains(Text.escaped(attack.name))) }
    #expect(!section.contains("<b>disease") && !section.contains("NaN") && !section.contains("nan %"))
    for outside in ["http", "src=", "<script", "url("] { #expect(!section.contains(outside)) }
    let read = try JSONSerialization.jsonObject(with: auditJSON(found)) as? [String: Any]
    #expect((read?["attacks"] as? [Any])?.count == Attackers.ofPatients.count)
    #expect((read?["conditions"] as? [String: Int])?.values.allSatisfy { $0 == 4 } == true)
  }

  @Test func `evidence of patients is read back, and a plan from before patients is still that of its people`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let plan = AuditPlan(people: 20, patients: 12, seed: 1)
    let old = #"{"people":20,"training":40,"seed":1,"stills":8,"galleries":20,"recogniser":"sface","version":\#(plan.version)}"#
    try Data(old.utf8).write(to: place.appendingPathComponent("plan.json"))
    let folder = try EvidenceFolder(place.path, plan: plan)
    let one = try #require(try patients(1, diseases: 1, leak: 1, seed: 9).first)
    try folder.write(one, "patient-ptosis-0")
    let held = try #require(folder.value(PatientEvidence.self, "patient-ptosis-0"))
    #expect(held.isWhole)
    #expect(held.likened.sessions[1].masks == one.likened.sessions[1].masks)
    #expect(held.own.sessions[0].signatures == one.own.sessions[0].signatures)
    // Another number of patients goes on from what is there.
    _ = try EvidenceFolder(place.path, plan: AuditPlan(people: 20, patients: 60, seed: 1))
    #expect(throws: AuditError.otherPlan) { try EvidenceFolder(place.path, plan: AuditPlan(people: 20, patients: 12, seed: 2)) }
  }
}
