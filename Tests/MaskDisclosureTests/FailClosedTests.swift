import FaceReconstruction
import MaskDisclosure
import MaskSigns
import Testing

/// Doubt is never shown as a measurement.
struct FailClosedTests {
  private func record(_ moments: [Moment], change: (inout FaceFit) -> Void = { _ in }) throws -> SignRecord {
    var fit = Person().fit(moments)
    change(&fit)
    return try disclose(fit, policy: .init(.full), context: context)
  }
  private let still = [Moment](repeating: Moment(), count: 6)

  @Test func `a lost face is not visible`() throws {
    var moments = still
    moments[2].isVisible = false
    let record = try record(moments)
    #expect(record.signs(at: 2) == nil && record.signs(at: 3) != nil)
  }

  @Test(arguments: [Double.nan, .infinity, 0.04])
  func `a face without confidence is not visible`(confidence: Double) throws {
    let record = try record(still) { $0.frames[1].face?.confidence = confidence == .infinity ? -.infinity : confidence }
    #expect(record.signs(at: 1) == nil)
  }

  @Test func `a head that is not finite is not visible`() throws {
    #expect(try record(still) { $0.frames[1].face?.head.yaw = .degrees(.nan) }.signs(at: 1) == nil)
  }

  @Test func `an eye that is not finite or not confident is unsure, alone`() throws {
    let changes: [(inout FaceFit) -> Void] = [
      { $0.frames[1].face?.eyes.left.gaze.yaw = .degrees(.infinity) },
      { $0.frames[1].face?.eyes.left.upperLid.nasal = Millimetres(.nan) },
      { $0.frames[1].face?.eyes.left.mrd2 = .nan },
      { $0.frames[1].face?.eyes.left.confidence = 0.05 },
      { $0.frames[1].face?.eyes.left.confidence = .nan },
    ]
    for change in changes {
      let eyes = try #require(try record(still, change: change).signs(at: 1)).eyes
      #expect(eyes.left.isUnsure && !eyes.right.isUnsure)
    }
  }

  @Test func `lids that no picture shows near primary gaze are not measured, and the mask says so`() throws {
    var down = Moment()
    down.version.pitch = -30
    let record = try record([Moment](repeating: down, count: 8))
    #expect(record.header.baselines[.mrd1, .right] == .notMeasured)
    #expect(try #require(record.signs(at: 3)).eyes.right.isUnsure)
  }

  @Test func `an eye that never opens has no resting lids, and stays closed`() throws {
    var moment = Moment()
    moment.aperture.left = 0
    let record = try record([Moment](repeating: moment, count: 8))
    #expect(record.header.baselines[.mrd1, .left] == .notMeasured)
    #expect(record.header.baselines[.mrd1, .right] == .norm)
    #expect(try #require(record.signs(at: 3)).eyes.left.isClosed)
  }

  @Test func `an eye that is always covered says nothing of squint`() throws {
    var moment = Moment()
    moment.isCovered.left = true
    let record = try record([Moment](repeating: moment, count: 8))
    #expect(record.header.baselines[.deviationHorizontal] == .notMeasured)
    #expect(try #require(record.signs(at: 0)).eyes.left.isCovered)
  }

  @Test func `absurd numbers stay within the record's limits`() throws {
    let record = try record(still) { fit in
      fit.frames[1].face?.head.yaw = .degrees(1e300)
      fit.frames[2].face?.eyes.right.upperLid.central = 1e12
      fit.frames[3].face?.brows.left = -1e9
      fit.frames[4].face?.eyes.left.gaze.pitch = .degrees(-1e9)
    }
    #expect(try SignRecord.decode(record.encode()) == record)
  }

  @Test func `no picture, or times that do not ascend, is an error`() throws {
    #expect(throws: DisclosureError.noPictures) { try record([]) }
    #expect(throws: DisclosureError.timesNotAscending) { try record(still) { $0.frames[2].time.ticks = 0 } }
    #expect(throws: DisclosureError.versionText) {
      try disclose(Person().fit(still), context: RecordContext(software: "\n", models: ""))
    }
  }

  @Test func `a single picture is a record`() throws {
    let record = try record([Moment()])
    #expect(record.count == 1 && record.codedBytesPerSecond == 0)
    let eye = try #require(record.signs(at: 0)).eyes.right
    #expect(eye.gaze == .ahead && eye.crease == 8 && eye.pupilToIris == 0.375 && eye.reflex == ReflexOffset(x: 0.5, y: 0))
    #expect(abs((eye.upperLid.nasal - EyeSigns.resting.upperLid.nasal).value) < 1e-9)
    #expect(abs((eye.lowerLid.temporal - EyeSigns.resting.lowerLid.temporal).value) < 1e-9)
  }
}
