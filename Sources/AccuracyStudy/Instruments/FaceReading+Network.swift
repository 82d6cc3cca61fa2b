import FaceReconstruction
import MaskSigns

/// This project's eye network read as MediaPipe is: what the network is worth without the fit.
extension FaceReading {
  /// - Returns: `nil` when the network did not look at both eyes.
  init?(network observation: FaceObservation) {
    guard let right = observation.eyes.right.reading, let left = observation.eyes.left.reading else { return nil }
    let read = BothEyes(right: right, left: left)
    let flat = read.map { eye in
      FlatEye(
        upper: eye.upperMargin.points.map { SIMD2<Double>($0.place) },
        lower: eye.lowerMargin.points.map { SIMD2<Double>($0.place) }, nasalCanthus: SIMD2<Double>(eye.nasalCanthus.place),
        temporalCanthus: SIMD2<Double>(eye.temporalCanthus.place), iris: SIMD2<Double>(eye.iris.place))
    }
    // The longer axis of a turned iris is its diameter still.
    let diameter = Double(right.irisAxes.x + left.irisAxes.x) / 2
    guard let frame = PictureFrame(right: flat.right.temporalCanthus, left: flat.left.temporalCanthus), diameter > 0.5
    else { return nil }
    var eyes = flat.map { $0.reading(frame, scale: FlatEye.irisDiameter / diameter) { _, _ in false } }
    for eye in Eye.allCases {
      eyes[eye].isClosed = read[eye].isClosed > 0.5
      eyes[eye].isCovered = read[eye].isCovered > 0.5
      eyes[eye].pupilToIris = Double(read[eye].pupilToIris)
    }
    self.eyes = eyes
    head = nil
  }
}
