/// A plain knitted shirt, in the head's resting frame: only its neck and shoulders are ever in view.
struct Shirt: Sendable {
  var colour: SIMD3<Float>
  var seed: UInt32

  /// The surface: rings from the collar outwards and down.
  ///
  /// - Parameter neck: Centre of the neck where the collar lies, millimetres.
  static func surface(neck: SIMD3<Float>, radius: SIMD2<Float>) -> (
    positions: [SIMD3<Float>], triangles: [SIMD3<UInt32>]
  ) {
    let around = 96
    let rings = 26
    var positions: [SIMD3<Float>] = []
    for j in 0..<rings {
      let t = Float(j) / Float(rings - 1)
      for i in 0..<around {
        let turn = Portable.sincos(2 * Portable.pi * Double(i) / Double(around))
        let s = Float(turn.sin)
        let c = Float(turn.cos)
        // Grows from the neck's ellipse to the shoulders' breadth; falls slowly sideways, fast in front.
        let grow = t * t * (3 - 2 * t)
        let rx = radius.x + grow * 135 + 3 * smoothstep(0, 0.1, t)
        let rz = radius.y + grow * 46 + 3 * smoothstep(0, 0.1, t)
        let frontness = max(c, 0)
        var y = -(t * t * 70 + t * 16) - frontness * 26 * (1 - 0.2 * t) + 10 * max(-c, 0)
        // A rolled collar.
        y += 3.2 * Portable.bell((t - 0.035) / 0.03)
        y += 1.2 * Noise.value(SIMD3(s * 3, c * 3, t * 4), 77) * smoothstep(0.1, 0.4, t)
        positions.append(neck + SIMD3(s * rx, y, c * rz + t * 6))
      }
    }
    var triangles: [SIMD3<UInt32>] = []
    for j in 0..<rings - 1 {
      for i in 0..<around {
        let a = UInt32(j * around + i)
        let b = UInt32(j * around + (i + 1) % around)
        let n = UInt32(around)
        triangles.append(SIMD3(a, a + n, b))
        triangles.append(SIMD3(b, a + n, b + n))
      }
    }
    return (positions, triangles)
  }

  func shade(_ p: SurfacePoint, _ room: Lighting) -> SIMD3<Float> {
    let weave = Noise.value(SIMD3(p.place.x * 1.1, p.place.y * 1.1, p.place.z * 1.1), seed)
    let fold = Noise.fractal(p.place * 0.02, octaves: 2, seed &+ 1)
    var q = p
    q.normal = normalize(p.normal + SIMD3(weave * 0.10, weave * 0.05, 0))
    return scattered(q, colour * (1 + 0.10 * weave + 0.10 * fold), room, bleed: SIMD3(repeating: 0.1))
  }
}
