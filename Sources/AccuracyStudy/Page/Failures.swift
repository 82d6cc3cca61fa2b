/// What fails and where, in words, from the numbers alone.
struct Failures: Sendable {
  let page: PageWriter

  init(_ page: PageWriter) { self.page = page }

  var text: String {
    let missed = page.judged.filter { $0.isMet == false }
    guard !missed.isEmpty else { return "## What fails, and where\n\nNo bar is missed.\n\n" + places }
    let lines = missed.map { figure in
      guard let value = figure.value, value.isFinite else { return "- \(figure.name): not measured." }
      return "- \(figure.name): \(Text.decimal(value, figure.decimals))\(unit(figure)); the bar is \(figure.barText)\(unit(figure))."
    }
    return "## What fails, and where\n\n" + lines.joined(separator: "\n") + "\n\n" + places
  }

  private func unit(_ figure: Figure) -> String { figure.unit.isEmpty ? "" : " " + figure.unit }

  /// Where lids are read worst and best.
  private var places: String {
    var lines: [String] = []
    let eyes = StillEye.all(page.results.stills).open
    for (name, value) in LidFigures.signs {
      var clauses: [String] = []
      let kinds: [(String, Breakdown)] = [
        ("at a true MRD1 of", page.results.bySeverity(value)), ("with the head turned away by", page.results.byYaw(value)),
        ("with the eyes apart by", page.results.byResolution(value)),
      ]
      for (words, breakdown) in kinds {
        // A few eyes are no place.
        let parts = breakdown.parts.filter { $0.eyes >= 8 && $0.error[.ours] != nil }
        guard let worst = parts.max(by: { ($0.error[.ours] ?? 0) < ($1.error[.ours] ?? 0) }),
          let best = parts.min(by: { ($0.error[.ours] ?? 0) < ($1.error[.ours] ?? 0) })
        else { continue }
        clauses.append(
          "\(words) \(worst.name) it is off by \(Text.decimal(worst.error[.ours], 2)) mm (bias "
            + "\(Text.signed(worst.bias[.ours], 2))), \(best.name) by \(Text.decimal(best.error[.ours], 2)) mm")
      }
      if !clauses.isEmpty { lines.append("- \(name): " + clauses.joined(separator: "; ") + ".") }
    }
    for (words, part) in [
      ("A drooping lid (MRD1 under 3 mm)", eyes.filter { $0.truth.mrd1 < 3 }),
      ("A retracted lid (MRD1 over 5.5 mm)", eyes.filter { $0.truth.mrd1 > 5.5 }),
    ] {
      let ours = part.agreements(.ours) { $0.mrd1 }.sum
      let theirs = part.agreements(.mediaPipe) { $0.mrd1 }.sum
      guard let bias = ours.bias else { continue }
      lines.append(
        "- \(words) is read \(Text.signed(bias, 2)) mm off on average (MediaPipe: \(Text.signed(theirs.bias, 2)) mm).")
    }
    let found = page.results.stills.count { $0.sample.ours != nil }
    lines.append("- A face was measured in \(found) of \(page.results.stills.count) stills.")
    let unsure = eyes.count { ($0.read(.ours)?.confidence ?? 1) < 0.2 }
    lines.append("- \(unsure) of \(eyes.count) open eyes on stills would leave as \"unsure\"; they are counted above like the others.")
    return lines.joined(separator: "\n") + "\n"
  }
}
