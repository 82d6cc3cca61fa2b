import FaceReconstruction
import MaskSigns

/// A recording behind the wall: the patient, as measured.
public struct Reconstructed: Sendable {
  public let fit: FaceFit
  public let source: SourceSummary
  /// Width of the source picture when it was mirrored, to tell pixels as they lie in the file.
  public let mirroredWidth: Double?
  let models: ModelVersions
}
