/// Which of MediaPipe's mesh points serve what. "Right" and "left" are the patient's own.
enum Landmarks {
  /// A mesh point whose place on the skull hardly changes, and how well it keeps it.
  struct Anchor: Sendable {
    var index: Int
    /// Standard deviation of its place in the skull and of the network together, millimetres.
    var sigma: Double
  }

  /// Bridge and sides of the nose, mid forehead, temples, and the bone under the eyes: no jaw, lids, brows, mouth, canthi.
  ///
  /// The network moves the low temples and cheekbones by 0.03–0.06 mm for each millimetre that the mouth opens, which
  /// from so far behind the nose would read as pitch; they count little.
  static let anchors: [Anchor] =
    [168, 6, 197, 195, 5, 4, 1, 122, 351, 196, 419, 3, 248, 51, 281, 45, 275, 174, 399, 236, 456, 193, 417, 188, 412]
      .map { Anchor(index: $0, sigma: 1.0) }
    + [10, 151, 9, 8, 108, 337, 109, 338, 67, 297, 69, 299, 104, 333, 103, 332]
      .map { Anchor(index: $0, sigma: 1.6) }
    + [68, 298, 54, 284, 71, 301, 21, 251, 139, 368].map { Anchor(index: $0, sigma: 4) }
    + [114, 343, 128, 357, 2, 94, 19].map { Anchor(index: $0, sigma: 2.0) }
    + [34, 264, 162, 389, 127, 356, 116, 345, 117, 346, 118, 347, 119, 348, 100, 329]
      .map { Anchor(index: $0, sigma: 6) }

  /// Points that tell of the person's shape but move with the face: mouth, cheeks, chin, brows, canthi.
  static let expressive: [Anchor] =
    [133, 362, 33, 263].map { Anchor(index: $0, sigma: 1.0) }
    + [50, 280, 101, 330, 205, 425, 187, 411, 123, 352, 61, 291, 0, 17, 152, 199, 200, 175, 148, 377, 98, 327, 64, 294,
       105, 334, 66, 296, 70, 300, 107, 336].map { Anchor(index: $0, sigma: 5) }

  static let nasalCanthus = (right: 133, left: 362)
  static let temporalCanthus = (right: 33, left: 263)

  static let brow = (right: [70, 63, 105, 66, 107, 46, 53, 52, 65, 55], left: [300, 293, 334, 296, 336, 276, 283, 282, 295, 285])
  static let innerLips = (upper: 13, lower: 14)
  static let mouthCorner = (right: 61, left: 291)
}

/// The order of ``EyeObservation/contour``: MediaPipe's iris network, the same for both eyes.
enum EyeContour {
  /// Temporal canthus, lower margin from temporal to nasal, nasal canthus.
  static let lower = 0...8
  /// Upper margin between the canthi, from temporal to nasal.
  static let upper = 9...15
  static let temporalCanthus = 0
  static let nasalCanthus = 8
  /// Entries an observation must have.
  static let count = 16
}
