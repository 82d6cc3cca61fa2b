import ClinicalFindings
import FaceReconstruction
import MaskDisclosure
import MaskSigns

/// Whether a mask shows what its recording showed.
///
/// Sign by sign the mask's own measurement is held against the source's behind the same policy, and finding by finding
/// also against the source's without any. All of it is for the clinic; ``fidelity`` is what the receipt tells.
public struct Verification: Codable, Sendable {
  public let passed: Bool
  /// The mask against the recording behind the policy.
  public let signs: [SignAgreement]
  public let events: [EventAgreement]
  /// The mask against the recording without the policy.
  public let findings: [FindingAgreement]
  /// The record that was given against the recording measured anew; empty where the record was made in the same run.
  public let record: [RecordAgreement]
  /// The record that was given was made by this version with these networks; otherwise small differences may be theirs.
  public let sameVersion: Bool
  /// What may leave with the mask.
  public let fidelity: Fidelity

  /// - Parameters:
  ///   - source: The recording's signs without any policy, see ``SourceSigns``.
  ///   - given: The record that was handed over, when it is not the one just made.
  init(_ reading: MaskReading, source: SourceSigns, against given: SignRecord? = nil, picture: Fidelity.Picture) {
    signs = reading.signs
    events = reading.events
    let disclosed = SourceSigns(disclosed: reading.record, reading.recordFindings)
    findings = FindingAgreement.all(
      source: source, record: disclosed, mask: reading.findings, signs: reading.signs)
    record = given.map { RecordAgreement.all($0, again: reading.record) } ?? []
    sameVersion = given.map { $0.header.software == reading.record.header.software && $0.header.models == reading.record.header.models } ?? true
    let ofRecord = FindingAgreement.all(
      source: disclosed, record: disclosed, mask: reading.findings, signs: reading.signs)
    let agree = !findings.contains { $0.outcome.isFailure }
    fidelity = Fidelity(
      picture: picture, signs: signs, events: events, findings: ofRecord, agreesWithoutPolicy: agree)
    passed = fidelity.passed && !record.contains { $0.verdict == .differs }
  }

  /// What differs, by name.
  public var failures: [String] {
    signs.filter { $0.verdict == .differs }.map(\.sign) + events.filter { $0.verdict == .differs }.map(\.event)
      + findings.filter(\.outcome.isFailure).map(\.finding)
      + record.filter { $0.verdict == .differs }.map { "the record's " + $0.sign }
  }
}

extension Verification {
  /// Names at most this many of the signs that differ.
  private static let named = 4

  /// One plain sentence with the remedy; no measurement, because it may stand in a log.
  var sentence: String {
    let all = failures
    let more = all.count > Self.named ? " and \(all.count - Self.named) more" : ""
    return "The mask does not show what the recording showed (\(all.prefix(Self.named).joined(separator: ", "))\(more)):"
      + " nothing was written; to look at it, run again with --no-verify, then 'verify' and 'compare'."
  }
}
