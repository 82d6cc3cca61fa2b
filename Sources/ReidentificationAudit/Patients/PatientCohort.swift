import MaskSigns
import SyntheticPatients

/// The patients whom an audit attacks: as many of each condition as go, and the n-th of a condition always the same person.
struct PatientCohort: Sendable {
  struct Member: Sendable {
    /// Which of ``conditions``.
    let condition: Int
    let person: CohortPerson
    /// Of the file that keeps the evidence.
    let name: String
  }
  let members: [Member]
  private let firsts: [CohortPerson]

  static let conditions = FindingCost.conditions
  /// Where the parts of the cohort begin that no other part of the audit uses.
  private static let firstPart: UInt64 = 20

  init(count: Int, seed: UInt64) {
    let kinds = Self.conditions.count
    let people = Self.conditions.enumerated().map { k, condition in
      CohortPerson.cohort(
        0..<max((count - k + kinds - 1) / kinds, 0), seed: seed, part: Self.firstPart + UInt64(k), condition: condition)
    }
    members = (0..<max(count, 0)).map { index in
      let (kind, number) = (index % kinds, index / kinds)
      return Member(condition: kind, person: people[kind][number], name: "patient-\(Self.conditions[kind].rawValue)-\(number)")
    }
    firsts = people.compactMap(\.first)
  }

  /// For each condition the fixed part that all of its patients are given, so that only the rest can tell them apart: that of
  /// the first patient's first recording under the default policy.
  ///
  /// - Throws: `PatientError`, `DisclosureError`.
  func patterns() throws -> [FixedPart] {
    try firsts.compactMap { try $0.recordings(1).first?.record(.eyes) }.map(FixedPart.init)
  }
}

/// The habitual values and grades of a record.
struct FixedPart: Hashable, Sendable {
  let baselines: Baselines
  let wrinkles: WrinkleGrades

  init(_ record: SignRecord) { (baselines, wrinkles) = (record.header.baselines, record.header.wrinkles) }
}
