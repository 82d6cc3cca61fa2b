import MaskSigns

/// What stays the same over a record and belongs to the patient: habitual values and wrinkle grades.
///
/// Whoever holds two records compares them without error, so two people with the same signature cannot be told apart by it.
public struct FixedSignature: Hashable, Sendable, Codable {
  /// A word for each place: `?` not measured, `n` the norm, else the code; then the grades.
  public let text: String

  public init(_ record: SignRecord) {
    let habits = record.baselineEntries.map { entry in
      switch entry.baseline {
      case .notMeasured: "?"
      case .norm: "n"
      case .value(let code): "\(code)"
      }
    }
    let w = record.header.wrinkles
    let grades = [w.forehead, w.glabella, w.crowsFeet, w.underEye, w.nasolabial].map { $0.map { "\($0.rawValue)" } ?? "?" }
    text = (habits + grades).joined(separator: " ")
  }

  /// A value of this habit, of either eye, left.
  func discloses(_ sign: BaselineSign) -> Bool {
    let words = text.split(separator: " ")
    let before = BaselineSign.allCases.prefix { $0 != sign }.reduce(0) { $0 + ($1.isPaired ? 2 : 1) }
    return words.dropFirst(before).prefix(sign.isPaired ? 2 : 1).contains { $0 != "n" && $0 != "?" }
  }

  /// How many signatures a policy can let out at all: log2, bits. No record of any patient tells more by its fixed part.
  public static func capacityBits(_ policy: PolicySummary) -> Double {
    let signs = BaselineSign.allCases.reduce(0.0) { $0 + SignatureCount.bits($1, policy[$1.sign].baseline) }
    let grades: Double =
      switch policy[.wrinkles].baseline {
      case .none: 1
      // Absent, deep, not measured.
      case .norm, .settled, .clear: 3
      case .steps, .exact: Double(WrinkleGrade.allCases.count + 1)
      }
    return signs + 5 * logarithm2(grades)
  }
}
