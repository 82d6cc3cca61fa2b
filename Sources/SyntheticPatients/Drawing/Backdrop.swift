/// What is behind the patient, far out of focus: linear colour at a place of the picture.
struct Backdrop: Sendable {
  var wall: SIMD3<Float>
  var seed: UInt32
  var kind = CameraLook.Background.wall

  /// - Parameters:
  ///   - u: Across the picture, −1 at its left edge to 1 at its right.
  ///   - v: Up the picture, in the same unit.
  func colour(_ u: Float, _ v: Float) -> SIMD3<Float> {
    switch kind {
    case .wall: plainWall(u, v)
    case .clinic: clinic(u, v)
    case .window: window(u, v)
    case .bookshelf: bookshelf(u, v)
    case .dark: dark(u, v)
    }
  }

  /// 1 within a rectangle with blurred edges, 0 outside.
  private func box(_ u: Float, _ v: Float, _ x: ClosedRange<Float>, _ y: ClosedRange<Float>, _ blur: Float = 0.03) -> Float {
    smoothstep(x.lowerBound - blur, x.lowerBound + blur, u) * smoothstep(x.upperBound + blur, x.upperBound - blur, u)
      * smoothstep(y.lowerBound - blur, y.lowerBound + blur, v) * smoothstep(y.upperBound + blur, y.upperBound - blur, v)
  }
  private func random(_ i: Int, _ j: Int, _ k: UInt32) -> Float {
    Noise.unit(Noise.hash(Int32(truncatingIfNeeded: i), Int32(truncatingIfNeeded: j), 5, seed &+ k))
  }

  /// The corner of a door frame, and a shadow.
  private func plainWall(_ u: Float, _ v: Float) -> SIMD3<Float> {
    let slow = Noise.fractal(SIMD3(u * 0.7, v * 0.7, 0), octaves: 2, seed)
    var c = wall * (1 + 0.05 * slow)
    // The window's light falls off across the wall; the ceiling is brighter.
    c = c * (1.02 - 0.22 * smoothstep(-0.6, 1.3, u) + 0.10 * v)
    // A door frame at the right, blurred over a tenth of the picture.
    let frame = smoothstep(0.62, 0.70, u) * smoothstep(0.92, 0.84, u)
    c = mix(c, SIMD3(0.58, 0.55, 0.50), frame * 0.55)
    let door = smoothstep(0.86, 0.94, u)
    c = mix(c, SIMD3(0.30, 0.24, 0.19), door * 0.75)
    // A cabinet's edge low at the left.
    let cabinet = smoothstep(-0.70, -0.78, u) * smoothstep(-0.02, -0.10, v)
    c = mix(c, SIMD3(0.44, 0.45, 0.47), cabinet * 0.7)
    return c
  }

  /// Pale walls, a lit eye chart, a cabinet with bottles, a curtain.
  private func clinic(_ u: Float, _ v: Float) -> SIMD3<Float> {
    let side: Float = random(0, 0, 1) < 0.5 ? -1 : 1
    let x = u * side
    var c = mix(SIMD3(0.50, 0.55, 0.54), wall * 1.15, 0.5) * (1 + 0.08 * v - 0.06 * x)
    // The chart's rows of letters have run together.
    let chart = box(x, v, -0.92...(-0.55), 0.02...0.55)
    var paper = SIMD3<Float>(1.15, 1.13, 1.05)
    let row = (0.52 - v) / 0.075
    let letters = Portable.bell((row - row.rounded(.down) - 0.5) / 0.22) * (row > 0 && row < 6 ? 1 : 0)
    let wide = 0.05 + 0.022 * max(row.rounded(.down), 0)
    paper = paper * (1 - 0.45 * letters * smoothstep(wide + 0.03, wide - 0.03, abs(x + 0.735)))
    c = mix(c, paper, chart)
    // Curtain folds at the other side.
    let curtain = smoothstep(0.58, 0.66, x)
    let fold = Noise.value(SIMD3(x * 9, v * 0.6, 2), seed)
    c = mix(c, SIMD3(0.28, 0.40, 0.44) * (1 + 0.30 * fold), curtain * 0.9)
    let cabinet = box(x, v, -1.6...(-0.5), -1.6...(-0.28), 0.02)
    c = mix(c, SIMD3(0.47, 0.48, 0.49), cabinet)
    for k in 0..<4 {
      let at = -0.95 + 0.12 * Float(k)
      let bottle = box(x, v, at - 0.025...at + 0.025, -0.28...(-0.18 + 0.05 * random(k, 1, 2)), 0.015)
      let glass = SIMD3(0.2 + 0.4 * random(k, 2, 3), 0.3 + 0.2 * random(k, 3, 3), 0.25 + 0.4 * random(k, 4, 3))
      c = mix(c, glass, bottle * 0.85)
    }
    return c
  }

