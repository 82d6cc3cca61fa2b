import ClinicalFindings
import MaskSigns

/// Whether a clinician reads the same from the recording and from its mask.
public struct FindingAgreement: Codable, Hashable, Sendable {
  /// ``FindingKind`` with its eye: "ptosis OD".
  public var finding: String
  /// What the recording says without any policy, what the record says, what the mask says: words, or why not.
  public var source: String
  public var record: String
  public var mask: String
  public var outcome: Outcome

  public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
    case agreed
    /// The two lie on either side of an edge, and nearer to each other than the tracker can tell on a mask.
    case agreedWithinError = "agreed within error"
    /// The recording shows it, the mask does not.
    case lost
    /// The mask shows it, the recording does not.
    case invented
    /// Both show it, with another grade or side.
    case changed
    case withheld = "withheld by the policy"
    case cannotBeJudged = "cannot be judged"

    public var isFailure: Bool { self == .lost || self == .invented || self == .changed }
  }
}

extension FindingAgreement {
  /// Two sets of findings, one by one.
  ///
  /// - Parameters:
  ///   - source: From the recording without any policy, or from a truth.
  ///   - record: From the record that the mask is drawn from: says what the policy withholds.
  ///   - mask: Read off the mask.
  ///   - isWithinError: Whether the two values of a finding may be the same as far as a mask can be read.
  static func all(
    source: Findings, record: Findings, mask: Findings, isWithinError: (Finding, Finding) -> Bool
  ) -> [FindingAgreement] {
    source.all.compactMap { source in
      guard let told = record[source.kind, source.eye], let read = mask[source.kind, source.eye] else { return nil }
      return FindingAgreement(
        finding: source.kind.rawValue + (source.eye.map { " " + $0.rawValue } ?? ""), source: source.summary,
        record: told.summary, mask: read.summary,
        outcome: told.isWithheld ? .withheld : outcome(source, told, read, isWithinError))
    }
  }

  private static func outcome(
    _ source: Finding, _ record: Finding, _ mask: Finding, _ isWithinError: (Finding, Finding) -> Bool
  ) -> Outcome {
    let outcomes = [Outcome.of(source, record, isWithinError), Outcome.of(record, mask, isWithinError)]
    return outcomes.first(where: \.isFailure) ?? outcomes.first { $0 == .cannotBeJudged }
      ?? outcomes.first { $0 == .agreedWithinError } ?? .agreed
  }
}

extension FindingAgreement.Outcome {
  /// What became of `first` in `second`.
  static func of(
    _ first: Finding, _ second: Finding, _ isWithinError: (Finding, Finding) -> Bool
  ) -> FindingAgreement.Outcome {
    let outcome: FindingAgreement.Outcome =
      switch (first.isAbnormal, second.isAbnormal) {
      case (true, false): .lost
      case (false, true): .invented
      case (true, true): first.grade == second.grade ? .agreed : .changed
      case (false, false): first.judgement == nil || second.judgement == nil ? .cannotBeJudged : .agreed
      }
    return outcome.isFailure && isWithinError(first, second) ? .agreedWithinError : outcome
  }
}

extension Finding {
  var isWithheld: Bool {
    switch reason {
    case .policy, .coarse: true
    default: false
    }
  }

  /// Side and grade: the words before the first number.
  var grade: String { judgement.map { String($0.words.prefix { $0 != "," && $0 != ":" }) } ?? "" }

  fileprivate var summary: String {
    guard let judgement else { return reason?.sentence ?? "" }
    let value = judgement.value.map { decimal($0, kind.unit.decimals) + " " + kind.unit.rawValue + ", " } ?? ""
    return value + judgement.words
  }
}
