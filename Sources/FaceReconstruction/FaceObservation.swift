import MaskSigns

/// What the networks saw of one face in one picture. Never leaves: this is the patient.
public struct FaceObservation: Sendable {
  public var time: MediaTime
  /// MediaPipe's 468 mesh points: x and y in source pixels (origin top left, y down, rotation tag applied),
  /// z in the same unit, smaller is nearer. 468 entries.
  public var mesh: [SIMD3<Float>]
  /// By the patient's own side; with `--mirrored` the tracker has swapped them already.
  public var eyes: BothEyes<EyeObservation>
  /// Probability that the crop held a face, 0…1.
  public var presence: Float
  /// Width and height of the source picture in pixels.
  public var pictureSize: SIMD2<Float>

  public init(
    time: MediaTime, mesh: [SIMD3<Float>], eyes: BothEyes<EyeObservation>, presence: Float, pictureSize: SIMD2<Float>
  ) {
    self.time = time
    self.mesh = mesh
    self.eyes = eyes
    self.presence = presence
    self.pictureSize = pictureSize
  }
}

/// Lids and iris of one eye, in source pixels.
public struct EyeObservation: Sendable {
  /// The iris network's 71 points of lids and brow (upper and lower lid contours first); 71 entries.
  public var contour: [SIMD2<Float>]
  /// Iris: centre, then four points of its rim; 5 entries.
  public var iris: [SIMD2<Float>]

  public init(contour: [SIMD2<Float>], iris: [SIMD2<Float>]) {
    self.contour = contour
    self.iris = iris
  }
}
