import FaceReconstruction
import MaskDisclosure
import MaskSigns
import Testing

/// A lid on its way over the iris hides where the eye looks, and is itself well seen.
struct HiddenIrisTests {
  /// 30 pictures a second; both eyes turn to 8° in step. In `hidden` the left eye's iris, or both, cannot be made out: what
  /// is read of its gaze is then far off.
  private func record(_ count: Int, hidden: Range<Int>, both: Bool = false) throws -> SignRecord {
    let moments = (0..<count).map { k in
      var moment = Moment()
      moment.version.yaw = 8 * Double(k) / Double(count)
      if hidden.contains(k) { moment.aperture = BothEyes(right: both ? 0.25 : 1, left: 0.25) }
      return moment
    }
    var fit = Person().fit(moments)
    for k in hidden {
      for eye in both ? Eye.allCases : [.left] {
        fit.frames[k].face?.eyes[eye].gaze.yaw = .degrees(-60)
        fit.frames[k].face?.eyes[eye].reflex = ReflexOffset(x: 3, y: 3)
        fit.frames[k].face?.eyes[eye].gazeConfidence = 0.01
      }
    }
    return try disclose(fit, policy: .init(.full), context: context)
  }

  private func eyes(_ record: SignRecord, _ k: Int) throws -> BothEyes<EyeSigns> { try #require(record.signs(at: k)).eyes }

  @Test func `lids of a blink move, and the eye behind them goes along with its fellow`() throws {
    let record = try record(40, hidden: 18..<22)
    for k in 18..<22 {
      let eyes = try eyes(record, k)
      #expect(!eyes.left.isUnsure && !eyes.left.isClosed)
      #expect((eyes.left.upperLid.central - eyes.left.lowerLid.central).value < 3.5)
      #expect(abs(eyes.left.gaze.yaw.degrees - eyes.right.gaze.yaw.degrees) <= 0.5)
      #expect(eyes.left.reflex == nil && eyes.left.pupilToIris == nil)
      #expect((eyes.right.upperLid.central - eyes.right.lowerLid.central).value > 9)
    }
    #expect(record.header.baselines[.mrd1, .left] == .norm)
  }

  @Test func `behind two half-closed lids the eyes stay where they were last seen`() throws {
    let record = try record(40, hidden: 18..<22, both: true)
    for k in 18..<22 {
      #expect(try eyes(record, k).left.gaze == eyes(record, 17).left.gaze)
      #expect(try !eyes(record, k).right.isUnsure)
    }
  }

  @Test func `an iris that is hidden for longer than a blink takes makes the eye unsure`() throws {
    let brief = try record(90, hidden: 20..<50), long = try record(90, hidden: 20..<52)
    for k in 20..<50 {
      #expect(try !eyes(brief, k).left.isUnsure)
      #expect(try eyes(long, k).left.isUnsure && !eyes(long, k).right.isUnsure)
    }
    #expect(try !eyes(long, 19).left.isUnsure && !eyes(long, 52).left.isUnsure)
  }

  @Test(arguments: [28.0, -34]) func `the lids of an eye that squints far are measured`(squint: Double) throws {
    var person = Person()
    person.mrd1.left = 1.5
    person.gaze.left.yaw += squint
    let record = try disclose(
      person.fit([Moment](repeating: Moment(), count: 8)), policy: .init(.full), context: context)
    guard case .value = record.header.baselines[.mrd1, .left] else {
      Issue.record("\(record.header.baselines[.mrd1, .left])")
      return
    }
    #expect(try !eyes(record, 3).left.isUnsure)
  }
}
