import Foundation

/// What a data-protection officer files: what left, what was removed, with which software. JSON, keys sorted.
public struct Receipt: Codable, Hashable, Sendable {
  public struct Software: Codable, Hashable, Sendable {
    public var name = "digitalmask"
    public var version: String
    /// SHA-256 of each network by its file name.
    public var models: [String: String]
    /// The library that runs the networks, with its version.
    public var inference: String
    /// The libraries that read the recording and wrote the mask, with their versions.
    public var media: String
  }

  public struct SignDisclosure: Codable, Hashable, Sendable {
    public var sign: String
    /// Name of the `BaselineMode`: how habitual values left.
    public var baseline: String
    /// fine, coarse or none.
    public var motion: String
    /// Step of the motion, with its unit.
    public var quantum: String
    /// Habitual values that left as such, because they lie outside the healthy range or the policy asked for them.
    public var deviations: [String]
  }

  /// What of the recording was masked, as the job was told: whoever has the recording finds it again.
  public struct Selection: Codable, Hashable, Sendable {
    /// Seconds from the start of the recording.
    public var from: Double
    /// Likewise; absent: to the end.
    public var to: Double?
    /// Which face, as `info` numbers them.
    public var face: Int
    /// Somebody stated the camera's focal length. Its value could tell the camera, and stays in the clinic.
    public var focalLengthStated: Bool
  }

  public struct Frames: Codable, Hashable, Sendable {
    public var read: Int
    public var written: Int
    public var withoutFace: Int
    public var damagedInSource: Int
    public var timesRepaired: Int
    /// Pictures in which that eye is drawn as unsure.
    public var unsureOD: Int
    public var unsureOS: Int
  }

  /// How sure the measurement was, 0…1.
  public struct Confidence: Codable, Hashable, Sendable {
    public var median: Double
    /// Faces under this were drawn as not visible, eyes under it as unsure.
    public var minimum: Double
  }

  public struct Removed: Codable, Hashable, Sendable {
    public var audio: Bool
    public var always = [
      "pixels", "face shape", "absolute scale", "skin and iris colour", "position in the picture", "audio",
      "container tags and metadata", "file name", "time of day",
    ]
  }

  public struct Information: Codable, Hashable, Sendable {
    /// Bits that are fixed for the whole record: what could be compared between two recordings of one person.
    public var fixedBits: Int
    public var codedBytesPerSecond: Double
    public var recordBytes: Int
  }

  public var format = "digital-mask-receipt/1"
  public var software: Software
  /// Name of the preset whose modes these are; "own" of any other.
  public var policy: String
  public var signs: [SignDisclosure]
  public var mirroredSource: Bool
  /// `nil` in receipts of older versions.
  public var selection: Selection?
  /// Grades by region as the record holds them; "not measured" where none is.
  public var wrinkles: String
  public var frames: Frames
  public var confidence: Confidence
  /// The mask's own evidence that nothing was lost.
  public var fidelity: Fidelity
  public var information: Information
  public var removed: Removed
  /// SHA-256 of the outputs: mask, record. Of a folder of pictures: of the list that `sha256sum *` prints in it.
  public var sha256: [String: String]
  public var notice = "Not a medical device. Motion itself may identify a person; see docs/boundary.md."

  public func json() throws(MaskError) -> Data {
    try stableJSON(self, "The receipt could not be written.")
  }
}
