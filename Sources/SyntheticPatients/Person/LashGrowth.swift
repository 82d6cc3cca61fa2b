import HeadGeometry

/// Eyelashes: thin curved ribbons that grow from the anterior lid margin and follow it.
enum LashGrowth {
  /// One lid's margin from the nasal to the temporal canthus, in the head's frame, y up.
  struct Margin {
    /// Places of the anterior margin.
    var edge: [SIMD3<Float>]
    /// Places a little further up (or down) the lid's skin, one for each of ``edge``.
    var skin: [SIMD3<Float>]
    var globe: SIMD3<Float>
  }

  /// How one lid's lashes grow.
  struct Habit {
    /// Lashes of the lid.
    var count: Int
    /// Of the longest lash along its curve, millimetres.
    var length: Float
    /// Half a lash's thickness at its root, millimetres.
    var halfWidth: Float
    /// Depth of the two or three rows in which the lashes stand, millimetres.
    var rows: Float
    /// Direction against the globe's normal at root and tip, degrees, positive away from the fissure.
    var root: Float
    var tip: Float

    func of(_ look: Look) -> Habit {
      var own = self
      own.count = Int(Float(count) * look.density)
      own.length *= look.length
      own.halfWidth *= look.thickness
      return own
    }

    /// Upper lid: 100–150 lashes of 8–12 mm in two or three rows, bent upwards; lower lid: 50–75 of 6–8 mm, as textbooks
    /// of anatomy have it. Lashes that are still growing are shorter.
    static let upper = Habit(count: 130, length: 9.5, halfWidth: 0.085, rows: 0.9, root: -36, tip: 52)
    static let lower = Habit(count: 64, length: 5.0, halfWidth: 0.05, rows: 0.4, root: 4, tip: 44)
  }

  /// How a person's lashes differ from the usual, 1 each.
  struct Look: Hashable, Sendable {
    var length: Float
    var thickness: Float
    /// Share of the usual number.
    var density: Float
  }

  /// A lid turns about the globe's centre as its margin moves. The drawn globe is a third larger than a human one (see
  /// ``Globe``), so that the same way of the margin turns the lashes by a third less: they get the rest here.
  private static let furtherTurn: Float = 0.5

  /// - Returns: Corners, and triangles over them.
  static func grow(_ margin: Margin, _ habit: Habit, seed: UInt64) -> (
    positions: [SIMD3<Float>], triangles: [SIMD3<UInt32>]
  ) {
    var random = SeededGenerator(seed: seed)
    var positions: [SIMD3<Float>] = []
    var triangles: [SIMD3<UInt32>] = []
    let last = margin.edge.count - 1
    guard last > 1 else { return ([], []) }
    let steps = 6
    // The row of roots: a thin dark line along the margin, fading out towards the nose.
    for i in 0...last {
      let out = normalised(margin.edge[i] - margin.globe) * 0.12
      let wide = habit.rows * 0.45 * smoothstep(0.02, 0.25, Float(i) / Float(last)) + 0.02
      let up = normalised(margin.skin[i] - margin.edge[i]) * wide
      positions += [margin.edge[i] + out - up * 0.3, margin.edge[i] + out + up]
      if i > 0 {
        let a = UInt32(2 * i) - 2
        triangles += [SIMD3(a, a + 1, a + 2), SIMD3(a + 1, a + 3, a + 2)]
      }
    }
    for k in 0..<habit.count {
      let share = Float(0.07 + 0.87 * (Double(k) + random.uniform(-0.5, 0.5) + 0.5) / Double(habit.count))
      let u = share * Float(last)
      let i = min(max(Int(u), 0), last - 1)
      let f = u - Float(i)
      let edge = mix(margin.edge[i], margin.edge[i + 1], f)
      let above = mix(margin.skin[i], margin.skin[i + 1], f)
      let out = normalised(edge - margin.globe)
      let tangent = normalised(margin.edge[i + 1] - margin.edge[i])
      var up = above - edge
      up = normalised(up - out * dot(up, out))
      let root = edge + normalised(above - edge) * (habit.rows * Float(random.uniform(0, 1)))
      // Longest two thirds out; fanned from the middle.
      let long = habit.length * (0.5 + 0.5 * smoothstep(0, 0.55, share) - 0.4 * smoothstep(0.75, 1, share))
        * Float(random.uniform(0.55, 1.05))
      let fan = tangent * ((share - 0.38) * 0.8 + Float(random.normal()) * 0.10)
      // The lid's own tilt, positive where its margin is turned away from the fissure's middle.
      let turned = furtherTurn * Float(arcsine(Double(min(max(out.y, -1), 1)))) * (up.y < 0 ? -1 : 1)
      let scatter = Float(random.normal()) * 5
      let base = UInt32(positions.count)
      var p = root + out * 0.15
      for s in 0...steps {
        let t = Float(s) / Float(steps)
        let half = tangent * (habit.halfWidth * (1 - t * t) + 0.018)
        positions += [p - half, p + half]
        let angle = turned + (mix(habit.root, habit.tip, t) + scatter) * Float(Portable.pi) / 180
        let bend = sineCosine(Double(angle))
        p += normalised(out * Float(bend.cosine) + up * Float(bend.sine) + fan * t) * (long / Float(steps))
        if s > 0 {
          let a = base + UInt32(2 * s) - 2
          triangles += [SIMD3(a, a + 1, a + 2), SIMD3(a + 1, a + 3, a + 2)]
        }
      }
    }
    return (positions, triangles)
  }
}
