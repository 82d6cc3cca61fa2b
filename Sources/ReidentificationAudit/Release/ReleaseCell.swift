import MaskSigns

/// What some records say together at one place for a habitual value or a grade, and how coarsely it must be said for all of
/// them to say the same.
enum ReleaseCell: Hashable, Sendable {
  case unmeasured
  case norm
  /// Least and greatest code, all on one side of the healthy edges.
  case codes(least: Int, greatest: Int, HealthyRange.Side)
  case grade(UInt8)

  /// Codes are rounded to multiples of these, the finest first.
  static let roundings = [1, 2, 4, 8, 16]

  /// What both say: the finest that holds for both, else nothing.
  func joined(_ other: ReleaseCell, at place: ReleasePlace) -> ReleaseCell {
    switch (self, other) {
    case (.norm, .norm): .norm
    case (.grade(let a), .grade(let b)): a == b ? self : .unmeasured
    case (.codes(let a, let b, let side), .codes(let c, let d, let otherSide)):
      if side != otherSide {
        .unmeasured
      } else {
        place.rounding(min(a, c), max(b, d), side) == nil ? .unmeasured : .codes(least: min(a, c), greatest: max(b, d), side)
      }
    default: .unmeasured
    }
  }

  /// What one record that says `own` loses when this is said instead: 0 nothing, 1 a finding of normality, 4 a deviation;
  /// rounding a deviation to 2, 4, 8 or 16 steps costs 0.5 to 2.
  func loss(of own: ReleaseCell, at place: ReleasePlace) -> Double {
    switch (own, self) {
    case (.unmeasured, _): 0
    case (.norm, .unmeasured), (.grade, .unmeasured): 1
    case (.codes(_, _, let side), .unmeasured): side == .inside ? 1 : 4
    case (.codes, .codes(let least, let greatest, let side)):
      0.5 * Double(Self.roundings.firstIndex(of: place.rounding(least, greatest, side)?.step ?? 1) ?? 0)
    default: 0
    }
  }
}

/// A place of the fixed part of a record: a habitual value of an eye or the face, or a wrinkle grade.
enum ReleasePlace: Hashable, Sendable {
  case habit(BaselineSign, BaselineMode)
  case wrinkle

  /// The finest rounding that makes two codes of one side one, and what they then are; `nil` when there is none.
  func rounding(_ least: Int, _ greatest: Int, _ side: HealthyRange.Side) -> (step: Int, code: Int)? {
    for step in ReleaseCell.roundings {
      guard let a = rounded(least, step, side), let b = rounded(greatest, step, side), a == b else { continue }
      return (step, a)
    }
    return nil
  }

  /// The nearest multiple that stays on its side of the healthy edges and within what a record can hold: coarser, but never
  /// turned from abnormal to normal or back.
  private func rounded(_ code: Int, _ step: Int, _ side: HealthyRange.Side) -> Int? {
    guard case .habit(let sign, let mode) = self else { return nil }
    let nearest = Int((Double(code) / Double(step)).rounded()) * step
    // Equal distances first outwards, so that a deviation is not said to be smaller than it is.
    let outward = code < 0 ? -step : step
    return [nearest, nearest + outward, nearest - outward].first { candidate in
      abs(candidate) <= sign.limit(mode) && Self.side(candidate, sign, mode) == side
    }
  }

  static func side(_ code: Int, _ sign: BaselineSign, _ mode: BaselineMode) -> HealthyRange.Side {
    HealthyRanges.of(sign).side(of: Double(code) * sign.quantum(mode))
  }
}
