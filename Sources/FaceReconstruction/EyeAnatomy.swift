/// Sizes of the human eye that scale and gaze rest on.
enum EyeAnatomy {
  /// Horizontal white-to-white diameter, millimetres: 11.71 ± 0.42 in 390 healthy white subjects aged 10–80.
  /// Source: Rüfer, Schröder & Erb, Cornea 24 (2005) 259–261.
  static let irisDiameter = 11.71
  static let irisDiameterDeviation = 0.42

  /// Globe centre to the plane of the visible iris rim, millimetres.
  ///
  /// As seen through the cornea: an adult's entrance pupil lies 3.0–3.2 mm behind the cornea's apex, which stands
  /// 13.2 ± 0.5 mm before the rotation centre (Fry & Hill, Am. J. Optom. 39 (1962) 581–595). Refraction has then brought
  /// the iris forward already, by some 0.5 mm.
  static let irisLever = 10.0

  /// Rotation centre to the cornea's centre of curvature, and the cornea's radius, millimetres: an apex at 13.2 (see above)
  /// less 7.8 of Gullstrand's eye. A reflex then moves by 1 mm in 22 Δ, as photographs show (22–23 Δ/mm; single people 14–24).
  static let corneaLever = 5.4
  static let corneaRadius = 7.8

  /// Radius of the lids' front over the globe's centre, millimetres: a globe of 12 mm and the margin's contact.
  static let lidRadius = 12.5

  /// Spread of the globe's centre about its place between the canthi, millimetres: the differences between people's
  /// interpupillary and intercanthal distances that the shape does not explain.
  static let globeDeviation = SIMD3(0.9, 1.0, 1.2)
}
