/// A lid margin's height as a smooth function of the distance from the globe's centre, through five points.
///
/// Cubic Hermite with Fritsch–Carlson slopes (SIAM J. Numer. Anal. 17 (1980) 238–246): it passes through the canthi and
/// the three commanded heights and never overshoots them. x is temporal, y up, millimetres.
struct LidCurve {
  private var x: (Float, Float, Float, Float, Float)
  private var y: (Float, Float, Float, Float, Float)
  private var slope: (Float, Float, Float, Float, Float)

  /// Distance of the nasal and the temporal point from the centre (``MaskSigns/LidMargin`` says the same).
  static let side: Float = 6

  /// `heights`: x nasal, y central, z temporal.
  init(medial: SIMD2<Float>, heights: Vector, lateral: SIMD2<Float>) {
    x = (min(medial.x, -Self.side - 1), -Self.side, 0, Self.side, max(lateral.x, Self.side + 1))
    y = (medial.y, heights.x, heights.y, heights.z, lateral.y)
    let (h0, h1, h2, h3) = (x.1 - x.0, x.2 - x.1, x.3 - x.2, x.4 - x.3)
    let (d0, d1, d2, d3) = ((y.1 - y.0) / h0, (y.2 - y.1) / h1, (y.3 - y.2) / h2, (y.4 - y.3) / h3)
    // The weighted harmonic mean of the neighbouring slopes; 0 at a turning point, but the top of a lid is round, so
    // there the slope of the parabola through the three points, limited to keep the curve monotone on both sides.
    func inner(_ before: Float, _ after: Float, _ hb: Float, _ ha: Float) -> Float {
      if before * after <= 0 { return 0 }
      let (w1, w2) = (2 * ha + hb, ha + 2 * hb)
      return (w1 + w2) / (w1 / before + w2 / after)
    }
    // Steeper at the canthi, as lids are: the margin leaves the corner at up to twice the first chord's slope.
    slope = (1.7 * d0, inner(d0, d1, h0, h1), inner(d1, d2, h1, h2), inner(d2, d3, h2, h3), 1.7 * d3)
  }

  func callAsFunction(_ at: Float) -> Float {
    let p = min(x.4, max(x.0, at))
    func piece(_ xa: Float, _ xb: Float, _ ya: Float, _ yb: Float, _ ma: Float, _ mb: Float) -> Float {
      let h = xb - xa
      let t = (p - xa) / h
      let (t2, t3) = (t * t, t * t * t)
      let (a, b) = (2 * t3 - 3 * t2 + 1, 3 * t2 - 2 * t3)
      return a * ya + (t3 - 2 * t2 + t) * h * ma + b * yb + (t3 - t2) * h * mb
    }
    if p < x.1 { return piece(x.0, x.1, y.0, y.1, slope.0, slope.1) }
    if p < x.2 { return piece(x.1, x.2, y.1, y.2, slope.1, slope.2) }
    if p < x.3 { return piece(x.2, x.3, y.2, y.3, slope.2, slope.3) }
    return piece(x.3, x.4, y.3, y.4, slope.3, slope.4)
  }
}
