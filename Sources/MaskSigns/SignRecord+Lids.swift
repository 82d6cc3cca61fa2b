/// Where the three points of a margin stand, as one value for each point.
private struct Three {
  var central, nasal, temporal: Double
}

/// The two margins at one point.
private struct Margin {
  var upper, lower: Double
}

extension SignRecord {
  /// Below this fissure, fractions count from it: a lid that hardly opens would otherwise move in huge fractions.
  public static let smallestFissure = 2.0

  /// The margins of one eye on the generic head: the disclosed resting margins, moved in fractions of their own fissure.
  func margins(_ eye: Eye, at index: Int) -> (upper: LidMargin, lower: LidMargin) {
    let upperRest = rest(
      central: value(.mrd1, eye), nasal: value(.upperNasal, eye), temporal: value(.upperTemporal, eye))
    let lowerRest = rest(
      central: -value(.mrd2, eye), nasal: value(.lowerNasal, eye), temporal: value(.lowerTemporal, eye))
    let columns = MotionColumn.lids(eye)
    let upper = fractions(columns.upper, at: index)
    let lower = fractions(columns.lower, at: index)
    let isClosed = flags[index].contains(.closed(eye)) && header.policy[.upperLid].motion != .none
    func margin(_ upperRest: Double, _ upper: Double, _ lowerRest: Double, _ lower: Double) -> Margin {
      let fissure = max(upperRest - lowerRest, Self.smallestFissure)
      let low = lowerRest + lower * fissure
      return Margin(upper: isClosed ? low : max(upperRest + upper * fissure, low), lower: low)
    }
    let central = margin(upperRest.central, upper.central, lowerRest.central, lower.central)
    let nasal = margin(upperRest.nasal, upper.nasal, lowerRest.nasal, lower.nasal)
    let temporal = margin(upperRest.temporal, upper.temporal, lowerRest.temporal, lower.temporal)
    return (
      LidMargin(
        nasal: Millimetres(nasal.upper), central: Millimetres(central.upper), temporal: Millimetres(temporal.upper)),
      LidMargin(
        nasal: Millimetres(nasal.lower), central: Millimetres(central.lower), temporal: Millimetres(temporal.lower))
    )
  }

  private func rest(central: Double, nasal: Double, temporal: Double) -> Three {
    Three(central: central, nasal: central + nasal, temporal: central + temporal)
  }

  /// The outer points are held as differences from the central one, so that without contour they move with it.
  private func fractions(_ columns: [MotionColumn], at index: Int) -> Three {
    let central = heldMotion(columns[0], at: index)
    return Three(
      central: central, nasal: central + heldMotion(columns[1], at: index),
      temporal: central + heldMotion(columns[2], at: index))
  }
}
