import Foundation
import MaskSigns
import SyntheticPatients

extension FaceReading {
  /// What was drawn.
  init(_ truth: PictureTruth) {
    eyes = truth.eyes.map { eye in
      EyeReading(
        mrd1: eye.mrd1, mrd2: eye.mrd2, fissureWidth: eye.fissureWidth, gaze: eye.gaze.degrees, iris: eye.irisCentre,
        isClosed: eye.isClosed, isCovered: eye.isCovered, crease: eye.crease,
        pupilToIris: eye.pupil.major / eye.iris.major)
    }
    head = truth.head.degrees
  }
}

extension PictureTruth {
  /// Distance of the iris centres in pixels, divided by the cosine of the head's yaw.
  var eyeDistance: Double {
    let d = eyes.left.irisCentre - eyes.right.irisCentre
    return (d * d).sum().squareRoot() / max(cos(head.yaw.degrees * .pi / 180), 0.5)
  }
}
