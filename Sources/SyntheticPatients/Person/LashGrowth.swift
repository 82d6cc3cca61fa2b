import HeadGeometry

/// Eyelashes: thin curved ribbons that grow from the anterior lid margin and follow it.
enum LashGrowth {
  /// One lid's margin from the nasal to the temporal canthus, in any one frame.
  struct Margin {
    /// Places of the anterior margin.
    var edge: [SIMD3<Float>]
    /// Places a little further up (or down) the lid's skin, one for each of ``edge``.
    var skin: [SIMD3<Float>]
    var globe: SIMD3<Float>
  }

  /// - Returns: Corners, and triangles over them.
  static func grow(_ margin: Margin, count: Int, length: Float, curl: Float, seed: UInt64) -> (
    positions: [SIMD3<Float>], triangles: [SIMD3<UInt32>]
  ) {
    var random = SeededGenerator(seed: seed)
    var positions: [SIMD3<Float>] = []
    var triangles: [SIMD3<UInt32>] = []
    let last = margin.edge.count - 1
    guard last > 1 else { return ([], []) }
    let steps = 5
    // The row of roots: a thin dark line along the margin, fading out towards the nose.
    for i in 0...last {
      let out = normalised(margin.edge[i] - margin.globe) * 0.12
      let wide = 0.26 * smoothstep(0.02, 0.25, Float(i) / Float(last)) + 0.02
      let up = normalised(margin.skin[i] - margin.edge[i]) * wide
      positions += [margin.edge[i] + out - up * 0.4, margin.edge[i] + out + up]
      if i > 0 {
        let a = UInt32(2 * i) - 2
        triangles += [SIMD3(a, a + 1, a + 2), SIMD3(a + 1, a + 3, a + 2)]
      }
    }
    for k in 0..<count {
      let share = Float(0.06 + 0.91 * (Double(k) + random.uniform(-0.35, 0.35) + 0.5) / Double(count))
      let u = share * Float(last)
      let i = min(max(Int(u), 0), last - 1)
      let f = u - Float(i)
      let root = mix(margin.edge[i], margin.edge[i + 1], f)
      let above = mix(margin.skin[i], margin.skin[i + 1], f)
      let out = normalised(root - margin.globe)
      let tangent = normalised(margin.edge[i + 1] - margin.edge[i])
      var up = above - root
      up = normalised(up - out * dot(up, out))
      // Longest two thirds out; fanned from the middle.
      let long = length * (0.5 + 0.5 * smoothstep(0, 0.55, share) - 0.25 * smoothstep(0.8, 1, share))
        * Float(random.uniform(0.7, 1.1))
      let fan = tangent * ((share - 0.38) * 0.8 + Float(random.normal()) * 0.13)
      let base = UInt32(positions.count)
      for s in 0...steps {
        let t = Float(s) / Float(steps)
        let along = out * (t * 0.95 - 0.28 * t * t) + up * (-0.20 * t + curl * t * t) + fan * t
        let p = root + along * long
        let half = tangent * (0.085 * (1 - t) + 0.018)
        positions += [p - half, p + half]
        if s > 0 {
          let a = base + UInt32(2 * s) - 2
          triangles += [SIMD3(a, a + 1, a + 2), SIMD3(a + 1, a + 3, a + 2)]
        }
      }
    }
    return (positions, triangles)
  }
}
