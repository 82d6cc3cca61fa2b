import ClinicalFindings
import MaskSigns

extension ReportPage {
  var recordSection: String {
    let header = record.header
    let facts = HTMLPage.table(
      "The record", ["Fact", "Value"],
      [
        ("Pictures", "\(record.count)"), ("Pictures a second, nominal", header.frameRate.nominal.map { spoken($0, decimals: 0) } ?? "unknown"),
        ("Distance of the eyes in the recording", header.eyeDistance.description), ("Mirrored", header.isMirrored ? "yes" : "no"),
        ("Software", header.software), ("Models", header.models),
      ].map { (cells: [escaped($0.0), escaped($0.1)], isMarked: false) })
    let policy = HTMLPage.table(
      "What the policy let out", ["Sign", "Habitual value", "Movement"],
      Sign.allCases.map { sign in
        (cells: [escaped(sign.name), escaped(header.policy[sign].baseline.name), escaped(header.policy[sign].motion.name)], isMarked: false)
      })
    return HTMLPage.section("record", "The record", facts + policy)
  }

  var receiptSection: String {
    guard let receipt else { return "" }
    return HTMLPage.section(
      "receipt", "Receipt", "<p>As it was given, not checked against the record.</p>\n<pre>\(escaped(receipt))</pre>")
  }

  var footer: String {
    "<footer><p class=\"soft\">\(escaped(Findings.notice)) Movement itself may identify a person: treat this page as the record is treated.</p></footer>\n"
  }

  func stillSection(_ stills: [Still]) -> String {
    guard !stills.isEmpty else { return "" }
    let figures = stills.map { still in
      let seconds = spoken(record.time(at: still.picture).seconds, decimals: 2)
      return """
        <figure><img src="data:image/png;base64,\(still.base64)" width="\(Stills.side)" height="\(Stills.side)" \
        alt="The mask at \(seconds) seconds: \(escaped(still.caption))">\
        <figcaption>\(escaped(still.caption)), <span class="number">\(seconds) s</span></figcaption></figure>
        """
    }.joined(separator: "\n")
    return HTMLPage.section(
      "stills", "Moments", "<p class=\"soft\">The mask: one generic head, moved by the record's signs. It is nobody's face. The patient's right side is on the left.</p>\n<div class=\"stills\">\n\(figures)\n</div>")
  }
}
