import MaskSigns

/// A picture just round both eyes of somebody who does not exist, with the truth that an eye network is taught.
///
/// Places are pixels from the picture's top-left corner, a pixel's centre at .5, x to the right, y down.
package struct EyeShot: Sendable {
  package var picture: PatientPicture
  package var truth: PictureTruth
  package var eyes: BothEyes<EyeLines>
  /// Distance of the globes' centres in the picture.
  package var eyeDistance: Double
  /// Lightness of the cheek's skin, CIE L*, 0…100.
  package var skinLightness: Double
  package var wearsGlasses: Bool
  /// Standard deviations of noise (of full scale, at mid-grey) and blur (pixels).
  package var noise, blur: Double
}

/// One eye's lines in full detail.
package struct EyeLines: Sendable {
  /// Seen margins from the nasal to the temporal canthus, both included.
  package var upper, lower: [SIMD2<Double>]
  /// Upper lid's crease, and the fold under the lower lid's bulge; empty when there is none.
  package var upperFold, lowerFold: [SIMD2<Double>]
  /// At the iris.
  package var pixelsPerMillimetre: Double
}
