import ClinicalFindings
import FaceReconstruction
import Foundation
import MaskDisclosure
import MaskSigns
import Testing

@testable import DigitalMask

/// What the check must let through, and what it must not: masks read by a tracker that makes no mistakes.
@Suite struct VerificationTests {
  private static let droop = Actor(mrd1: BothEyes(right: 4.2, left: 1.4))

  /// Holds what `actor` showed against a mask drawn from `drawn`; `given` is the record that was handed over.
  private func verify(
    _ actor: Actor, drawn: SignRecord, given: SignRecord? = nil, policy: DisclosurePolicy = .eyes
  ) throws -> Verification {
    let reading = try MaskReading(try actor.record(policy), IdealReader.read(drawn), side: 720)
    return Verification(reading, source: try SourceSigns(actor.fit), against: given, picture: .file)
  }

  private func forged(_ record: SignRecord, _ change: (inout Forgery) -> Void) throws -> SignRecord {
    var forgery = Forgery(record)
    change(&forgery)
    return try forgery.record()
  }

  @Test(arguments: DisclosurePolicy.Preset.allCases)
  func `a faithful mask passes under every policy`(preset: DisclosurePolicy.Preset) throws {
    let policy = DisclosurePolicy(preset)
    let people = [
      Actor(), Self.droop, Actor(mrd1: BothEyes(right: 6.4, left: 6.6)), Actor(blinks: false),
      Actor(gaze: 0, nystagmus: (6, 3)), Actor(mrd2: 7.4), Actor(pictures: 20), Actor(pictures: 1),
    ]
    for actor in people {
      let result = try verify(actor, drawn: try actor.record(policy), policy: policy)
      #expect(result.passed, "\(result.failures)")
    }
  }

  @Test func `a droop that the mask does not show is lost`() throws {
    let record = try Self.droop.record()
    let without = try forged(record) {
      $0.header.baselines[.mrd1, .right] = .norm
      $0.header.baselines[.mrd1, .left] = .norm
    }
    let result = try verify(Self.droop, drawn: without, given: without)
    #expect(!result.passed)
    #expect(result.failures.contains("mrd1 OS"))
    #expect(result.findings.contains { $0.finding == "ptosis OS" && $0.outcome == .lost })
    #expect(result.record.contains { $0.habits.contains("mrd1 OS") })
    #expect(!result.fidelity.passed)
  }

  @Test func `a droop that only the mask shows is invented`() throws {
    let result = try verify(Actor(), drawn: try Self.droop.record())
    #expect(!result.passed)
    #expect(result.findings.contains { $0.finding == "ptosis OS" && $0.outcome == .invented })
    #expect(!result.findings.contains { $0.finding == "ptosis OD" && $0.outcome.isFailure })
  }

  @Test func `blinks that are taken out are missed, and blinks that are put in are told`() throws {
    let blinking = Actor(), staring = Actor(blinks: false)
    let without = try verify(blinking, drawn: try staring.record())
    #expect(without.failures.contains("closed OD") && without.failures.contains("closed OS"))
    #expect(without.events.contains { $0.event == "closed OD" && $0.lost == 3 && $0.invented == 0 })
    let with = try verify(staring, drawn: try blinking.record())
    #expect(with.events.contains { $0.event == "closed OS" && $0.lost == 0 && $0.invented == 3 })
    #expect(!with.passed)
  }

  @Test func `closed lids that are opened in the record fail`() throws {
    let record = try Actor().record()
    let open = try forged(record) { forgery in
      forgery.openEyes()
      for eye in Eye.allCases { for column in MotionColumn.lids(eye).upper { forgery.change(column) { _, _ in 0 } } }
    }
    let result = try verify(Actor(), drawn: open, given: open)
    #expect(result.failures.contains("closed OD"))
    #expect(result.failures.contains("the record's what is seen"))
  }

