import FaceReconstruction
import MaskSigns

/// MediaPipe's refined mesh, read as people read it: in the plane of the picture, scaled by its own iris.
///
/// The tracker runs MediaPipe's attention mesh itself, so its lid and iris points are at hand. Nothing of this project's
/// fit enters here.
extension FaceReading {
  /// Fissure height over width under which an eye counts as closed.
  ///
  /// The usual threshold of the eye aspect ratio is 0.2 over six points of another scheme (Soukupová & Čech 2016); the
  /// refined mesh reads closed eyes at up to 0.11 and open ones at 0.2 and more.
  private static let closedAspect = 0.15

  /// - Returns: `nil` when the points cannot be measured from.
  init?(mediaPipe observation: FaceObservation) {
    let flat = observation.eyes.map { seen in
      func point(_ k: Int) -> SIMD2<Double> { SIMD2<Double>(seen.contour[k]) }
      return FlatEye(
        upper: EyeObservation.upperLid.map(point), lower: EyeObservation.lowerLid.map(point), nasalCanthus: point(8),
        temporalCanthus: point(0), iris: SIMD2<Double>(seen.iris[0]))
    }
    let diameter = Eye.allCases.map { Self.irisDiameter(observation.eyes[$0].iris) }.reduce(0, +) / 2
    guard let frame = PictureFrame(right: flat.right.temporalCanthus, left: flat.left.temporalCanthus), diameter > 0.5
    else { return nil }
    eyes = flat.map {
      $0.reading(frame, scale: FlatEye.irisDiameter / diameter) { height, width in height < Self.closedAspect * width }
    }
    head = nil
  }

  /// Mean of the iris' breadth and height, pixels.
  private static func irisDiameter(_ iris: [SIMD2<Float>]) -> Double {
    func distance(_ a: Int, _ b: Int) -> Double {
      let d = SIMD2<Double>(iris[a] - iris[b])
      return (d * d).sum().squareRoot()
    }
    return (distance(1, 3) + distance(2, 4)) / 2
  }
}
