import MaskSigns

/// What one instrument, or the truth, says of one eye in one picture. `nil` is what it does not say.
struct EyeReading: Hashable, Codable, Sendable {
  /// Millimetres.
  var mrd1, mrd2: Double
  /// Nasal to temporal canthus, millimetres.
  var fissureWidth: Double
  /// Optical axis relative to the head, degrees: x to the patient's left, y up.
  var gaze: SIMD2<Double>
  /// Centre of the iris, pixels of the picture.
  var iris: SIMD2<Double>
  var isClosed: Bool
  /// Something stands before the pupil.
  var isCovered: Bool
  /// Crease over the upper margin, millimetres.
  var crease: Double?
  /// Diameter of the pupil over that of the iris.
  var pupilToIris: Double?
  /// 0…1.
  var confidence: Double = 1

  var fissureHeight: Double { max(mrd1 + mrd2, 0) }
}

/// The same of one picture.
struct FaceReading: Sendable {
  var eyes: BothEyes<EyeReading>
  /// Yaw, pitch and roll in degrees, as ``HeadPosture`` has them.
  var head: SIMD3<Double>?
}

/// One picture: the truth and what was made of it.
struct PictureSample: Sendable {
  /// Seconds.
  var time: Double
  var truth: FaceReading
  /// The whole pipeline; `nil` when it saw no face.
  var ours: FaceReading?
  /// MediaPipe's refined mesh read straight.
  var mediaPipe: FaceReading?
  /// This project's eye network read straight; `nil` when it did not look.
  var network: FaceReading?
  /// MediaPipe's points in this project's fit, without its eye network; `nil` when no eye network looked.
  var withoutEyeNetwork: FaceReading?
  /// True distance of the iris centres, pixels, the turn of the head made good.
  var eyeDistance: Double
}

extension Gaze {
  var degrees: SIMD2<Double> { SIMD2(yaw.degrees, pitch.degrees) }
}

extension HeadPosture {
  var degrees: SIMD3<Double> { SIMD3(yaw.degrees, pitch.degrees, roll.degrees) }
}
