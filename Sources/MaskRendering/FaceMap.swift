import HeadGeometry

/// A flat map of the face: the rest head unrolled about a vertical axis inside it, millimetres along the skin at the front.
enum FaceMap {
  /// Radius at which the map's millimetre is the skin's.
  private static let radius: Float = 100
  private static let axisDepth: Float = -75
  /// What the map shows: `across` to both sides of the midline, and the heights over the eyes.
  static let across: Float = 96
  static let heights: ClosedRange<Float> = -82...104
  /// Millimetres per texel.
  static let step: Float = 0.36
  static var columns: Int { Int(2 * across / step) + 1 }
  static var rows: Int { Int((heights.upperBound - heights.lowerBound) / step) + 1 }

  /// Where a place of the rest head lies on the map: x to the subject's left, y up.
  static func place(_ rest: Vector) -> SIMD2<Float> {
    SIMD2(Float(arctangent(Double(rest.x), Double(rest.z - axisDepth))) * radius, rest.y)
  }

  /// Texture coordinates 0…1 of a place on the map; y counts from the lowest height.
  static func texel(_ place: SIMD2<Float>) -> SIMD2<Float> {
    SIMD2(
      (place.x + across) / (2 * across), (place.y - heights.lowerBound) / (heights.upperBound - heights.lowerBound))
  }

  static func contains(_ place: SIMD2<Float>) -> Bool { abs(place.x) < across - 1 && heights.contains(place.y) }
}
