import MaskSigns
import SyntheticPatients

/// The deviation of the visual axes from a cover test, and the difference of the optical axes without one.
///
/// The angle between an eye's visual and optical axis (kappa) is not to be seen, but while one eye is covered the other
/// fixes: its optical axis then stands where kappa puts it. So the difference of the optical axes with both eyes open,
/// less the difference of the two axes each at its own fixation, is the deviation of the visual axes.
enum CoverTest {
  /// After the cover has come the free eye needs its reaction time and a saccade.
  private static let settling = 0.6
  /// The occluder's way to the eye, before the cover stands.
  private static let approach = 0.45

  /// Right less left, degrees (x to the patient's left, y up).
  ///
  /// - Parameter reading: Whose; the pictures are chosen by the truth, so that all instruments see the same ones.
  static func deviation(
    _ samples: [PictureSample], _ covers: [ExaminationScript.Cover], _ reading: (PictureSample) -> FaceReading?
  ) -> SIMD2<Double>? {
    guard let open = opticalDifference(samples, covers, reading),
      let right = fixation(.right, samples, covers, reading), let left = fixation(.left, samples, covers, reading)
    else { return nil }
    return open - (right - left)
  }

  /// Median difference of the optical axes, right less left, before anything is covered.
  static func opticalDifference(
    _ samples: [PictureSample], _ covers: [ExaminationScript.Cover], _ reading: (PictureSample) -> FaceReading?
  ) -> SIMD2<Double>? {
    let end = covers.map(\.start).min().map { $0 - approach } ?? .infinity
    return median(
      samples.compactMap { sample in
        guard sample.time < end, sample.truth.eyes.right.isOpen, sample.truth.eyes.left.isOpen, let seen = reading(sample)
        else { return nil }
        return seen.eyes.right.gaze - seen.eyes.left.gaze
      })
  }

  /// Median axis of one eye while its fellow is covered.
  private static func fixation(
    _ eye: Eye, _ samples: [PictureSample], _ covers: [ExaminationScript.Cover], _ reading: (PictureSample) -> FaceReading?
  ) -> SIMD2<Double>? {
    let times = covers.filter { $0.eye != eye }
    return median(
      samples.compactMap { sample in
        guard times.contains(where: { sample.time >= $0.start + settling && sample.time <= $0.end }),
          sample.truth.eyes[eye].isOpen
        else { return nil }
        return reading(sample)?.eyes[eye].gaze
      })
  }

  /// Of each coordinate; `nil` under five pictures.
  private static func median(_ values: [SIMD2<Double>]) -> SIMD2<Double>? {
    guard values.count >= 5 else { return nil }
    return SIMD2(Median.of(values.map(\.x)), Median.of(values.map(\.y)))
  }
}

extension EyeReading {
  /// Neither the lids nor an occluder hide it.
  var isOpen: Bool { !isClosed && !isCovered }
}
