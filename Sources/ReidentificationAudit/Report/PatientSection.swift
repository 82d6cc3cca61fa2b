/// How patients fare, beside what is visible of them on purpose.
struct PatientSection {
  let patients: PatientFigures

  var html: String {
    """
    <h3>Patients</h3>
    \(who)
    \(company)
    \(cards.joined(separator: "\n"))
    \(table)
    \(notes)
    """
  }

  /// For a terminal.
  var summary: [String] { patients.attacks.map { "Patients, \($0.name): \(Self.sentence($0, patients))" } }

  private var who: String {
    let kinds = patients.conditions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
    let leaving = patients.disclosure.leaving.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
      .map { "\($0.key) in \(Text.percent($0.value))" }
    return """
      <p>\(patients.people) patients who do not exist (\(Text.escaped(kinds.joined(separator: ", ")))), two recordings each on \
      different days under the default policy, attacked by those who have learnt from healthy people. A mask shows a \
      patient's disease on purpose, so a patient is found by it as by a letter that describes it. Values of their own leave \
      most often of: \(Text.escaped(leaving.joined(separator: ", "))) of their recordings.</p>
      """
  }

  private var company: String {
    let (m, l, b) = (patients.matched, patients.likened, patients.bound)
    return """
      <p>What stays the same over a record, all habitual values and grades, is its <b>fixed signature</b>. \
      \(Text.decimal(b.signatures, 1)) different ones among \(patients.people) patients (mean over galleries) let one who \
      knows nothing else find up to \(Text.percent(b.rank1)). To see what is told beyond it, patients are sought among people \
      with the same one only:</p>
      <ul>
      <li><b>As they are.</b> \(m.alone) patients have one signature on both days that nobody else has: it alone finds them, \
      and nothing is left to ask. \(m.changing) have another one on the second day, so that it does not find them; they are \
      left out here. \(m.sought) share theirs with others\(Self.gallery(m)).</li>
      <li><b>Likened.</b> All patients of one condition are given the fixed values of one of them, and keep their own movement. \
      Then \(l.sought) are sought among others of their condition\(Self.gallery(l)). This is an experiment: nobody gives out \
      such records.</li>
      </ul>
      """
  }

  private static func gallery(_ c: MatchedCompany) -> String {
    guard c.sought > 0 else { return "" }
    let size = c.gallery[0] == c.gallery[2] ? Text.decimal(c.gallery[0], 0)
      : "\(Text.decimal(c.gallery[0], 0)) to \(Text.decimal(c.gallery[2], 0))"
    return ", among \(size) people, where guessing finds \(Text.percent(c.chance))"
      + (c.isTooSmall ? "; <b>too few to say anything</b> (fewer than \(AuditPlan.fewest))" : "")
  }

  private var cards: [String] {
    patients.attacks.map {
      "<div class=\"card \(Self.light($0).rawValue)\"><b>\(Text.escaped($0.name)), patients</b><br>\(Text.escaped(Self.sentence($0, patients)))</div>"
    }
  }

  /// What shuffled recordings hardly give: one of two tests at half of 5 %.
  static func isShown(_ figures: MatchedFigures) -> Bool { min(figures.permutationP, figures.verificationP) <= 0.025 }

  static func light(_ attack: PatientAttack) -> Verdict.Light {
    let judged = [attack.matched, attack.likened].compactMap(\.self)
    if judged.contains(where: isShown) { return .bad }
    return judged.isEmpty ? .doubtful : .good
  }

  static func sentence(_ attack: PatientAttack, _ patients: PatientFigures) -> String {
    let whole = "\(Text.percent(attack.unmatched.rank1)) found first among all, where guessing finds \(Text.percent(attack.unmatched.chance))"
    let beyond = [
      part(attack.matched, patients.matched, "people with the same fixed values"),
      part(attack.likened, patients.likened, "patients of the same condition who were given the same fixed values"),
    ]
    return "\(whole), the disease included. Beyond it: \(beyond.joined(separator: " "))"
  }

  private static func part(_ figures: MatchedFigures?, _ company: MatchedCompany, _ who: String) -> String {
    guard let f = figures else { return "among \(who), too few to say (\(company.sought))." }
    let found = "\(Text.percent(f.rank1)) of \(company.sought) found first, where guessing finds \(Text.percent(company.chance))"
    return "among \(who), \(isShown(f) ? "LINKED" : "not shown"): \(found), EER \(Text.percent(f.equalErrorRate))."
  }

  private var table: String {
    let rows = patients.attacks.map { a in
      let cells = [
        a.name, "\(Text.percent(a.unmatched.rank1)) (\(Text.range(a.unmatched.rank1Interval)))",
        Text.decimal(a.unmatched.permutationP, 4),
        "\(Text.percent(a.unmatched.equalErrorRate)) (\(Text.range(a.unmatched.equalErrorRateInterval)))",
      ] + Self.cells(a.matched) + Self.cells(a.likened)
      return "<tr>" + cells.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>"
    }
    let b = patients.bound
    let bounds = [
      "at most, by fixed values alone", "≤ \(Text.percent(b.rank1))", "",
      "≥ \(Text.percent(b.equalErrorRate)); who weighs rarity ≥ \(Text.percent(b.leastEqualErrorRate))",
    ] + Self.chance(patients.matched) + Self.chance(patients.likened)
    let last = "<tr>" + bounds.map { "<th>\(Text.escaped($0))</th>" }.joined() + "</tr>"
    let columns = ["rank-1 (95 %)", "bound", "P", "EER (95 %)", "P"].map { "<th>\($0)</th>" }.joined()
    return """
      <div class="wide"><table><tr><th rowspan="2">attack</th><th colspan="3">among all \(patients.people), disease included</th>\
      <th colspan="5">among the same fixed values, as they are</th><th colspan="5">likened: same condition, same fixed values</th></tr>\
      <tr><th>rank-1 (95 %)</th><th>P</th><th>EER (95 %)</th>\(columns)\(columns)</tr>\(rows.joined())\(last)</table></div>
      """
  }

  private static func cells(_ figures: MatchedFigures?) -> [String] {
    guard let f = figures else { return ["too few to say", "–", "–", "–", "–"] }
    return [
      "\(Text.percent(f.rank1)) (\(Text.range(f.rank1Interval)))", "≤ \(Text.percent(f.rank1Upper))", Text.decimal(f.permutationP, 4),
      "\(Text.percent(f.equalErrorRate)) (\(Text.range(f.equalErrorRateInterval)))", Text.decimal(f.verificationP, 4),
    ]
  }

  private static func chance(_ company: MatchedCompany) -> [String] {
    company.isTooSmall ? ["–", "", "", "–", ""] : ["guessing: \(Text.percent(company.chance))", "", "", "guessing: 50 %", ""]
  }

  private var notes: String {
    """
    <p class="small">The bounds bind only who knows the fixed values alone, and hold the equal error rate for people whose \
    signature is the same in every recording; who sees movement, in stills or in the record, can pass them. Who reads \
    the fixed values only must find exactly what guessing finds among people with the same ones, and does. P: share of \
    shuffles of recordings with one signature that find as many, or tell own from strange pairs as well. A person's \
    strangers count as one person together, so that every signature is as frequent in both kinds of pairs. Disease shows \
    in movement, too (a nystagmus, a lid that lags): that is part of what is found beyond the fixed values.</p>
    """
  }
}
