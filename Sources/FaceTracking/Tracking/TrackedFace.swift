public import FaceReconstruction

/// A face that is being followed, in one picture.
public struct TrackedFace: Sendable {
  public var observation: FaceObservation
  /// Pictures of one unbroken track have the same number, from 0. A cut or a long absence begins another, and only
  /// ``FaceCensus`` can say that two tracks are the same person.
  public var track: Int
}
