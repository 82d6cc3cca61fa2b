@testable import ClinicalFindings
import Foundation
import MaskSigns
import Testing

struct WholeTests {
  /// Looks about, blinks, turns the head, as in an ordinary examination, with the noise of a measurement.
  private func examination(seed: UInt64) -> Recorded {
    var recorded = Recorded(rate: 30, seconds: 60)
    let noise = Noise.table(2000, seed: seed)
    let other = Noise.table(2000, seed: seed + 77)
    let blinks = (0..<16).map { number -> Double in 1.5 + 3.6 * Double(number) + 0.4 * noise[number + 30] }
    recorded.opening = blinking(at: blinks)
    let yaws: [Double] = [0, -20, 0, 20, 0, 0, 12]
    let pitches: [Double] = [0, 0, 15, 0, -22]
    recorded.version = { time in
      let picture = Int((time * 30).rounded())
      let place = Int(time / 2.3)
      let isAsked = time > 10 && time < 40
      let yaw: Double = isAsked ? yaws[place % 7] : 0
      let pitch: Double = isAsked ? pitches[place % 5] : 0
      return (yaw: yaw + 0.35 * noise[picture], pitch: pitch + 0.4 * other[picture])
    }
    recorded.vergence = { time in
      let picture = Int((time * 30).rounded())
      return (yaw: 0.5 * other[picture + 60], pitch: 0.5 * noise[picture + 90])
    }
    recorded.head = { time in (4 * Wave.sine(time / 9), 2 * Wave.sine(time / 13)) }
    return recorded
  }

  @Test(arguments: 1...20)
  func `a healthy examination has no abnormal finding`(seed: Int) throws {
    let findings = Findings(try examination(seed: UInt64(seed)).record())
    #expect(findings.abnormal.isEmpty, "\(findings.abnormal)")
    #expect(findings.all.filter { $0.judgement?.standing == .inside }.count > 25)
  }

  @Test func `every kind is there once, for each eye or for both`() throws {
    let findings = Findings(try Recorded().record())
    var seen: Set<String> = []
    for finding in findings.all {
      #expect(seen.insert("\(finding.kind) \(String(describing: finding.eye))").inserted)
    }
    for kind in FindingKind.allCases {
      let eyes = findings.all.filter { $0.kind == kind }.map(\.eye)
      #expect(eyes == [nil] || eyes == [.right, .left], "\(kind): \(eyes)")
    }
  }

  @Test func `an empty record, and one without a face, can be judged in nothing but is no error`() throws {
    for recorded in [Recorded(seconds: 0, baselines: Baselines()), Recorded(seconds: 4, baselines: Baselines(), isVisible: { _ in false })] {
      let findings = Findings(try recorded.record())
      #expect(findings.abnormal.isEmpty)
      for finding in findings.all { #expect(finding.reason != nil, "\(finding.kind)") }
    }
  }

  @Test func `what all policies withhold is never judged`() throws {
    let findings = Findings(try Recorded(policy: PolicySummary(), baselines: Baselines()).record())
    for finding in findings.all {
      guard case .policy = finding.reason else {
        Issue.record("\(finding.kind) was judged: \(finding.outcome)")
        continue
      }
    }
  }

  @Test func `the same record gives the same findings`() throws {
    let record = try examination(seed: 5).record()
    #expect(Findings(record) == Findings(record))
  }

  @Test func `intervals hold their values`() throws {
    for seed in 1...5 {
      var recorded = examination(seed: UInt64(seed))
      recorded.set(.mrd1, .right, to: 1.5)
      recorded.set(.mrd1, .left, to: 6.5)
      recorded.set(.deviationHorizontal, to: 24)
      for finding in Findings(try recorded.record()).all {
        guard let value = finding.judgement?.value, let interval = finding.judgement?.interval else { continue }
        #expect(interval.contains(value), "\(finding.kind): \(value) in \(interval)")
      }
    }
  }

  @Test func `findings rest on pictures of the record`() throws {
    let record = try examination(seed: 3).record()
    for finding in Findings(record).all {
      guard let judgement = finding.judgement else { continue }
      #expect(judgement.pictures.ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= record.count })
      #expect(judgement.moment.map { (0..<record.count).contains($0) } ?? true)
    }
  }

  @Test func `definitions say what, from where on, and who says so`() {
    for kind in FindingKind.allCases {
      let definition = kind.definition
      for text in [definition.title, definition.text, definition.outside, definition.source] { #expect(text.count > 2, "\(kind)") }
    }
    #expect(Set(FindingKind.allCases.map(\.title)).count == FindingKind.allCases.count)
  }

  @Test func `the page of definitions says what the code says`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/clinical-definitions.md"), encoding: .utf8)
    for kind in FindingKind.allCases {
      let definition = kind.definition
      let row = "| **\(definition.title)** `\(kind.rawValue)` | \(definition.unit.rawValue) | \(definition.text) | \(definition.outside) | \(definition.source) |"
      #expect(page.contains(row), "\(row)")
    }
  }

  @Test(arguments: [(0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-1.25, 1, "−1.3"), (12.0, 0, "12"), (0.001, 2, "0.00"), (-7, 0, "−7")])
  func `numbers are spoken with their decimals`(value: Double, decimals: Int, text: String) {
    #expect(spoken(value, decimals: decimals) == text)
  }

  @Test func `Sen's slope of a line is its slope, outliers or not`() throws {
    var points = (0..<40).map { (time: Double($0), value: 2 - 0.1 * Double($0)) }
    points[7].value = 90
    points[20].value = -90
    let sen = try #require(senSlope(points))
    #expect(abs(sen.slope + 0.1) < 1e-9)
    #expect(sen.interval.contains(-0.1))
  }
}