  @Test func `gaze to the other side fails`() throws {
    let record = try Actor().record()
    let mirrored = try forged(record) { $0.change(.versionYaw) { -$1 } }
    let result = try verify(Actor(), drawn: mirrored, given: mirrored)
    #expect(result.failures.contains("gaze_yaw OD") && result.failures.contains("gaze_yaw OS"))
    #expect(!result.failures.contains("gaze_pitch OD"))
  }

  @Test func `a nystagmus that is stilled is lost`() throws {
    let actor = Actor(gaze: 0, nystagmus: (6, 3))
    let still = try forged(try actor.record()) { $0.change(.versionYaw) { _, _ in 0 } }
    let result = try verify(actor, drawn: still)
    #expect(result.findings.contains { $0.finding == "nystagmus" && $0.outcome == .lost })
    let invented = try verify(Actor(gaze: 0), drawn: try actor.record())
    #expect(invented.findings.contains { $0.finding == "nystagmus" && $0.outcome == .invented })
  }

  @Test(arguments: [MotionColumn.versionYaw, .vergenceYaw, .rightUpper, .leftLower, .headRoll, .rightBrow, .leftCrease])
  func `two quanta more in a record are told by the recording itself`(column: MotionColumn) throws {
    let record = try Actor().record()
    let shifted = try forged(record) { $0.change(column) { $1 + 2 } }
    let result = try verify(Actor(), drawn: record, given: shifted)
    #expect(!result.passed)
    #expect(result.record.filter { $0.verdict == .differs }.map(\.sign) == [column.sign.name])
  }

  /// How many quanta aside a mask is caught although nobody has the record: the tracker's own error on masks decides.
  @Test(arguments: [
    (MotionColumn.headYaw, Int16(4)), (.versionYaw, 8), (.rightUpper, 6), (.leftLower, 6), (.leftBrow, 20),
  ])
  func `a mask whose sign is shifted far fails without its record`(column: MotionColumn, quanta: Int16) throws {
    let shifted = try forged(try Actor().record()) { $0.change(column) { $1 + quanta } }
    let result = try verify(Actor(), drawn: shifted)
    #expect(!result.passed)
  }

  @Test func `one second that is wrong fails although it is a tenth of the recording`() throws {
    let altered = try forged(try Actor().record()) { $0.change(.versionYaw) { picture, code in (210..<240).contains(picture) ? code + 40 : code } }
    let result = try verify(Actor(), drawn: altered)
    #expect(result.signs.contains { $0.sign == "gaze_yaw OD" && $0.astray > 0.9 && $0.verdict == .differs })
  }

  @Test func `dropped pictures and other people's masks cannot be held against a record`() throws {
    let record = try Actor().record()
    var short = IdealReader.read(record)
    short.frames.remove(at: 100)
    #expect(throws: MaskError.self) { _ = try MaskReading(record, short, side: 720) }
    var late = IdealReader.read(record)
    for index in 100..<late.frames.count { late.frames[index].time = MediaTime(ticks: late.frames[index].time.ticks + 3000) }
    #expect(throws: MaskError.self) { _ = try MaskReading(record, late, side: 720) }
  }

  @Test func `a face that is missing on the mask fails, and so does one too many`() throws {
    let record = try Actor().record()
    var reading = IdealReader.read(record)
    for index in 50..<60 { reading.frames[index].face = nil }
    let result = try MaskReading(record, reading, side: 720)
    #expect(result.events.contains { $0.event == "face" && $0.lost == 10 && $0.verdict == .differs })
  }

  @Test func `the failing sentence names signs and holds no measurement`() throws {
    let sentence = try verify(Self.droop, drawn: try Actor().record()).sentence
    #expect(sentence.contains("mrd1 OS"))
    #expect(sentence.contains("--no-verify"))
    let words = sentence.replacingOccurrences(of: "mrd[12]| and \\d+ more", with: "", options: .regularExpression)
    let hasNumber = words.contains { $0.isNumber }
    #expect(!hasNumber)
  }
}
