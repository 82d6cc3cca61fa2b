/// What a figure means, in a sentence that needs no statistics.
enum Verdict {
  enum Light: String {
    case good, doubtful, bad
  }

  /// The bars of the project: rank-1 not above chance; an equal error rate of at least 45 % for untrained, 40 % for
  /// trained attackers.
  static func light(_ attack: AttackFigures) -> Light {
    switch attack.purpose {
    case .mustSucceed: return attack.permutationP < 0.01 && attack.equalErrorRate < 0.4 ? .good : .bad
    case .mustFail: return attack.permutationP > 0.01 ? .good : .bad
    case .judgement, .comparison, .olderWay:
      let hasLearnt = attack.cllr != nil
      let bar = hasLearnt ? 0.40 : 0.45
      if attack.permutationP > 0.05 && attack.equalErrorRate >= bar { return .good }
      return attack.equalErrorRate >= bar ? .doubtful : .bad
    }
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
    case (_, .doubtful):
      return "Weakly linked: \(found). Telling two recordings of one person from two people's errs in \(Text.percent(attack.equalErrorRate)) of cases (50 % is a coin)."
    case (_, .bad):
      return "LINKED: \(found), \(Text.times(attack.rank1 / attack.chance)) what guessing finds; the equal error rate is \(Text.percent(attack.equalErrorRate)) (50 % is a coin)."
    }
  }
}
