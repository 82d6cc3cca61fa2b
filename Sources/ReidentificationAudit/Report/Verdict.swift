/// What a figure means, in a sentence that needs no statistics.
enum Verdict {
  enum Light: String {
    case good, doubtful, bad
  }

  /// The bars of the project: rank-1 not above chance; an equal error rate of at least 45 % for untrained, 40 % for
  /// trained attackers.
  ///
  /// Linked is only what more than luck has linked: of few people an equal error rate falls under its bar by itself.
  static func light(_ attack: AttackFigures) -> Light {
    switch attack.purpose {
    case .mustSucceed: return attack.permutationP < 0.01 && attack.equalErrorRate < 0.4 ? .good : .bad
    case .mustFail: return attack.permutationP > 0.01 ? .good : .bad
    case .judgement, .comparison, .olderWay:
      if isOverBar(attack) { return attack.permutationP > 0.05 ? .good : .doubtful }
      return isShown(attack) ? .bad : .doubtful
    }
  }

  private static func isOverBar(_ attack: AttackFigures) -> Bool { attack.equalErrorRate >= (attack.cllr == nil ? 0.45 : 0.40) }

  /// Names that are shuffled hardly ever give as much: one of two tests at half of 5 %.
  private static func isShown(_ attack: AttackFigures) -> Bool { min(attack.permutationP, attack.verificationP) <= 0.025 }

  /// Of all who were asked to judge, HTML.
  static func summary(_ judged: [AttackFigures]) -> String {
    func count(_ light: Light) -> Int { judged.count { self.light($0) == light } }
    let names = judged.filter { light($0) == .bad }.map { Text.escaped($0.name) }.joined(separator: ", ")
    return "Of \(judged.count) attackers "
      + (names.isEmpty ? "none is shown to link people more than the bars allow." : "<b>\(count(.bad)) linked them:</b> \(names).")
      + (count(.doubtful) > 0 ? " Of \(count(.doubtful)) it is in doubt." : "")
  }

  static func sentence(_ attack: AttackFigures) -> String {
    let found = "\(Text.percent(attack.rank1)) of \(attack.gallery) people found first, where guessing finds \(Text.percent(attack.chance))"
    switch (attack.purpose, light(attack)) {
    case (.mustSucceed, .good): return "The attack works where it must: \(found)."
    case (.mustSucceed, _): return "VOID: this control must succeed and does not (\(found)). The other figures prove nothing."
    case (.mustFail, .good): return "Finds nothing, as it must: \(found)."
    case (.mustFail, _): return "VOID: this control must fail and does not (\(found)). Something leaks within the audit."
    case (_, .good):
      return "Not found better than by guessing in this cohort: \(found); up to \(Text.percent(attack.rank1Upper)) cannot be ruled out."
    case (_, .doubtful) where !isOverBar(attack):
      return "Not shown, and not ruled out: \(found), and an equal error rate of \(Text.percent(attack.equalErrorRate)) (\(Text.range(attack.equalErrorRateInterval))), which so few people can give by chance. More people are needed."
    case (_, .doubtful):
      return "Weakly linked: \(found). Telling two recordings of one person from two people's errs in \(Text.percent(attack.equalErrorRate)) of cases (50 % is a coin)."
    case (_, .bad):
      return "LINKED: \(found), \(Text.times(attack.rank1 / attack.chance)) what guessing finds; the equal error rate is \(Text.percent(attack.equalErrorRate)) (50 % is a coin)."
    }
  }
}
