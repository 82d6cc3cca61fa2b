/// Why bytes are not a sign record, or signs do not fit in one.
public enum RecordError: Error, Hashable, Sendable {
  /// The bytes do not begin as a record does.
  case notARecord
  /// Written by a newer version of the format.
  case newer(version: UInt8)
  /// The file ends before the length that it states.
  case truncated
  /// The file goes on after the length that it states.
  case trailingBytes
  /// Longer than any record: over ``SignRecord/maximumBytes`` or ``SignRecord/maximumFrames``.
  case tooLong
  /// The checksum does not match: the file was changed after it was written.
  case damaged
  /// The checksum matches, and yet a field holds what no writer writes.
  case invalid(Field)
  /// Well-formed, but not the one encoding of what it says.
  case notCanonical

  public enum Field: String, Hashable, Sendable {
    case flags, eyeDistance, frameRate, policy, text, wrinkles, baselines, frameCount, columns, times, motion
  }
}
