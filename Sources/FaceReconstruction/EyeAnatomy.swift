/// Sizes of the human eye that scale and gaze rest on.
enum EyeAnatomy {
  /// Horizontal white-to-white diameter, millimetres: 11.71 ± 0.42 in 390 healthy white subjects aged 10–80.
  /// Source: Rüfer, Schröder & Erb, Cornea 24 (2005) 259–261.
  static let irisDiameter = 11.71
  static let irisDiameterDeviation = 0.42

  /// Globe centre to the plane of the visible iris rim, millimetres.
  ///
  /// A globe of 12 mm cut at the limbus gives 10.5; corneal sagitta 2.6–3.2 mm behind an apex 13.3 mm before the
  /// centre of rotation (Fry & Hill, Am J Optom 39 (1962) 581–590) gives 10.1…10.7. Refraction at the cornea, which
  /// brings the pupil some 0.5 mm forward, is not modelled: gaze reads up to 5 % large in eccentric gaze because of it.
  static let irisLever = 10.2

  /// Radius of the lids' front over the globe's centre, millimetres: a globe of 12 mm and the margin's contact.
  static let lidRadius = 12.5

  /// Spread of the globe's centre about its place between the canthi, millimetres: the differences between people's
  /// interpupillary and intercanthal distances that the shape does not explain.
  static let globeDeviation = SIMD3(0.8, 0.8, 1.2)
}
