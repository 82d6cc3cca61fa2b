import MaskSigns

/// The fixed part of a record as cells: every habitual value, then the five grades, in the record's order.
struct ReleaseSheet: Hashable, Sendable {
  var cells: [ReleaseCell]

  init(_ record: SignRecord) {
    let policy = record.header.policy
    let habits = record.baselineEntries.map { entry -> ReleaseCell in
      switch entry.baseline {
      case .notMeasured: .unmeasured
      case .norm: .norm
      case .value(let code):
        .codes(least: code, greatest: code, ReleasePlace.side(code, entry.sign, policy[entry.sign.sign].baseline))
      }
    }
    cells = habits + record.header.wrinkles.all.map { $0.map { .grade($0.rawValue) } ?? .unmeasured }
  }

  /// What the cells are about; the same for all records under one policy.
  static func places(_ record: SignRecord) -> [ReleasePlace] {
    record.baselineEntries.map { .habit($0.sign, record.header.policy[$0.sign.sign].baseline) }
      + record.header.wrinkles.all.map { _ in .wrinkle }
  }

  func joined(_ other: ReleaseSheet, _ places: [ReleasePlace]) -> ReleaseSheet {
    var both = self
    for k in cells.indices { both.cells[k] = cells[k].joined(other.cells[k], at: places[k]) }
    return both
  }

  func loss(of own: ReleaseSheet, _ places: [ReleasePlace]) -> Double {
    cells.indices.reduce(0) { $0 + cells[$1].loss(of: own.cells[$1], at: places[$1]) }
  }

  /// Habitual values and grades as a record holds them.
  func fixedPart(_ record: SignRecord, _ places: [ReleasePlace]) -> (Baselines, WrinkleGrades) {
    var baselines = Baselines()
    for (k, entry) in record.baselineEntries.enumerated() {
      baselines[entry.sign, entry.eye ?? .right] =
        switch cells[k] {
        case .norm: .norm
        case .codes(let least, let greatest, let side): places[k].rounding(least, greatest, side).map { .value($0.code) } ?? .notMeasured
        case .unmeasured, .grade: .notMeasured
        }
    }
    let grades = cells.suffix(5).map { cell -> WrinkleGrade? in
      if case .grade(let value) = cell { WrinkleGrade(rawValue: value) } else { nil }
    }
    return (
      baselines,
      WrinkleGrades(forehead: grades[0], glabella: grades[1], crowsFeet: grades[2], underEye: grades[3], nasolabial: grades[4])
    )
  }
}

extension WrinkleGrades {
  /// In the order of a signature.
  var all: [WrinkleGrade?] { [forehead, glabella, crowsFeet, underEye, nasolabial] }
}
