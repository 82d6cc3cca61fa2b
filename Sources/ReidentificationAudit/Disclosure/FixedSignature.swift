import MaskSigns

/// What stays the same over a record and belongs to the patient: habitual values and wrinkle grades.
///
/// Whoever holds two records compares them without error, so two people with the same signature cannot be told apart by it.
public struct FixedSignature: Hashable, Sendable {
  let baselines: Baselines
  let wrinkles: WrinkleGrades

  public init(_ record: SignRecord) {
    baselines = record.header.baselines
    wrinkles = record.header.wrinkles
  }

  /// How many signatures a policy can let out at all: log2, bits. No record of any patient tells more by its fixed part.
  public static func capacityBits(_ policy: PolicySummary) -> Double {
    let signs = BaselineSign.allCases.reduce(0.0) { $0 + SignatureCount.bits($1, policy[$1.sign].baseline) }
    let grades: Double =
      switch policy[.wrinkles].baseline {
      case .none: 1
      // Absent, deep, not measured.
      case .norm: 3
      case .steps, .exact: Double(WrinkleGrade.allCases.count + 1)
      }
    return signs + 5 * logarithm2(grades)
  }
}
