import ClinicalFindings
import MaskSigns

extension ReportPage {
  var header: String {
    let seconds = record.count > 0 ? record.time(at: record.count - 1).seconds : 0
    return """
      <header>
      <h1>Report on a sign record</h1>
      <p class="soft">\(record.count) pictures, \(spoken(seconds, decimals: 1)) s\
      \(record.header.isMirrored ? ", recorded mirrored and turned back" : ""). OD is the patient's right eye, OS the left.</p>
      <p class="notice" role="note">\(escaped(Findings.notice))</p>
      </header>

      """
  }

  var summary: String {
    let outside = findings.abnormal
    var text = ""
    if outside.isEmpty {
      let judged = findings.all.filter { $0.judgement?.standing == .inside }.count
      text +=
        judged == 0
        ? "<p>Nothing could be judged.</p>\n"
        : "<p><strong>Nothing lies outside the healthy ranges</strong>, of \(judged) findings that could be judged against one.</p>\n"
    } else {
      text += "<p><strong>\(outside.count) finding\(outside.count == 1 ? " lies" : "s lie") outside the healthy ranges:</strong></p>\n<ul>\n"
      text += list(outside) + "</ul>\n"
    }
    if !findings.borderline.isEmpty {
      text += "<p>Borderline, outside by less than the measurement's own error can tell:</p>\n<ul>\n\(list(findings.borderline))</ul>\n"
    }
    let open = findings.unjudged.count
    text += "<p>\(open) finding\(open == 1 ? "" : "s") cannot be judged from this record; <a href=\"#unjudged\">why</a>.</p>\n"
    return HTMLPage.section("summary", "Summary", text)
  }

  private func list(_ findings: [Finding]) -> String {
    findings.compactMap { finding in
      finding.judgement.map { judgement in
        "<li>\(escaped(finding.name)): \(escaped(judgement.words))\(value(finding).map { ", \($0)" } ?? "")</li>\n"
      }
    }.joined()
  }

  var tables: String {
    var text = ""
    for group in FindingKind.Group.allCases {
      let judged = findings.all.filter { $0.kind.group == group && $0.judgement != nil }
      guard !judged.isEmpty else { continue }
      text += "<h3>\(escaped(group.rawValue))</h3>\n"
      text += HTMLPage.table(
        "Findings: \(group.rawValue.lowercased()). Rows that are marked lie outside the healthy range.",
        ["Finding", "Eye", "Value", "95 % interval", "5–95 % of pictures", "What was found", "Rests on"],
        judged.compactMap { finding in finding.judgement.map { (row(finding, $0), finding.isAbnormal) } })
    }
    return HTMLPage.section("findings", "Findings", text.isEmpty ? "<p>None.</p>" : text)
  }

  private func row(_ finding: Finding, _ judgement: Judgement) -> [String] {
    let unit = finding.kind.unit
    func range(_ range: ClosedRange<Double>?) -> String {
      range.map { "<span class=\"number\">\(number($0.lowerBound, unit)) to \(number($0.upperBound, unit))</span>" } ?? "–"
    }
    let mark = judgement.standing == .outside ? "<strong>outside:</strong> " : judgement.standing == .borderline ? "<em>borderline:</em> " : ""
    return [
      "<a href=\"#\(finding.kind.rawValue)\">\(escaped(finding.kind.title))</a>", finding.eye?.rawValue ?? "both",
      value(finding) ?? "–", range(judgement.interval), range(judgement.spread), mark + escaped(judgement.words),
      rests(judgement.pictures),
    ]
  }

  /// "1.4 mm", or nothing when there is no number.
  private func value(_ finding: Finding) -> String? {
    finding.judgement?.value.map { "<span class=\"number\">\(number($0, finding.kind.unit)) \(finding.kind.unit.rawValue)</span>" }
  }

  private func number(_ value: Double, _ unit: FindingUnit) -> String {
    unit == .prismDioptres || unit == .degrees ? signed(value, decimals: unit.decimals) : spoken(value, decimals: unit.decimals)
  }

  private func rests(_ pictures: PictureSet) -> String {
    guard let first = pictures.ranges.first?.lowerBound, let last = pictures.ranges.last?.upperBound, pictures.count > 0 else {
      return "the whole record"
    }
    let from = spoken(record.time(at: first).seconds, decimals: 1)
    let to = spoken(record.time(at: last - 1).seconds, decimals: 1)
    return "\(pictures.count) picture\(pictures.count == 1 ? "" : "s"), <span class=\"number\">\(from)–\(to) s</span>"
  }

  var unjudged: String {
    let rows = findings.unjudged.compactMap { finding in
      finding.reason.map { reason in
        (cells: [escaped(finding.kind.title), finding.eye?.rawValue ?? "both", escaped(reason.sentence)], isMarked: false)
      }
    }
    let text =
      rows.isEmpty
      ? "<p>All findings could be judged.</p>" : HTMLPage.table("Why findings cannot be judged", ["Finding", "Eye", "Reason"], rows)
    return HTMLPage.section("unjudged", "What cannot be judged", text)
  }

  var definitions: String {
    var text = "<dl>\n"
    let shown = Set(findings.all.map(\.kind))
    for kind in FindingKind.allCases where shown.contains(kind) {
      let definition = kind.definition
      text += "<dt id=\"\(kind.rawValue)\">\(escaped(definition.title))\(definition.unit == .none ? "" : " (\(definition.unit.rawValue))")</dt>\n"
      text += "<dd>\(escaped(definition.text))</dd>\n<dd><em>Outside:</em> \(escaped(definition.outside)).</dd>\n"
      text += "<dd class=\"soft\">\(escaped(definition.source)).</dd>\n"
    }
    return HTMLPage.section("definitions", "Definitions and sources", text + "</dl>")
  }
}

extension Finding {
  /// "Ptosis OS"
  var name: String { eye.map { "\(kind.title) \($0.rawValue)" } ?? kind.title }
}
