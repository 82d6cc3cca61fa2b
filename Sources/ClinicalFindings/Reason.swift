public import MaskSigns

/// Why something cannot be judged from this record.
public enum Reason: Hashable, Sendable {
  /// The policy keeps the sign in the clinic.
  case policy(Sign)
  /// The policy lets the sign out in steps that are too coarse.
  case coarse(Sign)
  /// Too few pictures a second.
  case frameRate
  /// The eyes stood too near each other in the picture.
  case eyeDistance
  /// The eyes did not go far enough: degrees needed, degrees reached.
  case gazeRange(needed: Double, reached: Double)
  /// Too little was seen: seconds needed, seconds there are.
  case tooShort(needed: Double, seen: Double)
  /// No eye was covered and uncovered with the eyes seen before and after.
  case noCoverTest
  /// Neither eye was ever seen closed.
  case noClosure
  /// No picture allowed to measure it.
  case notMeasured
  /// What would be measured is not there, such as the frequency of a nystagmus that is absent.
  case absent

  /// One plain sentence.
  public var sentence: String {
    switch self {
    case .policy(let sign): "The disclosure policy keeps this in the clinic (sign: \(sign.name))."
    case .coarse(let sign): "The disclosure policy lets it out in steps too coarse for this (sign: \(sign.name))."
    case .frameRate: "The recording has too few pictures a second."
    case .eyeDistance: "The eyes are under 60 pixels apart in the recording: too small to read."
    case .gazeRange(let needed, let reached):
      "The eyes did not go far enough: \(spoken(needed, decimals: 0))° are needed, \(spoken(reached, decimals: 0))° were reached."
    case .tooShort(let needed, let seen):
      "Too little was seen: \(spoken(needed, decimals: 1)) s are needed, there are \(spoken(seen, decimals: 1)) s."
    case .noCoverTest: "There was no cover test: no eye was covered with the eyes seen before and after."
    case .noClosure: "The eyes were never seen closed."
    case .notMeasured: "No picture allowed to measure it."
    case .absent: "There is nothing to measure."
    }
  }
}
