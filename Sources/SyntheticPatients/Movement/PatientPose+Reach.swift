import MaskSigns

extension PatientPose {
  /// At most about so far a point of the patient moves to another pose, millimetres: what a shutter blurs.
  func reach(to other: PatientPose) -> Double {
    func apart(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { length(a - b) }
    func turn(_ a: Double, _ b: Double) -> Double { abs(a - b) * Portable.pi / 180 }
    // The face is 190 mm before the neck's joint, the iris 17 mm before its globe's centre.
    var reach =
      apart(shift, other.shift)
      + 190
      * (turn(head.yaw.degrees, other.head.yaw.degrees) + turn(head.pitch.degrees, other.head.pitch.degrees)
        + turn(head.roll.degrees, other.head.roll.degrees))
    var eyes = 0.0
    for eye in [MaskSigns.Eye.right, .left] {
      eyes = max(
        eyes, abs(upperLid[eye] - other.upperLid[eye]), abs(lowerLid[eye] - other.lowerLid[eye]),
        abs(brow[eye] - other.brow[eye]), abs(mouth.cornerLift[eye] - other.mouth.cornerLift[eye]),
        8 * abs(mouth.smile[eye] - other.mouth.smile[eye]),
        17
          * (turn(gaze[eye].yaw.degrees, other.gaze[eye].yaw.degrees)
            + turn(gaze[eye].pitch.degrees, other.gaze[eye].pitch.degrees)))
    }
    reach += max(eyes, abs(mouth.opening - other.mouth.opening), 6 * abs(mouth.rounding - other.mouth.rounding))
    if let occluder, let next = other.occluder { reach = max(reach, apart(occluder.centre, next.centre)) }
    return reach
  }
}
