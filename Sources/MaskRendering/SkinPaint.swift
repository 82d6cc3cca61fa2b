import HeadGeometry

/// The colour of the skin, vertex by vertex, and how the light falls on it.
enum SkinPaint {
  /// Linear albedo with the ambient light of the rest shape; w is how much the vertex fades into the background.
  static func albedo(of head: HeadModel) -> [SIMD4<Float>] {
    var result = head.paint.indices.map { v in
      let p = head.paint[v]
      let lip = smoothStep(0.3, 0.7, head.lipMask[v])
      let inside = smoothStep(0.3, 0.7, head.insideMouth[v])
      var c = Palette.skin
      c += (Palette.lip - c) * (0.85 * lip)
      // Where little of the sky is seen, light has bounced from skin: darker and a little warmer.
      let open = head.openness[v]
      let dark = 1 - open
      c *= SIMD4(1 - 0.62 * dark, 1 - 0.74 * dark, 1 - 0.8 * dark, 1)
      c += (Palette.mouth - c) * inside
      // The neck fades away above the plane it was cut by.
      let over = p.y - (-184.6 - 0.33 * p.z)
      c.w = 1 - smoothStep(6, 50, over)
      return c
    }
    // Lid margins: moist and pinker on the inner edge, darker where the lashes stand.
    for vertices in head.lidVertices {
      let n = HeadModel.lidColumns
      for (place, v) in vertices.enumerated() {
        let (ring, column) = (place / n - HeadModel.lidMarginRing, place % n)
        let isUpper = HeadModel.upperLidColumns.contains(column)
        switch ring {
        case ..<(-1): result[v] *= SIMD4(0.5, 0.3, 0.28, 1)
        case -1, 0: result[v] *= isUpper ? SIMD4(0.86, 0.62, 0.58, 1) : SIMD4(0.516, 0.372, 0.348, 1)
        case 1: result[v] *= isUpper ? SIMD4(0.84, 0.66, 0.62, 1) : SIMD4(0.504, 0.396, 0.372, 1)
        case 2...5:
          // Both margins end in a dark line, the lower one too: readers of faces find it by its contrast with the skin.
          let strength: Float = (isUpper ? 0.5 : 0.6) * (1 - Float(ring - 2) / 4) * (abs(column - 42) < 4 ? 0.2 : 1)
          result[v] *= SIMD4(1 - strength, 1 - strength, 1 - strength, 1)
        default: break
        }
      }
    }
    return result
  }
}

extension Stage {
  /// Little of the room's light comes into a crease, and its edges turn to the lamp over less than a pixel: in full light a
  /// level crease is a row of bright dashes.
  mutating func dimFolds() {
    for (side, vertices) in head.lidVertices.enumerated() {
      for v in vertices { foldLight[v] = 1 }
      for groove in head.grooves(side: side) {
        let depth = min(groove.depth / LidGroove.fullDepth, 1)
        foldLight[groove.vertex] = 1 - 0.5 * depth
        foldLight[vertices[groove.place - HeadModel.lidColumns]] = 1 - 0.25 * depth
        foldLight[vertices[groove.place + HeadModel.lidColumns]] = 1 - 0.15 * depth
      }
    }
  }

  @inline(__always)
  mutating func shadeSkin(_ v: Int) {
    let n = head.normals[v]
    let a = albedo[v]
    let lit = a * light.matt(n) + light.gloss(n) * head.openness[v]
    var c = Light.encoded(lit * foldLight[v])
    c += (Palette.backgroundColour - c) * a.w
    scene.place(v, camera.project(head.positions[v]), c)
  }

  /// How the light changes with the slope of the relief, along the map's two directions.
  @inline(__always)
  mutating func shadeRelief(_ v: Int) {
    let n = head.normals[v]
    // On the map, x runs around the head and y up it.
    let out = normalised(Vector(head.paint[v].x, 0, head.paint[v].z + 75))
    let around = Vector(out.z, 0, -out.x)
    let across = around - n * dot(n, around)
    let up = Vector(0, 1, 0) - n * n.y
    var detail = scene.details[v]
    detail.z = -light.gain(n, along: across)
    detail.w = -light.gain(n, along: up)
    scene.detail(v, detail)
  }
}
