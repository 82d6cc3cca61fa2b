import MaskSigns

/// How far a measurement can be trusted, 0…1: the product of what speaks against it.
enum Confidence {
  /// 1 up to `good`, 0 from `bad` on, linear between.
  private static func fade(_ value: Double, good: Double, bad: Double) -> Double {
    value.isFinite ? ((bad - value) / (bad - good)).clamped(0, 1) : 0
  }

  /// The whole face: the network's presence, the rigid landmarks' fit, the eyes' distance in pixels, and a turned head.
  static func face(presence: Double, fit: PoseEstimator.Estimate, eyeDistance: Double, head: HeadPosture) -> Double {
    presence.clamped(0, 1)
      // A residual of 3 % of the eyes' distance is usual (2 mm of 63 mm); at 10 % it is another shape.
      * fade(fit.residual / max(eyeDistance, 1), good: 0.035, bad: 0.1)
      // On real clips nine tenths agree; half a face behind a hand leaves about half.
      * fade(-fit.agreement, good: -0.7, bad: -0.35)
      // One pixel of the iris is 6° at 60 px of eye distance, 15° at 25 px: from there on, gaze says nothing.
      * fade(-eyeDistance, good: -60, bad: -20)
      * fade(abs(head.yaw.degrees), good: 35, bad: 75) * fade(abs(head.pitch.degrees), good: 30, bad: 60)
  }

  /// The lids of an eye that the eye network read: the face, and the margins' standard deviation in millimetres.
  ///
  /// The iris has no say: in every blink it is hidden before the lids are closed, and they are seen all the same. A
  /// policy's usual least confidence, 0.2, is crossed at 0.7 mm.
  static func lids(face: Double, deviation: Double) -> Double { face * fade(deviation, good: 0.4, bad: 0.775) }

  /// The gaze of such an eye: the face, and the gaze's standard deviation in degrees; 0.2 is crossed at 5°.
  static func gaze(face: Double, deviation: Double, isOnGlobe: Bool) -> Double {
    face * fade(deviation, good: 2.5, bad: 5.625) * (isOnGlobe ? 1 : 0.3)
  }

  /// How far the lids' deviation is short of being believed, 0…1: the mesh is asked as far.
  ///
  /// A curve through thirteen places is surer than each of them, unless a blur moved them all: so both are asked.
  static func lidDoubt(curve: Double, places: Double) -> Double {
    1 - fade(curve, good: 0.4, bad: 0.775) * fade(places, good: 0.6, bad: 1.2)
  }

  /// The same of the gaze's, degrees.
  static func gazeDoubt(deviation: Double) -> Double { 1 - fade(deviation, good: 2.5, bad: 5.625) }

  /// The mesh's word on one eye: how well its points make lids, and whether the nose turns before it.
  static func mesh(_ side: Eye, lidResidual: Double, head: HeadPosture) -> Double {
    /// Positive when the head turns this eye away from the camera.
    let away = side == .right ? -head.yaw.degrees : head.yaw.degrees
    return fade(lidResidual, good: 0.6, bad: 2) * fade(away, good: 25, bad: 50)
  }
}
