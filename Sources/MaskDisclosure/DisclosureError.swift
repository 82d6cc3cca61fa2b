import MaskSigns

/// Why nothing was disclosed.
public enum DisclosureError: Error, Hashable, Sendable {
  /// The recording has no picture.
  case noPictures
  /// Times of pictures do not ascend.
  case timesNotAscending
  /// A version string is too long or holds other than printable ASCII.
  case versionText
  /// The signs do not fit in a record.
  case record(RecordError)
}

/// Why a policy is none.
public enum PolicyError: Error, Hashable, Sendable {
  case unknownPreset(String)
  case unknownSign(String)
  case unknownBaseline(String)
  case unknownMotion(String)
  /// Wrinkle grades do not move.
  case noMotion(Sign)
  /// Must lie between 0 and 1.
  case confidence(Double)
}
