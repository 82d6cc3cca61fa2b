public import ClinicalFindings
public import MaskSigns

/// A report on one record: one self-contained HTML page, without scripts, without network.
///
/// Nothing in it is from the patient beyond the record. Every text of the record or the receipt is escaped.
public struct ReportPage: Sendable {
  public let findings: Findings
  let record: SignRecord
  let receipt: String?

  /// A receipt longer than this is not one of ours, bytes.
  public static let longestReceipt = 200_000

  /// - Parameter receipt: The text of the receipt file that belongs to the record.
  public init(_ record: SignRecord, receipt: String? = nil) {
    self.record = record
    self.receipt = receipt
    findings = Findings(record)
  }

  /// The page.
  ///
  /// - Throws: ``ReportError`` when the mask stills could not be drawn.
  public func html() throws(ReportError) -> String {
    let stills = try Stills.draw(Moments(record, findings).chosen, of: record)
    let body =
      header + summary + stillSection(stills) + tables + plots + gazeSection + nystagmusSection + saccadeSection + unjudged + recordSection
      + receiptSection + definitions + footer
    return HTMLPage.whole(title: "Report on a sign record", body: body)
  }
}

/// Why there is no report.
public enum ReportError: Error, Hashable, Sendable {
  /// No temporary folder could be made or read for the pictures.
  case noFolder
  /// The pictures could not be written.
  case pictures
  /// The browser that should print could not be started, took too long, or left no page.
  case browser
}
