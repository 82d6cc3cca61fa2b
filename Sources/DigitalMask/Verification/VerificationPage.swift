import Foundation

extension Verification {
  /// A table for the terminal; for the clinic's own eyes.
  public var text: String {
    var lines = [
      pad("sign", 20) + "pictures    level allowed   median    95 % allowed  unit",
    ]
    for row in signs {
      lines.append(
        pad(row.sign, 20) + right("\(row.pictures)", 8) + right(signed(row.level), 9) + right(decimal(row.allowedLevel, 2), 8)
          + right(decimal(row.median, 2), 9) + right(decimal(row.percentile95, 2), 8) + right(decimal(row.allowed, 2), 8)
          + "  " + pad(row.unit, 16) + mark(row.verdict))
    }
    lines += ["", pad("event", 20) + "   shown    lost  invented  allowed"]
    for row in events {
      lines.append(
        pad(row.event, 20) + right("\(row.shown)", 8) + right("\(row.lost)", 8) + right("\(row.invented)", 10)
          + right("\(row.allowed)", 9) + "  " + mark(row.verdict))
    }
    if !record.isEmpty { lines += ["", pad("record", 20) + "pictures  beyond a quantum  allowed"] }
    for row in record {
      lines.append(
        pad(row.sign, 20) + right("\(row.pictures)", 8) + right("\(row.beyond)", 18) + right("\(row.allowed)", 9) + "  "
          + mark(row.verdict) + (row.habits.isEmpty ? "" : " (" + row.habits.joined(separator: ", ") + ")"))
    }
    let telling = findings.filter { $0.outcome != .cannotBeJudged && $0.outcome != .withheld && $0.outcome != .agreed }
    func count(_ outcome: FindingAgreement.Outcome) -> Int { findings.count { $0.outcome == outcome } }
    lines += ["", "findings  " + FindingAgreement.Outcome.allCases.map { "\($0.rawValue) \(count($0))" }.joined(separator: " · ")]
    for row in telling {
      lines.append(
        "  \(row.finding): \(row.outcome.rawValue.uppercased())\n    recording: \(row.source)\n    record:    \(row.record)"
          + "\n    mask:      \(row.mask)")
    }
    lines += ["", passed ? "The mask shows what the recording showed." : "DIFFERS: " + failures.joined(separator: ", ")]
    if !sameVersion { lines.append("The record was made by another version of the software or of its networks: small differences may be theirs.") }
    return lines.joined(separator: "\n")
  }

  public func json() throws(MaskError) -> Data {
    try stableJSON(self, "The verification could not be written.")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
  private func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + decimal(value, 2) }
  private func mark(_ verdict: SignAgreement.Verdict) -> String {
    verdict == .differs ? "DIFFERS" : verdict == .agrees ? "agrees" : "–"
  }
}
