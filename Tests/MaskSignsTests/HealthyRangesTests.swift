import MaskSigns
import Testing

struct HealthyRangesTests {
  private var ranges: [(BaselineSign, HealthyRange)] {
    BaselineSign.allCases.flatMap { sign in
      [(sign, HealthyRanges.of(sign))] + (HealthyRanges.difference(sign).map { [(sign, $0)] } ?? [])
    }
  }

  @Test func `the norm lies surely inside the healthy range`() {
    for (sign, range) in ranges {
      #expect(range.isSurelyHealthy(range.mean) || !range.isJudgeable, "\(sign)")
      #expect(range.side(of: range.mean) == .inside && !range.isClearlyOutside(range.mean), "\(sign)")
    }
  }

  @Test func `every habit can be judged by each side alone; of differences only that of the reflexes cannot`() {
    for sign in BaselineSign.allCases {
      #expect(HealthyRanges.of(sign).isJudgeable, "\(sign)")
      let difference = HealthyRanges.difference(sign)
      #expect(difference?.isJudgeable ?? true == ![.reflexNasal, .reflexUp].contains(sign), "\(sign)")
    }
  }

  @Test func `edges and grades are whole clinical steps`() {
    for (sign, range) in ranges {
      for edge in [range.lower, range.upper] + range.gradeEdges {
        let steps = edge / sign.clinicalStep
        #expect(steps == steps.rounded(), "\(sign) \(edge)")
      }
      #expect(range.gradeEdges == range.gradeEdges.sorted())
    }
  }

  @Test func `every range has an error, a spread, a population and a source`() {
    for (sign, range) in ranges {
      #expect(range.error > 0 && range.standardDeviation > 0, "\(sign)")
      #expect(!range.population.isEmpty && range.source.count > 20, "\(sign)")
    }
  }

  @Test func `the resting eye of the renderer is the norm`() {
    let rest = EyeSigns.resting
    func mean(_ sign: BaselineSign) -> Double { HealthyRanges.of(sign).mean }
    #expect(rest.upperLid.central.value == mean(.mrd1))
    #expect(rest.lowerLid.central.value == -mean(.mrd2))
    #expect(abs(rest.upperLid.nasal.value - mean(.mrd1) - mean(.upperNasal)) < 1e-9)
    #expect(abs(rest.upperLid.temporal.value - mean(.mrd1) - mean(.upperTemporal)) < 1e-9)
    #expect(abs(rest.lowerLid.nasal.value + mean(.mrd2) - mean(.lowerNasal)) < 1e-9)
    #expect(abs(rest.lowerLid.temporal.value + mean(.mrd2) - mean(.lowerTemporal)) < 1e-9)
  }

  @Test func `a record's limits hold every edge`() {
    for (sign, range) in ranges {
      let limit = Double(sign.limit(.steps)) * sign.clinicalStep
      #expect(range.lower >= -limit && range.upper <= limit, "\(sign)")
    }
  }
}
