/// The report of an audit of a manifest: one file without anything outside it, its chapters after ISO/IEC 27559:2022.
///
/// It holds counts and figures, and the manifest's own names of groups; no name of a person or a file.
public struct ManifestReport: Sendable {
  let result: ManifestResult

  public init(_ result: ManifestResult) { self.result = result }

  /// A line for each attack, run or not, for a terminal.
  public var summary: [String] {
    [Self.standing(result.standing)] + result.attacks.map { "\($0.name): \(Verdict.sentence($0))" }
      + result.notRun.map { "\($0.name): NOT RUN: \($0.reason)" } + faults
  }

  public var html: String {
    AuditPage.html(
      lead: headline,
      chapters: [
        ("Context", context), ("Data", data), ("Threat model", threats), ("Adversarial testing", testing),
        ("What the fixed part discloses, counted", disclosure), ("Residual risk", residual),
      ])
  }

  private static func standing(_ standing: ManifestResult.Standing) -> String {
    switch standing {
    case .sound: "All controls behaved."
    case .void: "VOID: a control did not do what it must. The other figures prove nothing."
    case .unproven:
      "UNPROVEN: there are not enough originals to show that the recogniser knows these people. What it does not find proves nothing."
    }
  }

  private var headline: String {
    let judged = result.attacks.filter { $0.purpose == .judgement }
    let found = judged.isEmpty ? "No attack on masks or records could be run." : Verdict.summary(judged)
    return (result.standing == .sound ? "" : "<b>\(Text.escaped(Self.standing(result.standing)))</b> ") + found
      + (result.notRun.isEmpty ? "" : " \(result.notRun.count) attacks could not be run: chapter 4 says why.")
  }

  private var context: String {
    """
    <p>De-identified recordings are given to people who are not trusted. The attacker has them, unlimited time, this program \
    and its source. The audit asks one thing: can two recordings of one person be linked, or a recording with a face?</p>
    """
  }

  private var data: String {
    """
    <p>\(result.people) people with \(result.sessions) sessions, as the manifest names them. Of each video or picture at most \
    \(result.stills) stills were looked at. Probe and gallery entry of a person are always of different sessions. Who \
    lacks what an attack needs is left out of it: the gallery of each attack says how many were not.</p>
    \(list(faults))
    """
  }

  /// What could not be used.
  private var faults: [String] {
    EvidenceFault.allCases.compactMap { fault in result.faults[fault.rawValue].map { "\($0) \(fault.sentence)" } }
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? "<p>All files that the manifest names could be used.</p>"
      : "<ul>" + items.map { "<li>\(Text.escaped($0))</li>" }.joined() + "</ul>"
  }

  private var section: AttackSection { AttackSection(attacks: result.attacks, galleries: result.galleries) }

  private var threats: String { section.threats + "<p>Names are those of the VoicePrivacy challenges.</p>" }

  private var testing: String {
    let unrun = result.notRun.map {
      "<div class=\"card\"><b>\(Text.escaped($0.name))</b><br>Not run: \(Text.escaped($0.reason))</div>"
    }
    return unrun.joined(separator: "\n") + section.html + GroupTable(groups: result.groups, attacks: result.attacks).html
      + ComparatorTable(comparators: result.comparators, attacks: result.attacks).html
  }

  private var disclosure: String {
    guard let s = result.signatures else { return "<p>Fewer than \(AuditPlan.fewest) people have two records: nothing was counted.</p>" }
    return """
      <p>Habitual values and grades stay the same over a record. Among \(s.people) people with two records there are \
      \(s.signatures) different signatures, \(s.unique) of them of one person alone; an attacker who knows only them gives one \
      answer for one signature, and finds at most \(Text.percent(s.rank1)). \(Text.percent(s.stable)) of people have the same \
      in both records; \(Text.percent(s.shared)) of pairs of strangers share theirs, so that the equal error rate of who asks \
      only whether they are equal is not under \(Text.percent(s.equalErrorRate)), and of who weighs how rare they are not under \
      \(Text.percent(s.leastEqualErrorRate)), were everybody's always the same.</p>
      """
  }

  private var residual: String {
    """
    <ul>
    <li>A bound of 95 % says what this many people can show, no more. Patients with a rare combination of findings are found \
    by it, in a mask as in a letter.</li>
    <li>One recogniser (\(Text.escaped(result.recogniser))), as it comes; attackers who learn are linear and have learnt from these people alone.</li>
    <li>Stills hold no movement: only the record attacks see it, and only as long as the records are.</li>
    <li>The folder of evidence holds vectors of faces, which are biometric data: keep it as the originals are kept, or delete it.</li>
    </ul>
    """
  }
}
