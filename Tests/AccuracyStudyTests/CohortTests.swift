import ClinicalFindings
import Foundation
import MaskSigns
import SyntheticPatients
import Testing

@testable import AccuracyStudy

/// Who is in the cohort, and what the truth says of them. Seeds are others than the study's.
@Suite struct CohortTests {
  private static let seed: UInt64 = 700_000_000

  @Test func `severities and kinds are evenly spread, and nobody comes twice`() throws {
    let subjects = AgreementPlan(people: 30, others: 3, controls: 12, masks: 2, seed: Self.seed).subjects
    #expect(subjects.count == 30 * 4 + 3 * 8 + 12)
    #expect(Set(subjects.map(\.number)).count == subjects.count && Set(subjects.map(\.name)).count == subjects.count)
    for group in CohortGroup.allCases where group.hasBar {
      let own = subjects.filter { $0.group == group }
      for severity in [Severity.mild, .moderate, .severe] { #expect(abs(own.count { $0.severity == severity } - 10) <= 1, "\(group)") }
      for kind in group.kinds { #expect(abs(own.count { $0.kind == kind } - 30 / group.kinds.count) <= 1, "\(kind)") }
    }
    #expect(subjects.count(where: \.withMask) == 2 * 5)
    // A study that is cut short is a smaller study of the same people.
    #expect(Set(AgreementPlan(people: 5, others: 0, controls: 2, seed: Self.seed).subjects).isSubset(of: subjects.map {
      var other = $0
      other.withMask = false
      return other
    }))
  }

  @Test(arguments: CohortGroup.allCases)
  func `a patient has the kind and the severity that the plan says`(group: CohortGroup) {
    for subject in AgreementPlan(people: 3, controls: 3, seed: Self.seed).subjects where subject.group == group {
      let recipe = subject.recipe
      #expect(recipe.diagnosis.condition == subject.kind && recipe.diagnosis.severity == subject.severity)
      #expect(recipe.seed == subject.recipe.seed && recipe.examination == group.examination(subject.kind, subject.index))
    }
  }

  /// The definitions themselves: what is found on an exactly known healthy person would be invented.
  @Test(arguments: 6..<12)
  func `a healthy person's truth has no abnormal finding`(index: Int) throws {
    // One of each examination; two of them before a lamp whose reflexes look like those of a squint.
    let subjects = AgreementPlan(people: 0, others: 0, controls: 12, seed: Self.seed).subjects
    let sheet = FindingSheet(try subjects[index].trueRecord())
    #expect(sheet.abnormal.isEmpty, "\(subjects[index].recipe.examination?.rawValue ?? ""): \(sheet.abnormal.map(\.name))")
  }

  @Test(arguments: [CohortGroup.ptosis, .retraction, .strabismus, .lowerLid])
  func `a patient's truth shows the sign`(group: CohortGroup) throws {
    let question = try #require(SignQuestion.all.first { $0.groups.first == group })
    for subject in AgreementPlan(people: 1, controls: 0, seed: Self.seed).subjects where subject.group == group {
      let sheet = FindingSheet(try subject.trueRecord())
      let answers = question.eyes.compactMap { question.answer(sheet, $0) }
      #expect(answers.contains { $0 > 0 }, "\(subject.name): \(subject.kind), \(subject.severity)")
    }
  }

  @Test func `what was measured is kept, and another seed's is refused`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shelf-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let shelf = RecordShelf(path: folder.path)
    try shelf.open(seed: 1)
    let subject = try #require(AgreementPlan(people: 0, others: 0, controls: 1, seed: Self.seed).subjects.first)
    #expect(shelf.records(subject) == nil)
    let record = try subject.trueRecord()
    try shelf.keep([.truth: record, .source: record, .record: record], of: subject)
    #expect(try #require(shelf.records(subject))[.truth]?.encode() == record.encode())
    var masked = subject
    masked.withMask = true
    #expect(shelf.records(masked) == nil, "the mask was not measured")
    try shelf.open(seed: 1)
    #expect(throws: StudyError.otherStudy) { try shelf.open(seed: 2) }
  }
}
