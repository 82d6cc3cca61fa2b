import MaskSigns
import RealModule

extension Gaze {
  /// The gaze whose optical axis points along a direction of the head frame.
  init(axis: SIMD3<Double>) {
    self.init(
      yaw: .degrees(Double.atan2(y: axis.x, x: axis.z) * .degreesPerRadian),
      pitch: .degrees(Double.asin(axis.y.clamped(-1, 1)) * .degreesPerRadian))
  }

  /// Unit vector in the head frame.
  var axis: SIMD3<Double> {
    let (y, p) = (yaw.degrees / .degreesPerRadian, pitch.degrees / .degreesPerRadian)
    return SIMD3(.sin(y) * .cos(p), .sin(p), .cos(y) * .cos(p))
  }
}

/// Where the optical axis points, given the globe: from its centre to where the iris is seen on it.
struct GazeFit {
  var gaze: Gaze
  /// The iris is seen on the globe, not past its rim.
  var isOnGlobe: Bool

  init(iris: SIMD2<Double>, globe: SIMD3<Double>, camera: Camera, pose: RigidPose) {
    let sight = Sight(through: iris, camera: camera, pose: pose)
    let met = sight.meets(globe, radius: EyeAnatomy.irisLever)
    gaze = Gaze(axis: (met.point - globe) / EyeAnatomy.irisLever)
    isOnGlobe = met.isHit
  }
}
