import HeadGeometry

/// A plain knitted shirt, in the head's resting frame: only its neck and shoulders are ever in view.
struct Shirt: Sendable {
  var colour: SIMD3<Float>
  var seed: UInt32

  /// The surface: rings from the collar outwards and down.
  ///
  /// - Parameter neck: The edge where the neck's skin ends, a closed loop of any number of points, millimetres.
  static func surface(around neck: [SIMD3<Float>]) -> (positions: [SIMD3<Float>], triangles: [SIMD3<UInt32>]) {
    let around = 96
    let rings = 30
    // Below the shoulders the trunk hangs down, for pictures taken from further away.
    let trunk = 9
    let centre = neck.reduce(.zero, +) / Float(max(neck.count, 1))
    // The neck's edge as height and radius over the angle, so that the collar lies on any neck.
    let edge = neck.map { p -> (turn: Double, radius: Float, y: Float) in
      let q = p - centre
      return (arctangent(Double(q.x), Double(q.z)), (q.x * q.x + q.z * q.z).squareRoot(), p.y)
    }
    var positions: [SIMD3<Float>] = []
    for j in 0..<rings + trunk {
      let t = Float(min(j, rings - 1)) / Float(rings - 1)
      let below = Float(max(j - rings + 1, 0)) / Float(trunk)
      for i in 0..<around {
        let angle = -Portable.pi + 2 * Portable.pi * (Double(i) + 0.5) / Double(around)
        let (radius, height) = at(angle, edge)
        let turn = sineCosine(angle)
        let s = Float(turn.sine)
        let c = Float(turn.cosine)
        // From the collar to the shoulders' breadth; falls slowly sideways, fast in front.
        let grow = t * t * (3 - 2 * t)
        let outX = radius + 2.6 + grow * 125 + 26 * below * (1 - below)
        let outZ = radius + 2.6 + grow * 45 + 30 * below
        var y = height + 13 - t * 14 - t * t * 62 - max(c, 0) * 30 * t - 330 * below
        // A rolled collar, and a few folds.
        let roll = Portable.bell((t - 0.05) / 0.045)
        y += 2.6 * roll + 2.4 * Noise.value(SIMD3(s * 3, c * 3, t * 4), 77) * smoothstep(0.1, 0.4, t)
        positions.append(
          SIMD3(centre.x + s * (outX + 2.2 * roll), y, centre.z + c * (outZ + 2.2 * roll) + t * 6))
      }
    }
    var triangles: [SIMD3<UInt32>] = []
    for j in 0..<rings + trunk - 1 {
      for i in 0..<around {
        let a = UInt32(j * around + i)
        let b = UInt32(j * around + (i + 1) % around)
        let n = UInt32(around)
        triangles.append(SIMD3(a, a + n, b + n))
        triangles.append(SIMD3(a, b + n, b))
      }
    }
    return (positions, triangles)
  }

  /// Radius and height of the neck's edge at an angle, smoothed: the edge itself is jagged.
  private static func at(_ angle: Double, _ edge: [(turn: Double, radius: Float, y: Float)]) -> (Float, Float) {
    var weight: Float = 1e-6
    var radius: Float = 0
    var height: Float = 0
    for e in edge {
      var apart = abs(e.turn - angle)
      if apart > Portable.pi { apart = 2 * Portable.pi - apart }
      let w = Portable.bell(Float(apart) / 0.3)
      weight += w
      radius += w * e.radius
      height += w * e.y
    }
    return (radius / weight, height / weight)
  }

  /// A weave, and folds.
  func look(_ p: SIMD3<Float>) -> Atlas.Texel {
    let weave = Noise.value(p * 1.1, seed)
    let fold = Noise.fractal(p * 0.02, octaves: 2, seed &+ 1)
    return Atlas.Texel(albedo: colour * (1 + 0.10 * weave + 0.10 * fold), tilt: SIMD3(weave * 0.10, weave * 0.05, 0))
  }
}
