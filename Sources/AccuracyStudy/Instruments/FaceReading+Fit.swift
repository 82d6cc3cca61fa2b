import FaceReconstruction
import MaskSigns

extension FaceReading {
  /// What this project's fit measured.
  init(_ face: VisibleFace) {
    eyes = face.eyes.map { eye in
      EyeReading(
        mrd1: eye.mrd1, mrd2: eye.mrd2, fissureWidth: eye.fissureWidth, gaze: eye.gaze.degrees, iris: eye.irisCentre + 0.5,
        isClosed: eye.isClosed, isCovered: eye.isCovered, crease: eye.crease, pupilToIris: eye.pupilToIris,
        confidence: eye.leastConfidence)
    }
    head = face.head.degrees
  }
}
