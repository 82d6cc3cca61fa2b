import ClinicalFindings
import MaskSigns
@testable import Reports
import Testing

struct SaccadePlotTests {
  /// Eyes that jump 16° to and fro each second, at so many pictures a second.
  private func record(rate: Int64) throws -> SignRecord {
    var policy = PolicySummary()
    for sign in Sign.allCases { policy[sign] = SignModes(baseline: .norm, motion: sign == .wrinkles ? .none : .fine) }
    var baselines = Baselines()
    for sign in BaselineSign.allCases { for eye in Eye.allCases { baselines[sign, eye] = .norm } }
    var times: [MediaTime] = [], flags: [MotionFlags] = [], codes: [Int16] = []
    for picture in 0..<Int(8 * rate) {
      times.append(MediaTime(ticks: Int64(picture) * 90_000 / rate))
      flags.append(.faceVisible)
      var row = [Int16](repeating: 0, count: MotionColumn.allCases.count)
      let (second, within) = (picture / Int(rate), picture % Int(rate))
      // In half degrees, over four steps: 16° take 56 ms.
      let way = [0, 5, 16, 27, 32][min(within, 4)] - 16
      row[Int(MotionColumn.versionYaw.rawValue)] = Int16(second.isMultiple(of: 2) ? way : -way)
      codes += row
    }
    let header = RecordHeader(
      eyeDistance: .from200, frameRate: FrameRateClass(medianTicks: 90_000 / rate), policy: policy, baselines: baselines,
      software: "tests", models: "mesh")
    return try SignRecord(header: header, times: times, flags: flags, codes: codes)
  }

  @Test func `saccades at sixty pictures a second are drawn, with a healthy one beside each`() throws {
    let page = ReportPage(try record(rate: 60))
    let section = page.saccadeSection
    let count = page.findings.saccades.count
    #expect(count == 8)
    #expect(section.components("class=\"dot-od\"") == count && section.components("class=\"dot-os\"") == count)
    #expect(section.contains("Main sequence") && section.contains("<title") && section.contains("<desc"))
  }

  @Test func `thirty pictures a second draw none`() throws {
    #expect(ReportPage(try record(rate: 30)).saccadeSection.isEmpty)
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
