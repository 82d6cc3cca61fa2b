import MaskSigns
import RealModule

/// The size of the head from the size of the iris.
enum IrisScale {
  /// Fissure height over width from which an iris is seen well enough to be measured.
  static let openAperture = 0.18

  /// Factor that brings the median iris diameter to the human mean; 1 when no iris could be measured.
  ///
  /// Each iris is measured at its depth and corrected for its foreshortening; eyes that look more than 25° away from
  /// the camera, or are nearly shut, are left out. Few pixels an iris pull the factor towards 1, a head of average size
  /// for its shape (± 5 %).
  static func factor(
    views: [FaceObservation], poses: [RigidPose?], globes: BothEyes<SIMD3<Double>>, camera: Camera
  ) -> Double {
    var diameters: [(value: Double, weight: Double)] = []
    var pixels: [Double] = []
    for (view, pose) in zip(views, poses) {
      guard let pose else { continue }
      for eye in Eye.allCases {
        if let seen = measured(view, eye, pose: pose, globe: globes[eye], camera: camera) {
          diameters.append((seen.diameter, seen.weight))
          pixels.append(seen.pixels)
          continue
        }
        guard view.eyes[eye].reading == nil else { continue }
        let iris = IrisEvidence(view.eyes[eye])
        guard iris.width > 2, view.eyes[eye].aperture > openAperture else { continue }
        let axis = pose.rotation * GazeFit(iris: iris.centre, globe: globes[eye], camera: camera, pose: pose).gaze.axis
        let place = pose.toCamera(globes[eye])
        guard let towards = normalized(-place) else { continue }
        let facing = dot(axis, towards)
        guard facing > 0.906 else { continue }  // cos 25°
        // A tilt sideways narrows the width, a tilt up or down the height.
        let (sideways, upwards) = (axis.x - towards.x, axis.y - towards.y)
        let width = iris.width / max(0.5, (1 - sideways * sideways).squareRoot())
        let height = iris.height / max(0.5, (1 - upwards * upwards).squareRoot())
        let depth = place.z - EyeAnatomy.irisLever
        diameters.append(((width + height) / 2 * depth / camera.focalLength, 1))
        pixels.append(iris.diameter)
      }
    }
    guard let diameter = weightedMedian(diameters), let width = median(pixels), diameter > 1 else { return 1 }
    // The network's own error of an iris: about a third of a pixel that does not average out.
    let measured = 0.3 / width
    let anatomy = EyeAnatomy.irisDiameterDeviation / EyeAnatomy.irisDiameter
    let error = anatomy * anatomy + measured * measured
    // Anatomy's own spread counts for nothing against the iris until the pixels run out.
    let weight = (1 - (error - anatomy * anatomy) / 0.0025).clamped(0.1, 1)
    return Double.exp(weight * Double.log(EyeAnatomy.irisDiameter / diameter))
  }

  /// The eye network's iris: the longer axis of its ellipse is not foreshortened, wherever the eye looks.
  private static func measured(
    _ view: FaceObservation, _ eye: Eye, pose: RigidPose, globe: SIMD3<Double>, camera: Camera
  ) -> (diameter: Double, weight: Double, pixels: Double)? {
    let scale = camera.focalLength / max(pose.toCamera(globe).z, 1)
    guard let reading = view.eyes[eye].usableReading(pictureSize: view.pictureSize),
      reading.showsIris(pixelsPerMillimetre: scale)
    else { return nil }
    let pixels = Double(max(reading.irisAxes.x, reading.irisAxes.y))
    let axis = GazeFit(iris: reading.iris.pixel, globe: globe, camera: camera, pose: pose).gaze.axis
    let depth = pose.toCamera(globe + axis * EyeAnatomy.irisLever).z
    // A quarter of a pixel that the network does not know of.
    let deviation = Double(reading.irisDeviation)
    return (pixels * depth / camera.focalLength, 1 / (deviation * deviation + 0.0625), pixels)
  }
}
