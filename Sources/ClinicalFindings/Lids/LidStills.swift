import MaskSigns

/// The pictures in which one eye's lids rest: open, not in a blink, looking nearly straight ahead.
struct LidStills {
  let eye: Eye
  let pictures: [Int]
  let set: PictureSet
  let moment: Int?
  /// Margins against the pupil, mm on the mask.
  let mrd1, mrd2, fissure: [(time: Double, value: Double)]
  private let isTooSmall: Bool

  /// Gaze this near its rest counts as straight ahead; docs/boundary.md says why.
  static let pitch = 7.5
  static let yaw = 20.0

  init(_ course: Course, _ eye: Eye) {
    self.eye = eye
    let moments = course.eyes[eye]
    let rest = course.restingPitch(eye)
    let pictures = moments.indices.filter { index in
      guard moments[index].isSteady else { return false }
      guard let gaze = moments[index].gaze else { return true }
      return abs(gaze.pitch - rest) <= Self.pitch && abs(gaze.yaw) <= Self.yaw
    }
    self.pictures = pictures
    set = PictureSet(pictures)
    func heights(_ height: (EyeMoment, Double) -> Double) -> [(time: Double, value: Double)] {
      pictures.map { index in
        let pupil = moments[index].gaze.map { pupilHeight(pitch: $0.pitch) - pupilHeight(pitch: rest) } ?? 0
        return (course.times[index], height(moments[index], pupil))
      }
    }
    mrd1 = heights { $0.upper - $1 }
    mrd2 = heights { $1 - $0.lower }
    let fissure = heights { moment, _ in moment.upper - moment.lower }
    self.fissure = fissure
    isTooSmall = course.isTooSmall
    if let middle = median(fissure.map(\.value)) {
      moment = zip(pictures, fissure).min { abs($0.1.value - middle) < abs($1.1.value - middle) }?.0
    } else {
      moment = nil
    }
  }

  /// Why a resting margin cannot be judged, beyond policy and "not measured".
  func reason(_ sign: BaselineSign) -> Reason? { isTooSmall ? .eyeDistance : nil }
}

extension Course {
  /// Where one eye looks at rest, up and down: straight ahead but for a squint. A habitual gaze that is off is no rest
  /// for lids (docs/boundary.md).
  func restingPitch(_ eye: Eye) -> Double {
    let squint = record.value(.deviationVertical) - HealthyRanges.of(.deviationVertical).mean
    return degrees(prismDioptres: squint) / 2 * (eye == .right ? 1 : -1)
  }
}
