/// Where the lids' front lies before a globe: on a sphere about it, and towards the canthi on the skin that leaves it.
struct LidSurface: Sendable {
  let globe: SIMD3<Double>
  /// +1 when the nose lies towards +x of the head frame.
  let nasal: Double
  /// Depths of the canthi before the globe's centre, millimetres: nasal and temporal.
  let canthi: SIMD2<Double>

  /// - Parameter canthusDepth: z of the nasal and the temporal canthus in the head frame.
  init(globe: SIMD3<Double>, nasal: Double, canthusDepth: SIMD2<Double>) {
    self.globe = globe
    self.nasal = nasal
    // Behind the globe's centre, or before its front, is no canthus: the landmark is off.
    canthi = SIMD2((canthusDepth.x - globe.z).clamped(0, 11), (canthusDepth.y - globe.z).clamped(0, 11))
  }

  /// Depth before the globe's centre, millimetres. Lids slide on the globe as far as it stands before the canthus.
  func depth(_ x: Double, _ y: Double) -> Double {
    let room = EyeAnatomy.lidRadius * EyeAnatomy.lidRadius - x * x - y * y
    return max(max(room, 0).squareRoot(), x * nasal > 0 ? canthi.x : canthi.y)
  }

  /// Where a line of sight meets it, from the globe's centre; `nil` along the face.
  func meets(_ sight: Sight) -> SIMD3<Double>? {
    var depth = EyeAnatomy.lidRadius
    var place: SIMD3<Double>?
    for _ in 0..<5 {
      guard let point = sight.crosses(z: globe.z + depth) else { return nil }
      place = point - globe
      // Not the whole way: a steep sight would else jump to and fro.
      depth += (self.depth(point.x - globe.x, point.y - globe.y) - depth) * 0.8
    }
    return place
  }
}
