import HeadGeometry

extension Globe {
  /// A patient's iris is a flat disc behind a clear cornea, at ``irisDepth``; the mask's is a dome with its pupil before
  /// that. For its pupil to go as far as ``lever`` says, a patient's globe turns by this much more.
  var diskShare: Float { (irisDepth + 0.88 * Self.irisRise) / irisDepth }

  /// The drawn optical axis of a patient's eye that looks along `gaze`: the pupil's centre lies ``lever`` times the sine
  /// of the gaze off the straight-ahead.
  func drawnAxis(_ gaze: Vector) -> Vector { axis(gaze * diskShare) }
}
