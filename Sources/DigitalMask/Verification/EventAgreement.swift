import FaceReconstruction
import MaskSigns

/// Whether something that is or is not there in a picture is the same on the mask: the face, closed lids, a cover.
public struct EventAgreement: Codable, Hashable, Sendable {
  /// "closed OD"
  public var event: String
  /// How often it should be there: pictures of a face, closures and covers from begin to end.
  public var shown: Int
  /// Of these, not read off the mask.
  public var lost: Int
  /// Read where there is none.
  public var invented: Int
  public var allowed: Int
  public var verdict: SignAgreement.Verdict

  /// One of each: the face, and for each eye closed lids and a cover.
  static func all(_ record: SignRecord, _ mask: [VisibleFace?]) -> [EventAgreement] {
    let signs = (0..<record.count).map { record.signs(at: $0) }
    var events = [face(signs, mask)]
    for eye in Eye.allCases {
      events.append(
        EventAgreement(
          "closed " + eye.rawValue, told: signs.map { Event($0?.eyes[eye], \.isClosed) },
          read: mask.map { $0?.eyes[eye].isClosed }))
      events.append(
        EventAgreement(
          "covered " + eye.rawValue, told: signs.map { Event($0?.eyes[eye], \.isCovered) },
          read: mask.map { $0?.eyes[eye].isCovered }))
    }
    return events
  }

  /// Of 100 pictures the tracker may miss or see one face too many.
  private static let faceShare = 0.01

  private static func face(_ signs: [Signs?], _ mask: [VisibleFace?]) -> EventAgreement {
    let lost = zip(signs, mask).count { $0 != nil && $1 == nil }
    let invented = zip(signs, mask).count { $0 == nil && $1 != nil }
    let allowed = Int((faceShare * Double(signs.count)).rounded(.up))
    return EventAgreement(
      event: "face", shown: signs.count { $0 != nil }, lost: lost, invented: invented, allowed: allowed,
      verdict: lost + invented <= allowed ? .agrees : .differs)
  }

  private init(event: String, shown: Int, lost: Int, invented: Int, allowed: Int, verdict: SignAgreement.Verdict) {
    self.event = event
    self.shown = shown
    self.lost = lost
    self.invented = invented
    self.allowed = allowed
    self.verdict = verdict
  }
}

/// What a picture should show of an event.
private enum Event: Equatable {
  case present, absent
  /// The eye is unsure or there is no face: whatever is read is right.
  case unknown

  /// Lids less far apart cannot be told from closed ones on a mask, millimetres: the tracker's error of a lid that hardly moves,
  /// and a quantum of 1/32 of a fissure of 9.5 mm.
  private static let hardlyOpen = ReaderError.of(.mrd1).movement + 0.3

  init(_ eye: EyeSigns?, _ part: KeyPath<EyeSigns, Bool>) {
    guard let eye else {
      self = .unknown
      return
    }
    let mayBe = eye.isUnsure || part == \.isClosed && eye.aperture < Self.hardlyOpen
      || part == \.isCovered && eye.looksFarAside
    self = eye[keyPath: part] ? .present : mayBe ? .unknown : .absent
  }
}

extension EventAgreement {
  /// Pictures by which the ends of an event may be read too early or too late.
  private static let slack = 2
  /// Shorter ones may be missed: a lid that is closed for one picture has hardly closed.
  private static let shortest = 2

  fileprivate init(_ event: String, told: [Event], read: [Bool?]) {
    func near(_ run: Range<Int>) -> Range<Int> { max(run.lowerBound - Self.slack, 0)..<min(run.upperBound + Self.slack, told.count) }
    let shown = runs(told.map { $0 == .present }).filter { $0.count >= Self.shortest }
    let seen = runs(read.map { $0 == true }).filter { $0.count >= Self.shortest }
    let lost = shown.count { run in !near(run).contains { read[$0] == true } }
    let invented = seen.count { run in near(run).allSatisfy { told[$0] == .absent } }
    self.init(
      event: event, shown: shown.count, lost: lost, invented: invented, allowed: 0,
      verdict: lost + invented == 0 ? .agrees : .differs)
  }
}

private func runs(_ flags: [Bool]) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  for (index, flag) in flags.enumerated() where flag {
    if let last = runs.last, last.upperBound == index {
      runs[runs.count - 1] = last.lowerBound..<index + 1
    } else {
      runs.append(index..<index + 1)
    }
  }
  return runs
}
