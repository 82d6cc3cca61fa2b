import HeadGeometry

/// How much of the key light reaches a place: a map of what the light sees, blurred at look-up.
struct ShadowMap {
  static let side = 400
  /// Millimetres that one cell covers.
  static let cell: Float = 1.35
  private var right = SIMD3<Float>(1, 0, 0)
  private var up = SIMD3<Float>(0, 1, 0)
  private var axis = SIMD3<Float>(0, 0, 1)
  private var centre = SIMD3<Float>.zero
  private var buffer = VisibilityBuffer(width: Self.side, height: Self.side)
  private var corners: [SIMD3<Float>] = []

  init() {}

  /// Looks at a scene from a light; what was seen before is forgotten.
  mutating func look(at scene: Scene, from light: SIMD3<Float>, around centre: SIMD3<Float>) {
    axis = light
    right = normalised(cross(SIMD3(0, 1, 0), light))
    up = cross(light, right)
    self.centre = centre
    let half = Float(Self.side) / 2
    let (right, up) = (right / Self.cell, up / Self.cell)
    corners.removeAll(keepingCapacity: true)
    for p in scene.positions {
      let q = p - centre
      corners.append(SIMD3(dot(q, right) + half, dot(q, up) + half, 1000 + dot(q, light)))
    }
    buffer.withSamples { samples in
      samples.clear()
      corners.withUnsafeBufferPointer { corners in
        for (index, t) in scene.triangles.enumerated() where scene.materials[index].castsShadow {
          samples.draw(corners[Int(t.x)], corners[Int(t.y)], corners[Int(t.z)], 0)
        }
      }
    }
  }

  /// Lends the map for fast look-up.
  func withReader<Result>(_ body: (Reader) -> Result) -> Result {
    buffer.nearness.withUnsafeBufferPointer { near in
      body(Reader(right: right / Self.cell, up: up / Self.cell, axis: axis, centre: centre, near: near))
    }
  }

  struct Reader {
    let right, up, axis: SIMD3<Float>
    let centre: SIMD3<Float>
    let near: UnsafeBufferPointer<Float>

    /// 0 in shadow, 1 in light, for four places.
    @inline(__always)
    func light(at p: Lanes3, normal: Lanes3) -> Lanes {
      let q = p + normal * Lanes(repeating: 1.2) - Lanes3(centre)
      let half = Float(ShadowMap.side) / 2
      let x = q.dot(right) + (half - 0.5)
      let y = q.dot(up) + (half - 0.5)
      let z = q.dot(axis) + 1000.9
      return Lanes(
        light(x[0], y[0], z[0]), light(x[1], y[1], z[1]), light(x[2], y[2], z[2]), light(x[3], y[3], z[3]))
    }

    /// The same for one place.
    func light(at p: SIMD3<Float>, normal: SIMD3<Float>) -> Float { light(at: Lanes3(p), normal: Lanes3(normal))[0] }

    /// The mean over four by four cells, those further off counting less.
    @inline(__always)
    private func light(_ x: Float, _ y: Float, _ z: Float) -> Float {
      if !(x >= 2 && y >= 2 && x < Float(ShadowMap.side) - 3 && y < Float(ShadowMap.side) - 3) { return 1 }
      let x0 = Int(x) - 1
      let y0 = Int(y) - 1
      let dx = (Lanes(0, 1, 2, 3) + (Float(x0) - x)) * 0.5
      let wx = larger(1 - dx * dx, .zero)
      let dy = (Lanes(0, 1, 2, 3) + (Float(y0) - y)) * 0.5
      let wy = larger(1 - dy * dy, .zero)
      var sum = Lanes.zero
      for j in 0..<4 {
        guard let row = near.baseAddress else { return 1 }
        let depths = UnsafeRawPointer(row + (y0 + j) * ShadowMap.side + x0).loadUnaligned(as: Lanes.self)
        // A soft threshold over 2 mm, so that a grazing surface does not band.
        sum += (1 - clamped((depths - z) * 0.5)) * wy[j]
      }
      return (sum * wx).sum() / (wx.sum() * wy.sum())
    }
  }
}
