/// The report of an audit: one file without anything outside it, its chapters after ISO/IEC 27559:2022.
public struct AuditReport: Sendable {
  let result: AuditResult

  public init(_ result: AuditResult) { self.result = result }

  /// A line for each attack, for a terminal.
  public var summary: [String] {
    result.attacks.map { "\($0.name): \(Verdict.sentence($0))" } + (result.patients.map { PatientSection(patients: $0).summary } ?? [])
  }

  public var html: String {
    AuditPage.html(
      lead: headline,
      chapters: [
        ("Context", context), ("Data", data), ("Threat model", threats), ("Adversarial testing", testing),
        ("What the fixed part discloses, counted", disclosure), ("Residual risk", residual),
      ])
  }

  private func attacks(_ purposes: [AttackPurpose]) -> [AttackFigures] { result.attacks.filter { purposes.contains($0.purpose) } }
  private var isVoid: Bool {
    attacks([.mustSucceed, .mustFail]).contains { Verdict.light($0) != .good } || !(result.patients?.isSound ?? true)
  }

  private var headline: String {
    if isVoid { return "This audit is <b>void</b>: a control did not do what it must. See chapter 4." }
    return "\(Verdict.summary(attacks([.judgement]))) They looked for \(result.plan.people) people under the default policy. All controls behaved."
  }

  private var context: String {
    """
    <p>Digital masks are given to people who are not trusted: other clinics, students, journals, the public. Each mask is \
    drawn from a sign record, which may be given out with it. The attacker has both, unlimited time, this program and its \
    source. The audit asks one thing: can two recordings of one person be linked, or a mask be linked with a face?</p>
    """
  }

  private var data: String {
    let p = result.plan
    return """
      <p>\(p.people) people who do not exist, all healthy, two recordings of 20 s each on different days (seed \(p.seed)); \
      \(p.training) others train the attackers. Faces: \(p.stills) portraits a recording, in changing light, pose and \
      distance. Records: the true signs of an examination of the eyes, misread by the program's own measurement errors \
      (docs/habit-errors.md: what of an error comes back with the face was measured), put through the wall under each policy. \
      Masks: \(p.stills) stills drawn from the record.</p>
      \(patients)<p>Healthy people are the hardest case to hide by the fixed part and the right one for the bars: a patient's disease \
      is visible on purpose. Synthetic people differ in how they blink, look and turn the head as far as the literature \
      gives spreads; real people may differ more.</p>
      """
  }

  private var patients: String {
    guard let found = result.patients else { return "" }
    return "<p>Besides, \(found.people) patients with two recordings each are looked for among patients; they change none of the other figures.</p>\n"
  }

  private var threats: String {
    AttackSection(attacks: result.attacks, galleries: result.plan.galleries).threats
      + "<p>Names are those of the VoicePrivacy challenges. Not run yet: a network retrained on masks.</p>"
  }

  private var testing: String {
    AttackSection(attacks: result.attacks, galleries: result.plan.galleries).html
      + DealTable(deals: result.deals, plan: result.plan).html + (result.patients.map { PatientSection(patients: $0).html } ?? "")
      + GroupTable(groups: result.groups, attacks: result.attacks).html
      + ComparatorTable(comparators: result.comparators, attacks: result.attacks).html + attributes
  }

  private var attributes: String {
    guard !result.attributes.isEmpty else { return "" }
    let rows = result.attributes.map { a in
      let cells = [a.attribute.rawValue, a.source, "\(Text.percent(a.accuracy)) (\(Text.range(a.interval)))", Text.percent(a.baseRate)]
      return "<tr>" + cells.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>"
    }
    return """
      <p>What kind of person somebody is, guessed by one who has learnt it from other people (linear, both recordings together):</p>
      <table><tr><th>attribute</th><th>from</th><th>right (95 %)</th><th>the largest class alone</th></tr>\(rows.joined())</table>
      """
  }

  private var disclosure: String {
    let rows = result.disclosure.map { d in
      let cells = [
        "\(d.policy.rawValue): \(Text.escaped(d.meaning))", Text.decimal(d.capacityBits, 0), Text.percent(d.capacityRank1),
        "\(d.signatures) (\(d.unique) alone)", Text.decimal(d.entropyBits, 2), "≤ \(Text.percent(d.rank1))",
        Text.percent(d.stable), Text.percent(d.shared), "≥ \(Text.percent(d.equalErrorRate))",
        "≥ \(Text.percent(d.leastEqualErrorRate))", Text.decimal(d.bytesPerSecond, 0),
      ]
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    let leaving = result.disclosure.first { $0.policy == .eyes }?.leaving.filter { $0.value > 0 } ?? [:]
    let signs = leaving.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "<tr><td>\($0.key)</td><td>\(Text.percent($0.value))</td></tr>" }
    return """
      <p>Habitual values and grades stay the same over a record, so their disclosure can be counted. An attacker who knows \
      only them gives one answer for one signature, and is right for at most one person of each.</p>
      <div class="wide"><table><tr><th>policy</th><th>bits it can let out of any patient</th><th>2<sup>bits</sup>/N</th>\
      <th>signatures in this cohort</th><th>entropy, bits</th><th>rank-1</th><th>same on both days</th>\
      <th>strangers with the same (p)</th><th>EER by p/(1+p)</th><th>EER, weighing rarity</th><th>movement, bytes/s</th></tr>\(rows.joined())</table></div>
      <p>Which habits of these healthy people leave under the default policy, misread over an edge as they are: every value \
      that leaves tells.</p>
      <table><tr><th>habit</th><th>recordings in which it leaves</th></tr>\(signs.joined())</table>
      <p class="small">Bounds on the EER, were a person's signature the same in every recording: p/(1+p) of an attacker who \
      asks only whether two signatures are equal; the lower one of who accepts rare ones sooner than common ones. Not counted: \
      class of the eye distance in pixels, frame rate and mirroring, which belong to the camera.</p>
      \(costs)
      """
  }

  private var costs: String {
    guard let first = result.costs.first else { return "" }
    let rows = result.costs.map { c in
      let cells = ["\(c.policy.rawValue): \(Text.escaped(c.policy.meaning))", "\(c.kept)", "\(c.lost)", "\(c.withheld)", "\(c.invented)"]
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return """
      <p>What that costs: \(first.patients) synthetic patients (ptosis, thyroid lids, squint, nystagmus, Horner, Bell) have \
      \(first.abnormal) abnormal findings in records with every habit as measured. Of them, under each policy:</p>
      <div class="wide"><table><tr><th>policy</th><th>still found</th><th>now called healthy</th><th>cannot be judged any more</th>\
      <th>invented</th></tr>\(rows.joined())</table></div>
      """
  }

  private var residual: String {
    """
    <ul>
    <li>\(result.patients == nil ? "Healthy people only." : "Judged on healthy people; patients stand in a section of their own.") \
    A rare combination of findings points to few people, in a mask as in a letter.</li>
    <li>Movement is behaviour. What the white-box attacker reaches here is a lower bound: he is linear, has learnt from \
    \(result.plan.training) people, and synthetic people differ in fewer ways of moving than real ones.</li>
    <li>Measurement errors are simulated by their measured sizes, habit by habit; how they go together is not.</li>
    <li>One recogniser (\(result.plan.recogniser == "sface" ? "SFace" : "a network of the user's own")), not retrained on masks. A bound of 95 % says what \(result.plan.people) people can show, no more.</li>
    <li>Whoever holds the original holds the person: masks protect what is given out, not what is kept.</li>
    </ul>
    """
  }
}
