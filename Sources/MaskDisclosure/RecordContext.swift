import MaskSigns

/// What a record says of how it was made; nothing of the patient or of the file.
public struct RecordContext: Hashable, Sendable {
  /// Printable ASCII, at most ``RecordHeader/maximumText`` characters.
  public var software: String
  /// Versions of the networks, printable ASCII, likewise bounded.
  public var models: String
  public var isMirrored: Bool
  /// Grades known otherwise than from the pictures; `nil`: those that were measured.
  public var wrinkles: WrinkleGrades?

  public init(software: String, models: String, isMirrored: Bool = false, wrinkles: WrinkleGrades? = nil) {
    self.software = software
    self.models = models
    self.isMirrored = isMirrored
    self.wrinkles = wrinkles
  }
}
