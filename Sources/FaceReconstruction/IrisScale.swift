import MaskSigns
import RealModule

/// The size of the head from the size of the iris.
enum IrisScale {
  /// Factor that brings the median iris diameter to the human mean; 1 when no iris could be measured.
  ///
  /// Each iris' width is measured at its depth and corrected for its foreshortening sideways; eyes that look more than
  /// 25° away from the camera, or are nearly shut, are left out. Few pixels an iris, or few irises, pull the factor towards 1 (a head of
  /// average size for its shape, ± 5 %).
  static func factor(
    views: [FaceObservation], poses: [RigidPose?], globes: BothEyes<SIMD3<Double>>, camera: Camera
  ) -> Double {
    var diameters: [Double] = []
    var pixels: [Double] = []
    for (view, pose) in zip(views, poses) {
      guard let pose else { continue }
      for eye in Eye.allCases {
        let iris = IrisEvidence(view.eyes[eye])
        guard iris.width > 2, aperture(view.eyes[eye]) > 0.18 else { continue }
        let axis = pose.rotation * GazeFit(iris: iris.centre, globe: globes[eye], camera: camera, pose: pose).gaze.axis
        let place = pose.toCamera(globes[eye])
        guard let towards = normalized(-place) else { continue }
        let facing = dot(axis, towards)
        guard facing > 0.906 else { continue }  // cos 25°
        // Sideways foreshortening: the part of the axis along the picture's x.
        let sideways = axis.x - towards.x
        let foreshortening = max(0.5, (1 - sideways * sideways).squareRoot())
        let depth = place.z - EyeAnatomy.irisLever
        diameters.append(iris.width * depth / camera.focalLength / foreshortening)
        pixels.append(iris.width)
      }
    }
    guard let diameter = median(diameters), let width = median(pixels), diameter > 1 else { return 1 }
    // The network's own error of an iris' width: about half a pixel that does not average out.
    let measured = 0.5 / width
    let anatomy = EyeAnatomy.irisDiameterDeviation / EyeAnatomy.irisDiameter
    let error = anatomy * anatomy + measured * measured
    // Anatomy's own spread counts for nothing against the iris until the pixels run out.
    let weight = (1 - (error - anatomy * anatomy) / 0.0025).clamped(0.1, 1)
    return Double.exp(weight * Double.log(EyeAnatomy.irisDiameter / diameter))
  }

  /// Height of the fissure over its width in the picture.
  private static func aperture(_ eye: EyeObservation) -> Double {
    func at(_ k: Int) -> SIMD2<Double> { SIMD2(Double(eye.contour[k].x), Double(eye.contour[k].y)) }
    return length(at(12) - at(4)) / max(1, length(at(EyeContour.temporalCanthus) - at(EyeContour.nasalCanthus)))
  }
}
