import ClinicalFindings
import MaskSigns

/// Whether a clinician reads the same from the recording and from its mask.
public struct FindingAgreement: Codable, Hashable, Sendable {
  /// `FindingKind` with its eye: "ptosis OD".
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
  /// Three sets of findings, one by one; a study gives the truth's as `source`.
  ///
  /// - Parameters:
  ///   - source: From the recording without any policy, or from a truth.
  ///   - record: From the record that the mask is drawn from: says what the policy withholds.
  ///   - mask: Read off the mask.
  ///   - signs: How well the mask's signs agree with the record's, see ``MaskReading``.
  static func all(
    source: SourceSigns, record: SourceSigns, mask: Findings, signs: [SignAgreement]
  ) -> [FindingAgreement] {
    let tolerance = FindingTolerance(
      signs, among: [source.findings, record.findings, mask], undisclosed: source.record, record: record.record)
    let (source, record) = (source.findings, record.findings)
    return source.all.compactMap { own in
      guard let told = record[own.kind, own.eye], let read = mask[own.kind, own.eye] else { return nil }
      let outcomes = [
        Outcome.of(own, told, tolerance.behindWall(own, told, in: source, record)),
        Outcome.of(told, read, tolerance.onMask(told, read)),
      ]
      let outcome =
        outcomes.first(where: \.isFailure) ?? outcomes.first { $0 == .cannotBeJudged }
        ?? outcomes.first { $0 == .agreedWithinError } ?? .agreed
      return FindingAgreement(
        finding: own.kind.rawValue + (own.eye.map { " " + $0.rawValue } ?? ""), source: own.summary, record: told.summary,
        mask: read.summary, outcome: told.isWithheld ? .withheld : outcome)
    }
  }
}

extension FindingAgreement.Outcome {
  /// What became of `first` in `second`.
  static func of(
    _ first: Finding, _ second: Finding, _ closeness: @autoclosure () -> FindingTolerance.Closeness
  ) -> FindingAgreement.Outcome {
    let outcome: FindingAgreement.Outcome =
      switch (first.liesOutside, second.liesOutside) {
      // Half a quantum decides whether the eyes went far enough, or long enough; the signs themselves are compared.
      case (true, false): second.needsMoreGaze ? .cannotBeJudged : .lost
      case (false, true): first.needsMoreGaze ? .cannotBeJudged : .invented
      case (true, true): first.grade == second.grade ? .agreed : .changed
      case (false, false): first.judgement == nil || second.judgement == nil ? .cannotBeJudged : .agreed
      }
    guard outcome.isFailure else { return outcome }
    return switch closeness() {
    case .within: .agreedWithinError
    case .unknown: .cannotBeJudged
    case .apart: outcome
    }
  }
}

extension Finding {
  var isWithheld: Bool {
    switch reason {
    case .policy, .coarse: true
    default: false
    }
  }

  fileprivate var needsMoreGaze: Bool {
    switch reason {
    case .gazeRange: true
    // The eyes went far enough, but not for long.
    case .tooShort: kind == .lidLag
    default: false
    }
  }

  /// Side and grade: the words before the first number or comma. Of a nystagmus only its plane: jerk and pendular are told
  /// apart by a picture or two.
  var grade: String {
    let words = judgement.map { String($0.words.prefix { $0 != "," && $0 != ":" && !$0.isNumber }) } ?? ""
    return kind == .nystagmus ? String(words.prefix { $0 != " " }) : words
  }

  fileprivate var summary: String {
    guard let judgement else { return reason?.sentence ?? "" }
    let value = judgement.value.map { decimal($0, kind.unit.decimals) + " " + kind.unit.rawValue + ", " } ?? ""
    return value + judgement.words
  }
}
