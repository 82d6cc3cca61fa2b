import HeadGeometry

/// Hair that hangs down beside and behind the head: a sheet that leaves the scalp's own hair over the ears.
enum HangingHair {
  private static let columns = 56
  private static let rows = 30
  /// Columns more on either edge, which close the sheet towards the head.
  private static let hem = 3

  /// - Parameters:
  ///   - skin: Places of the head at rest with the scalp's hair on it, millimetres, head frame.
  ///   - paint: Where each of them lies on the generic head.
  static func body(on skin: [Vector], paint: [Vector], _ hair: Hair) -> WornBody {
    var body = WornBody()
    guard let length = hair.style.length else { return body }
    let axis = SIMD2<Float>(0, -78)
    let top: Float = 84
    let profile = Profile(skin, paint, axis: axis)
    // How far forward it reaches on either side: before the ears, further with some.
    let reach: Float = 2.04 + 0.14 * Noise.value(SIMD3(3.5, 0.5, 0.5), hair.seed &+ 21)
    let across = columns + 2 * hem
    for row in 0...rows {
      let t = Float(row) / Float(rows)
      for column in 0...across {
        let inner = max(hem - column, column - columns - hem, 0)
        let u = (Float(min(max(column - hem, 0), columns)) / Float(columns)) * 2 - 1
        // Ends are uneven.
        let ends = 8 * Noise.value(SIMD3(u * 7, 1.5, 0.5), hair.seed &+ 22) + 7 * Noise.value(SIMD3(u * 27, 2.5, 0.5), hair.seed &+ 23)
        let y = mix(top, -length + ends, t)
        let wave = hair.style.curl * 9 + 4
        let sway = Noise.value(SIMD3(u * 3, y * (0.008 + 0.016 * hair.style.curl), 4.5), hair.seed &+ 24)
        let lock = Noise.value(SIMD3(u * 14, y * 0.006, 7.5), hair.seed &+ 25)
        let turn = u * (reach + 0.03 * sway) * (1 + 0.02 * lock)
        // It leaves the scalp gently, then stands off by its own thickness.
        let off = mix(-3, 6 + 0.7 * hair.style.volume, smoothstep(80, 5, y)) + 0.35 * wave * sway * smoothstep(30, -40, y)
          + 2.6 * lock - 5 * smoothstep(0.8, 1, t)
        let radius = profile.hang(turn, y) + off - Float(inner * inner) * 2.4
        let angle = sineCosine(Double(turn))
        body.positions.append(
          Vector(axis.x + radius * Float(angle.sine), y, axis.y - radius * Float(angle.cosine)))
        body.places.append(Vector(turn * 90, y, 0))
      }
    }
    for row in 0..<rows {
      for column in 0..<across {
        let a = row * (across + 1) + column
        body.addQuad(a, a + across + 1, a + across + 2, a + 1)
      }
    }
    return body
  }

  /// What the sheet looks like at a place of its pattern: x round the head, y down, millimetres.
  static func look(_ hair: Hair) -> @Sendable (Vector) -> Atlas.Texel {
    let seed = hair.seed &+ 31
    let curl = hair.style.curl
    return { p in
      // Locks that wander as they fall, and strands in them; curls break them up.
      let wander = (3 + 9 * curl) * Noise.value(SIMD3(p.x * 0.03, p.y * (0.012 + 0.03 * curl), 0.5), seed)
      let locks = Noise.value(SIMD3((p.x + wander) * 0.16, p.y * 0.006, 3.5), seed &+ 1)
      let strands = Noise.value(SIMD3((p.x + wander) * 0.75, p.y * 0.02, 6.5), seed &+ 2)
      let curls = Noise.value(SIMD3(p.x * 0.2, p.y * 0.2, 9.5), seed &+ 3)
      let strand = mix(0.45 * locks + 0.45 * strands, 0.5 * curls + 0.4 * strands, smoothstep(0.3, 1, curl))
      // Deep between strands little light arrives.
      return Atlas.Texel(albedo: hair.albedo(strand) * (0.75 + 0.45 * strand), roughness: 0.5, reflectance: 0.035)
    }
  }

  /// How far the head reaches from an upright axis, by direction (0 back, positive to the left) and height.
  private struct Profile {
    private static let turns = 48
    private static let heights = 40
    private static let low: Float = -110
    private static let step: Float = 5.5
    private var radius = [Float](repeating: 0, count: turns * heights)

    init(_ skin: [Vector], _ paint: [Vector], axis: SIMD2<Float>) {
      for (p, q) in zip(skin, paint) where q.y > -115 {
        let x = p.x - axis.x
        let z = axis.y - p.z
        let turn = Float(arctangent(Double(x), Double(z)))
        let i = Int((turn / Float(Portable.pi) * 0.5 + 0.5) * Float(Self.turns)) % Self.turns
        let j = Int((p.y - Self.low) / Self.step)
        guard j >= 0, j < Self.heights else { continue }
        let r = (x * x + z * z).squareRoot()
        for di in -1...1 {
          let at = (i + di + Self.turns) % Self.turns
          for dj in -1...1 where j + dj >= 0 && j + dj < Self.heights {
            radius[at * Self.heights + j + dj] = max(radius[at * Self.heights + j + dj], r - 1.5 * Float(abs(di)))
          }
        }
      }
      // Hair hangs from the broadest place above, drawn in a little.
      for i in 0..<Self.turns {
        for j in stride(from: Self.heights - 2, through: 0, by: -1) {
          let at = i * Self.heights + j
          radius[at] = max(radius[at], radius[at + 1] * 0.994)
        }
      }
      // Smooth over direction.
      for _ in 0..<3 {
        let old = radius
        for i in 0..<Self.turns {
          for j in 0..<Self.heights {
            let before = old[((i + Self.turns - 1) % Self.turns) * Self.heights + j]
            let after = old[((i + 1) % Self.turns) * Self.heights + j]
            radius[i * Self.heights + j] = max(old[i * Self.heights + j], (before + after + 2 * old[i * Self.heights + j]) / 4)
          }
        }
      }
    }

    func hang(_ turn: Float, _ y: Float) -> Float {
      let u = (turn / Float(Portable.pi) * 0.5 + 0.5) * Float(Self.turns) - 0.5
      let v = min(max((y - Self.low) / Self.step - 0.5, 0), Float(Self.heights) - 1.001)
      let i = Int(u.rounded(.down))
      let j = Int(v)
      func at(_ i: Int, _ j: Int) -> Float { radius[((i + Self.turns) % Self.turns) * Self.heights + j] }
      let f = u - Float(i)
      let g = v - Float(j)
      return mix(mix(at(i, j), at(i + 1, j), f), mix(at(i, j + 1), at(i + 1, j + 1), f), g)
    }
  }
}
