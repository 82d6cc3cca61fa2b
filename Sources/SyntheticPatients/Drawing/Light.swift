import HeadGeometry

/// The light in the room: a window or lamp as the key, the walls' fill, and the light from all around.
///
/// Directions point from the patient to the light, in the room's frame. Colours are linear, white wall = 1.
struct Lighting: Hashable, Sendable {
  var key = normalised(SIMD3<Float>(-0.55, 0.55, 0.72))
  var keyColour = SIMD3<Float>(1.0, 0.95, 0.88) * 1.75
  var fill = normalised(SIMD3<Float>(0.8, 0.1, 0.55))
  var fillColour = SIMD3<Float>(0.86, 0.93, 1.0) * 0.42
  var skyColour = SIMD3<Float>(0.95, 0.98, 1.0) * 0.62
  var floorColour = SIMD3<Float>(1.0, 0.86, 0.74) * 0.34

  /// A small lamp beside the lens, as phones have; black when it is off. Room's frame, millimetres.
  var flashColour = SIMD3<Float>.zero
  static let flashPlace = SIMD3<Double>(9, 0, 0)

  func ambient(_ normal: SIMD3<Float>) -> SIMD3<Float> { mix(floorColour, skyColour, 0.5 + 0.5 * normal.y) }
  /// What a mirror would show in a direction: the window, and a dim room. The cornea shows it.
  func reflection(_ r: SIMD3<Float>) -> SIMD3<Float> {
    let side = normalised(cross(SIMD3(0, 1, 0), key))
    let up = cross(key, side)
    let depth = dot(r, key)
    var light = mix(SIMD3<Float>(0.10, 0.09, 0.08), SIMD3<Float>(0.30, 0.32, 0.34), smoothstep(-0.4, 0.7, r.y))
    if depth > 0.2 {
      let u = dot(r, side) / depth
      let v = dot(r, up) / depth
      let pane = smoothstep(0.24, 0.19, abs(u)) * smoothstep(0.30, 0.25, abs(v))
      let frame = smoothstep(0.012, 0.03, abs(u)) * smoothstep(0.012, 0.03, abs(v - 0.05))
      light += keyColour * (9 * pane * frame)
    }
    return light
  }
}

/// How open each corner of a surface is to its surroundings: the share of the sky it sees, 0…1.
///
/// The surface is looked at from directions all around; what a direction sees, it lights.
func ambientOpenness(
  _ positions: [SIMD3<Float>], _ normals: [SIMD3<Float>], _ triangles: [SIMD3<UInt32>], directions count: Int = 72
) -> [Float] {
  let side = 160
  let cell: Float = 2.4
  var seen = [Float](repeating: 0, count: positions.count)
  var total = seen
  var buffer = VisibilityBuffer(width: side, height: side)
  var low = SIMD3<Float>(repeating: .infinity)
  var high = -low
  for p in positions {
    low = pointwiseMin(low, p)
    high = pointwiseMax(high, p)
  }
  let centre = (low + high) / 2
  for k in 0..<count {
    // A spherical Fibonacci set: even directions.
    let y = 1 - 2 * (Double(k) + 0.5) / Double(count)
    let turn = sineCosine(Double(k) * 2.399963229728653)
    let ring = (1 - y * y).squareRoot()
    let axis = SIMD3<Float>(Float(ring * turn.cosine), Float(y), Float(ring * turn.sine))
    let right = normalised(cross(SIMD3(0.13, 0.92, 0.37), axis))
    let up = cross(axis, right)
    let corners = positions.map { p -> SIMD3<Float> in
      let q = p - centre
      return SIMD3(
        dot(q, right) / cell + Float(side) / 2, dot(q, up) / cell + Float(side) / 2, 1000 + dot(q, axis))
    }
    buffer.clear()
    buffer.draw(corners, triangles)
    for i in positions.indices {
      let cosine = dot(normals[i], axis)
      if cosine <= 0.02 { continue }
      total[i] += cosine
      let c = corners[i]
      let x = Int(c.x)
      let y = Int(c.y)
      if x < 0 || y < 0 || x >= side || y >= side {
        seen[i] += cosine
        continue
      }
      let depth = buffer.nearness[y * side + x] - (c.z + 1.2 + 2.2 * (1 - cosine))
      seen[i] += cosine * (1 - min(max(depth * 0.7, 0), 1))
    }
  }
  return positions.indices.map { total[$0] > 0 ? seen[$0] / total[$0] : 1 }
}
