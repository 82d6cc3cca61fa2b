import MaskDisclosure

/// The choices of one job; the defaults are those of the command.
public struct MaskOptions: Sendable {
  public var policy: DisclosurePolicy
  /// Side of the square mask picture in pixels, 64…2160.
  public var size: Int
  /// The recording comes from a mirroring front camera: OD and OS are swapped back, and the mask says so.
  public var isMirrored: Bool
  /// Which face is the patient's, as `info` numbers them from 1; `nil` is the one largest and longest in view.
  public var face: Int?
  /// Only this part of the recording, in seconds from its start.
  public var span: Range<Double>?
  /// The camera's, if known; `nil` takes what the file says of it, or else a usual one. It stays in the clinic.
  public var focalLength: FocalLength?
  /// Replace outputs that exist.
  public var replacesOutputs: Bool
  /// Read the finished mask and hand it out only if it shows what the recording showed.
  public var verifies: Bool
  /// Folder of the networks; `nil` looks in the usual places.
  public var models: String?

  public init(
    policy: DisclosurePolicy = .eyes, size: Int = 720, isMirrored: Bool = false, face: Int? = nil,
    span: Range<Double>? = nil, focalLength: FocalLength? = nil, replacesOutputs: Bool = false, verifies: Bool = true,
    models: String? = nil
  ) {
    self.policy = policy
    self.size = size
    self.isMirrored = isMirrored
    self.face = face
    self.span = span
    self.focalLength = focalLength
    self.replacesOutputs = replacesOutputs
    self.verifies = verifies
    self.models = models
  }
}