  /// Daylight behind: panes too bright for the sensor, frames, a dim wall.
  private func window(_ u: Float, _ v: Float) -> SIMD3<Float> {
    let start: Float = -0.9 + 0.6 * random(0, 0, 4)
    let slow = Noise.fractal(SIMD3(u * 0.8, v * 0.8, 1), octaves: 2, seed)
    var c = wall * (0.62 + 0.05 * slow + 0.08 * v)
    let frame = box(u, v, start - 0.05...start + 1.05, -0.35...1.6, 0.02)
    c = mix(c, SIMD3(0.62, 0.62, 0.60), frame)
    for k in 0..<2 {
      let x0 = start + 0.52 * Float(k)
      let pane = box(u, v, x0...x0 + 0.46, -0.30...1.6, 0.02)
      // Sky above, trees below.
      let trees = Noise.fractal(SIMD3(u * 3, v * 3, 4), octaves: 3, seed &+ 9)
      let leaves = SIMD3<Float>(0.26, 0.33, 0.20) * (1 + 0.6 * trees)
      let sky = smoothstep(-0.12, 0.16, v + 0.15 * trees)
      c = mix(c, mix(leaves, SIMD3(1.25, 1.33, 1.42), sky), pane)
    }
    return c
  }

  /// Shelves of books.
  private func bookshelf(_ u: Float, _ v: Float) -> SIMD3<Float> {
    let high: Float = 0.34
    let row = ((v + 0.07) / high).rounded(.down)
    let within = (v + 0.07) / high - row
    let shelf = smoothstep(0.10, 0.06, within) + smoothstep(0.97, 1.0, within)
    // Spines of four widths, each book a bit higher or lower than the next.
    let place = u * 15 + 2.5 * Noise.value(SIMD3(u * 4, row * 7, 3), seed)
    let number = place.rounded(.down)
    let edge = min(place - number, number + 1 - place)
    let (i, j) = (Int(number), Int(row))
    let hue = random(i, j, 10)
    let light = 0.06 + 0.34 * random(i, j, 11) * random(i, j, 12)
    let spine =
      hue < 0.3 ? SIMD3<Float>(1, 0.55, 0.4) : hue < 0.55 ? SIMD3(0.45, 0.6, 0.9) : hue < 0.75 ? SIMD3(0.5, 0.75, 0.5)
      : SIMD3(1, 0.95, 0.8)
    var book = spine * (light * (0.55 + 0.45 * smoothstep(0, 0.25, edge)))
    let top = 0.68 + 0.26 * random(i, j, 13)
    book = mix(book, SIMD3(0.05, 0.04, 0.035), smoothstep(top - 0.05, top + 0.05, within))
    let wood = SIMD3<Float>(0.30, 0.20, 0.12) * (1 + 0.15 * Noise.value(SIMD3(u * 2, v * 20, 1), seed))
    return mix(book, wood, min(shelf, 1)) * (1.0 - 0.18 * u)
  }

  /// A room with the lights off; a lamp or a screen somewhere.
  private func dark(_ u: Float, _ v: Float) -> SIMD3<Float> {
    let slow = Noise.fractal(SIMD3(u * 0.9, v * 0.9, 2), octaves: 2, seed)
    var c = wall * (0.07 + 0.02 * slow + 0.02 * v)
    let x = -0.95 + 1.9 * random(0, 0, 20)
    let d = ((u - x) * (u - x) + (v - 0.35) * (v - 0.35)).squareRoot()
    c += SIMD3(0.34, 0.24, 0.13) * Portable.bell(d / 0.55)
    c = mix(c, SIMD3(1.1, 0.9, 0.6), smoothstep(0.13, 0.08, d))
    return mix(c, SIMD3(0.02, 0.02, 0.022), box(u, v, -1.6...(-0.62), -1.6...(-0.15)) * 0.7)
  }
}
