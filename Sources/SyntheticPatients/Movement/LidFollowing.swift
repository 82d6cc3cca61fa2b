import HeadGeometry
import MaskSigns

/// How the lids go with the eye.
enum LidFollowing {
  /// Heights over the globe's centre.
  ///
  /// The upper lid follows a rising pupil by 0.9 of its way and runs ahead of a sinking one; the lower follows less:
  /// in downgaze MRD1 falls by about 1 mm and the fissure by 2.3 mm (50 healthy adults; see docs/sources.md). From
  /// 45° down to 33° up the lid so travels 13.5 mm, an excellent levator's 13–15 mm.
  ///
  /// - Parameters:
  ///   - levator: Share of that travel that the levator manages: 0.3 is a poor levator of 4 mm, and its lid stays as high
  ///     in downgaze.
  ///   - lag: How far the upper lid stays behind a sinking eye, 0…1 (von Graefe's sign).
  static func margins(
    pupilHeight: Double, mrd1: Double, mrd2: Double, closure: Double, levator: Double = 1, lag: Double = 0
  ) -> (upper: Double, lower: Double) {
    let rising = pupilHeight > 0
    let lower = -mrd2 + pupilHeight * (rising ? 0.55 : 0.68) + 1.0 * closure
    let follow = rising ? 0.9 * levator : 1.22 * levator * (1 - 0.7 * lag)
    let open = max(mrd1 + pupilHeight * follow, lower)
    return (open + (lower - open) * min(max(closure, 0), 1), lower)
  }
}

/// How the margins run beside their middle: heights 6 mm nasal (x) and temporal (y) of the globe's centre over the
/// central height, millimetres.
public struct LidContour: Hashable, Sendable {
  public var upper: SIMD2<Double>
  public var lower: SIMD2<Double>
  public init(upper: SIMD2<Double>, lower: SIMD2<Double>) {
    self.upper = upper
    self.lower = lower
  }

  /// The middle of the healthy range.
  public static let healthy = LidContour(
    upper: SIMD2(HealthyRanges.of(.upperNasal).mean, HealthyRanges.of(.upperTemporal).mean),
    lower: SIMD2(HealthyRanges.of(.lowerNasal).mean, HealthyRanges.of(.lowerTemporal).mean))

  /// The contour of a fissure that moved from its rest.
  ///
  /// A drooping or closing upper margin keeps its share of the way to the lower one at all three points, so that it comes
  /// down flatter, as lids do; the lower margin flattens a little as it moves.
  ///
  /// - Parameters:
  ///   - rest: Central heights of the upper and the lower margin at which the fissure has this contour.
  ///   - upper, lower: The central heights now.
  func moved(rest: (upper: Double, lower: Double), upper high: Double, lower low: Double) -> LidContour {
    let way = (low - rest.lower) * -0.15
    let lowerNow = self.lower + SIMD2(way, way)
    let share = (high - low) / max(rest.upper - rest.lower, 1)
    // Heights over the central lower margin.
    let gap = (self.upper - self.lower) + SIMD2(repeating: rest.upper - rest.lower)
    return LidContour(upper: lowerNow + gap * share - SIMD2(repeating: high - low), lower: lowerNow)
  }
}
