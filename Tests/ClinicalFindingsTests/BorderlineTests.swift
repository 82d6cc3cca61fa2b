import ClinicalFindings
import MaskSigns
import Testing

/// Outside by less than the measurement can tell is neither healthy nor a finding.
struct BorderlineTests {
  /// A record in exact quanta, as the clinic itself reads it.
  private func exact(_ change: (inout Recorded) -> Void) throws -> Findings {
    var recorded = Recorded()
    recorded.mode = .exact
    change(&recorded)
    return Findings(try recorded.record())
  }

  @Test func `in exact quanta the line is 1.645 errors beyond the edge`() throws {
    let range = HealthyRanges.of(.mrd1)
    for height in stride(from: 2.0, through: 3.2, by: 0.1) {
      let found = try exact { for eye in Eye.allCases { $0.set(.mrd1, eye, to: height) } }
      let expected: Judgement.Standing =
        height > 2.95 ? .inside : range.lower - height > 1.645 * range.error ? .outside : .borderline
      #expect(found[.mrd1, .right]?.judgement?.standing == expected, "\(height) mm")
    }
  }

  @Test func `borderline is told apart in the summary of findings`() throws {
    let found = try exact {
      $0.set(.mrd1, .right, to: 2.8)
      $0.set(.mrd1, .left, to: 1.0)
    }
    #expect(found.borderline.contains { $0.kind == .ptosis && $0.eye == .right })
    #expect(!found.abnormal.contains { $0.kind == .ptosis && $0.eye == .right })
    #expect(found.abnormal.contains { $0.kind == .ptosis && $0.eye == .left })
  }

  @Test func `a turned head is as sure as the gaze that is kept the other way`() throws {
    for (gaze, standing) in [(-11.0, Judgement.Standing.borderline), (-20, .outside)] {
      let found = try exact {
        $0.set(.headYaw, .right, to: 12)
        $0.set(.versionYaw, .right, to: gaze)
      }
      #expect(found[.headYaw]?.judgement?.standing == standing, "eyes kept at \(gaze)°")
    }
  }
}
