import SyntheticPatients

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
    \(byCondition)
    \(notes)
    """
  }

  /// For a terminal.
  var summary: [String] { patients.attacks.map { "Patients, \($0.name): \(sentence($0))" } }

  private var who: String {
    let kinds = PatientCohort.conditions.compactMap { kind in patients.conditions[kind.rawValue].map { "\($0) \(Self.name(kind))" } }
    let leaving = patients.disclosure.leaving.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
      .map { "\($0.key) in \(Text.percent($0.value))" }
    return """
      <p>\(patients.people) patients who do not exist (\(kinds.joined(separator: ", "))), two recordings each on different \
      days under the default policy, are looked for among patients. A mask shows a disease on purpose, so a patient is found \
      by it, as by a letter that describes it. Values of a patient's own leave most often of: \
      \(Text.escaped(leaving.joined(separator: ", "))) of recordings. The question is what tells <b>beyond</b> them.</p>
      """
  }

  private static func name(_ condition: Condition) -> String {
    switch condition {
    case .thyroid: "thyroid lids"
    case .strabismus: "squint"
    case .horner: "Horner's syndrome"
    case .bell: "Bell's palsy"
    default: condition.rawValue
    }
  }

  private var company: String {
    let (m, l, b) = (patients.matched, patients.likened, patients.bound)
    return """
      <p>What stays the same over a record, all habitual values and grades, is its <b>fixed signature</b>. There are \
      \(Text.decimal(b.signatures, 1)) different ones among \(patients.people) patients (mean over galleries), so one who knows \
      nothing else finds at most \(Text.percent(b.rank1)). Each patient is looked for in three ways:</p>
      <ul>
      <li><b>Among all.</b> Everybody else is an impostor, and the disease helps to find.</li>
      <li><b>Among the same signature.</b> All who are compared have the same fixed values, as they are. \
      \(m.sought) of \(m.people) patients share theirs with others\(Self.gallery(m)). \(m.alone) have one on both days that nobody else \
      has: it alone finds them, and there is nobody to compare them with. \(m.changing) have another one on the second day: \
      pairs of unequal signatures are not compared here, though values that are near may tell.</li>
      <li><b>Likened.</b> An experiment, for so few share: all patients of one condition are given the fixed values of one of \
      them, and keep their own movement. \(l.sought) are sought so\(Self.gallery(l)).</li>
      </ul>
      """
  }

  private static func gallery(_ c: MatchedCompany) -> String {
    guard c.sought > 0 else { return "" }
    let size = c.gallery[0] == c.gallery[2] ? Text.decimal(c.gallery[0], 0)
      : "\(Text.decimal(c.gallery[0], 0)) to \(Text.decimal(c.gallery[2], 0))"
    return " (\(size) people; guessing finds \(Text.percent(c.chance))\(c.isTooSmall ? "; <b>too few to say anything</b>" : ""))"
  }

  private var cards: [String] {
    patients.attacks.map {
      "<div class=\"card \(Self.light($0).rawValue)\"><b>\(Text.escaped($0.name)), patients</b><br>\(Text.escaped(sentence($0)))</div>"
    }
  }

  /// Bad is only what is shown and under the project's bar for who is as able.
  static func light(_ attack: PatientAttack) -> Verdict.Light {
    let shown = [attack.matched, attack.likened].compactMap(\.self).filter(\.isShown)
    if attack.readsFixedValuesOnly { return shown.isEmpty ? .doubtful : .bad }
    if !shown.isEmpty { return shown.contains { isUnderBar($0, attack) } ? .bad : .doubtful }
    return attack.matched == nil && attack.likened == nil ? .doubtful : .good
  }

  private static func isUnderBar(_ figures: MatchedFigures, _ attack: PatientAttack) -> Bool {
    figures.equalErrorRate < (attack.unmatched.cllr == nil ? 0.45 : 0.40)
  }

  func sentence(_ attack: PatientAttack) -> String {
    let u = attack.unmatched
    let whole = "\(Text.percent(u.rank1)) of \(u.gallery) found first among all, where guessing finds \(Text.percent(u.chance))"
    if attack.readsFixedValuesOnly {
      return "\(whole), and nobody who knows fixed values alone can find more than \(Text.percent(patients.bound.rank1)). "
        + (Self.light(attack) == .bad
          ? "VOID: he finds people among those with the same fixed values, which he cannot tell apart. Something leaks within the audit."
          : "Nothing beyond them, as it must be.")
    }
    return """
      \(whole), by disease and all else. Beyond fixed values: among the same signature, \(part(attack.matched, patients.matched, attack)); \
      likened, \(part(attack.likened, patients.likened, attack)).
      """
  }

  private func part(_ figures: MatchedFigures?, _ company: MatchedCompany, _ attack: PatientAttack) -> String {
    guard let f = figures else { return "too few to say (\(company.sought))" }
    let found = "\(Text.percent(f.rank1)) of \(company.sought) where guessing finds \(Text.percent(company.chance)), EER \(Text.percent(f.equalErrorRate))"
    guard f.isShown else { return "nothing shown: \(found); up to \(Text.percent(f.rank1Upper)) cannot be ruled out" }
    return (Self.isUnderBar(f, attack) ? "LINKED: " : "weakly linked: ") + found
  }

  private var table: String {
    let rows = patients.attacks.flatMap { a in
      [all(a), beyond("same signature", a.matched, patients.matched), beyond("likened", a.likened, patients.likened)].enumerated().map {
        let name = $0 == 0 ? "<td rowspan=\"3\">\(Text.escaped(a.name))</td>" : ""
        return "<tr>\(name)" + $1.map { "<td>\(Text.escaped($0))</td>" }.joined() + "</tr>"
      }
    }
    return """
      <div class="wide"><table><tr><th>attack</th><th>sought</th><th>people</th><th>rank-1 (95 %)</th><th>guessing</th>\
      <th>95 % bound</th><th>P</th><th>EER (95 %)</th><th>P</th><th>by fixed values alone: rank-1</th><th>EER</th></tr>\
      \(rows.joined())</table></div>
      """
  }

  private func all(_ attack: PatientAttack) -> [String] {
    let (u, b) = (attack.unmatched, patients.bound)
    return [
      "among all", "\(u.gallery)", "\(Text.percent(u.rank1)) (\(Text.range(u.rank1Interval)))", Text.percent(u.chance),
      "≤ \(Text.percent(u.rank1Upper))", Text.decimal(u.permutationP, 4),
      "\(Text.percent(u.equalErrorRate)) (\(Text.range(u.equalErrorRateInterval)))", Text.decimal(u.verificationP, 4),
      "≤ \(Text.percent(b.rank1))", "≥ \(Text.percent(b.equalErrorRate)), weighing rarity ≥ \(Text.percent(b.leastEqualErrorRate))",
    ]
  }

  private func beyond(_ name: String, _ figures: MatchedFigures?, _ company: MatchedCompany) -> [String] {
    guard let f = figures else { return [name, "\(company.sought)", "too few to say"] + [String](repeating: "–", count: 7) }
    return [
      name, "\(company.sought)", "\(Text.percent(f.rank1)) (\(Text.range(f.rank1Interval)))", Text.percent(company.chance),
      "≤ \(Text.percent(f.rank1Upper))", Text.decimal(f.permutationP, 4),
      "\(Text.percent(f.equalErrorRate)) (\(Text.range(f.equalErrorRateInterval)))", Text.decimal(f.verificationP, 4),
      Text.percent(company.chance), "50 %",
    ]
  }

  /// Where disease shows in movement, that may be what is found.
  private var byCondition: String {
    let kinds = PatientCohort.conditions.filter { kind in patients.attacks.contains { $0.likenedByCondition[kind.rawValue] != nil } }
    guard !kinds.isEmpty else { return "" }
    let rows = patients.attacks.filter { !$0.readsFixedValuesOnly }.map { a in
      let cells = [Text.escaped(a.name)] + kinds.map { a.likenedByCondition[$0.rawValue].map(Text.percent) ?? "–" }
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return """
      <p>Likened, rank-1 of each condition alone (guessing finds \(Text.percent(patients.likened.chance))):</p>
      <table><tr><th>attack</th>\(kinds.map { "<th>\(Self.name($0))</th>" }.joined())</tr>\(rows.joined())</table>
      """
  }

  private var notes: String {
    """
    <p class="small">The last two columns bind only who knows fixed values alone (K/N and p/(1+p), for people whose signature \
    stays); who sees movement, in stills or in the record, can pass them. Among the same signature and likened, P is the share \
    of shuffles of recordings with one signature that find as many, or tell own from strange pairs as well; the strangers of \
    each person weigh as much as one, so that each signature is as frequent in both kinds of pairs. A disease shows in \
    movement, too (a nystagmus, a lid that lags): that counts as beyond fixed values here. Attackers who learn have learnt from \
    healthy people; one who has learnt from patients may find more.</p>
    """
  }
}
