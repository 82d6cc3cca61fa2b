/// What the eye network looks at: a turned rectangle of the picture round one eye, 128 × 96 pixels.
///
/// Its x axis runs from the temporal to the nasal canthus, so that the nose is always at the right and one network serves
/// both eyes: the left eye's crop is a mirror image. Places in the crop count from the centre of its top left pixel, x to
/// the right, y down; places in the picture likewise.
package struct EyeCrop: Equatable, Sendable {
  /// Pixels of the crop.
  package static let width = 128, height = 96
  /// The crop is so many times as wide as the canthi are apart: lids, both folds and the canthi's surroundings are in it.
  package static let widthPerCanthi: Float = 1.75

  /// The crop's middle in the picture.
  package var centre: SIMD2<Float>
  /// One pixel of the crop to the right, and one down, in pixels of the picture.
  package let right, down: SIMD2<Float>

  /// - Parameters:
  ///   - direction: From the temporal towards the nasal canthus in the picture; any length but 0.
  ///   - width: Of the crop, in pixels of the picture.
  ///   - isMirrored: For a left eye.
  package init(centre: SIMD2<Float>, direction: SIMD2<Float>, width: Float, isMirrored: Bool) {
    self.centre = centre
    let length = (direction * direction).sum().squareRoot()
    // Without a direction, level.
    let unit = length > 0 ? direction / length : [isMirrored ? -1 : 1, 0]
    right = unit * (width / Float(Self.width))
    down = isMirrored ? [right.y, -right.x] : [-right.y, right.x]
  }

  /// The crop of an eye whose canthi are known.
  ///
  /// - Parameters:
  ///   - temporal, nasal: In pixels of the picture, z in the same unit. z makes a turned head's crop as wide as a straight
  ///     one's, so that turning does not enlarge.
  package init(temporal: SIMD3<Float>, nasal: SIMD3<Float>, isMirrored: Bool) {
    let way = nasal - temporal
    let middle = (nasal + temporal) / 2
    self.init(
      centre: [middle.x, middle.y], direction: [way.x, way.y],
      width: (way * way).sum().squareRoot() * Self.widthPerCanthi, isMirrored: isMirrored)
  }

  /// Where the crop's first pixel lies in the picture.
  package var corner: SIMD2<Float> { place([0, 0]) }

  /// Pixels of the picture for one of the crop.
  package var scale: Float { (right * right).sum().squareRoot() }

  /// From the crop to the picture.
  package func place(_ p: SIMD2<Float>) -> SIMD2<Float> { centre + turned(p - Self.middle) }

  /// A way in the crop as one in the picture.
  package func turned(_ way: SIMD2<Float>) -> SIMD2<Float> { right * way.x + down * way.y }

  /// From the picture to the crop.
  package func inCrop(_ p: SIMD2<Float>) -> SIMD2<Float> { Self.middle + turnedBack(p - centre) }

  /// A way in the picture as one in the crop.
  package func turnedBack(_ way: SIMD2<Float>) -> SIMD2<Float> {
    let square = (right * right).sum()
    return SIMD2((way * right).sum(), (way * down).sum()) / square
  }

  /// Whether a place in the crop lies in it.
  package static func holds(_ p: SIMD2<Float>) -> Bool {
    p.x >= -0.5 && p.y >= -0.5 && p.x < Float(width) - 0.5 && p.y < Float(height) - 0.5
  }

  private static let middle = SIMD2(Float(width - 1) / 2, Float(height - 1) / 2)
}
