import MaskSigns

/// One eye's lid margins in the head frame, from the pixels of its contour.
///
/// Each pixel's line of sight meets the front of the globe with its lids, so a head that looks up or down, or stands
/// off the camera's axis, reads the same heights. A smooth curve through a margin's points is read at three places.
struct LidFit {
  var upper: LidMargin
  var lower: LidMargin
  /// Root mean square distance of the contour from the two curves, millimetres.
  var residual: Double

  /// Beyond this distance from the globe's centre along head x the lids leave the globe: such points count little.
  private static let contact = 10.0

  /// `nil` when a margin cannot be fitted.
  init?(_ eye: EyeObservation, side: Eye, globe: SIMD3<Double>, camera: Camera, pose: RigidPose) {
    /// Towards the nose.
    let nasal: Double = side == .right ? 1 : -1
    func curve(_ points: ClosedRange<Int>, ends: Bool) -> (margin: LidMargin, square: Double, count: Int)? {
      // A margin has nine points with its ends.
      var placed = InlineArray<9, (x: Double, y: Double, weight: Double)>(repeating: (0, 0, 0))
      var count = 0
      func place(_ k: Int, weight: Double) {
        let sight = Sight(
          through: SIMD2(Double(eye.contour[k].x), Double(eye.contour[k].y)), camera: camera, pose: pose)
        let p = sight.meets(globe, radius: EyeAnatomy.lidRadius).point - globe
        let x = p.x * nasal
        placed[count] = (x, p.y, abs(x) > Self.contact ? weight * 0.3 : weight)
        count += 1
      }
      for k in points { place(k, weight: 1) }
      if ends {
        place(EyeContour.temporalCanthus, weight: 1)
        place(EyeContour.nasalCanthus, weight: 1)
      }
      guard let c = LinearSystem.polynomial(terms: 4, through: placed.span.extracting(0..<count)) else { return nil }
      func height(_ x: Double) -> Double { c[0] + x * (c[1] + x * (c[2] + x * c[3])) }
      var square = 0.0
      for k in 0..<count {
        let (x, y, weight) = placed[k]
        square += weight * (y - height(x)) * (y - height(x))
      }
      return (
        LidMargin(
          nasal: Millimetres(height(6)), central: Millimetres(height(0)), temporal: Millimetres(height(-6))),
        square, count
      )
    }
    guard let above = curve(EyeContour.upper, ends: true), let below = curve(EyeContour.lower, ends: false) else {
      return nil
    }
    upper = above.margin
    lower = below.margin
    residual = ((above.square + below.square) / Double(above.count + below.count)).squareRoot()
    guard residual.isFinite, upper.central.value.isFinite, lower.central.value.isFinite else { return nil }
  }
}
