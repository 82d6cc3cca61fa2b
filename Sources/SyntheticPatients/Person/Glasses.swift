import HeadGeometry

/// A pair of spectacles: two rims, the bridge and the temples. The lenses themselves are clear and not drawn.
struct Glasses: Sendable {
  /// Half the breadth and height of a lens, millimetres.
  var lens: SIMD2<Float>
  /// 2 an ellipse … 5 nearly a rectangle.
  var squareness: Float
  /// Between the lenses, millimetres.
  var bridge: Float
  /// Half the breadth of the rim as seen from the front, millimetres.
  var rim: Float
  /// Linear reflectance of the frame.
  var colour: SIMD3<Float>

  /// One adult in five wears them here. About 60 % of adults own some; for an examination of the eyes most take them off.
  static func draw(_ traits: Traits, _ random: inout SeededGenerator) -> Glasses? {
    let wears = random.unit() < 0.12 + 0.16 * traits.old
    let isThin = random.unit() < 0.45
    let breadth = Float(random.uniform(23, 27.5))
    let colours: [SIMD3<Float>] = [
      SIMD3(0.012, 0.012, 0.013), SIMD3(0.060, 0.026, 0.012), SIMD3(0.020, 0.024, 0.045), SIMD3(0.13, 0.125, 0.12),
      SIMD3(0.24, 0.17, 0.075), SIMD3(0.085, 0.012, 0.014),
    ]
    let colour = colours[Int(random.next() % UInt64(colours.count))]
    let glasses = Glasses(
      lens: SIMD2(breadth, breadth * Float(random.uniform(0.68, 0.92))), squareness: Float(random.uniform(2, 4.5)),
      bridge: Float(random.uniform(15, 19)), rim: isThin ? Float(random.uniform(0.5, 0.8)) : Float(random.uniform(1.2, 2.1)),
      colour: colour)
    return wears ? glasses : nil
  }

  /// Outline of a lens about its centre, anticlockwise as seen from the front: superellipse.
  private func outline(_ turn: Double) -> SIMD2<Float> {
    let a = sineCosine(turn)
    func bent(_ x: Double) -> Float {
      let size = Float(Portable.pow(abs(x), 2 / Double(squareness)))
      return x < 0 ? -size : size
    }
    return SIMD2(lens.x * bent(a.cosine), lens.y * bent(a.sine))
  }

  /// The frame on a head at rest.
  ///
  /// - Parameters:
  ///   - skin: Places of the skin, millimetres, head frame.
  ///   - paint: Where each of them lies on the generic head.
  ///   - eyes: Globe centres, the right one first.
  func body(on skin: [Vector], paint: [Vector], eyes: [Vector]) -> WornBody {
    var body = WornBody()
    guard eyes.count == 2 else { return body }
    let middle = (eyes[0] + eyes[1]) / 2
    let apart = lens.x + bridge / 2
    // A little under the pupils; the top leans forward by 6°, the outer rim back by 8°.
    let low: Float = -2.5
    func depth(_ x: Float, _ y: Float) -> Float { 0.105 * y - 0.14 * max(abs(x) - 9, 0) }
    // As near as cheeks, brows, lashes and the root of the nose let it: 12 mm before the cornea's apex at least.
    var front = middle.z + 28
    for (p, q) in zip(skin, paint) where q.z > -20 && q.y > -40 && q.y < 40 {
      let x = abs(p.x - middle.x)
      let y = p.y - middle.y - low
      let u = SIMD2((x - apart) / lens.x, y / lens.y)
      let isBehindLens = (u * u).sum() < 1.3
      let isUnderBridge = x < bridge / 2 + 1 && abs(y - 4) < 3
      if isBehindLens || isUnderBridge { front = max(front, p.z + 1.5 + rim - depth(x, y)) }
    }
    func place(_ x: Float, _ y: Float) -> Vector {
      Vector(middle.x + x, middle.y + low + y, front + depth(x, y))
    }
    let steps = 40
    for side: Float in [-1, 1] {
      let line = (0..<steps).map { k -> Vector in
        let o = outline(2 * Portable.pi * Double(k) / Double(steps))
        return place(side * apart + o.x, o.y)
      }
      body.addBar(line, radius: SIMD2(rim * 1.1, rim), side: { _ in Vector(0, 0, 1) }, isClosed: true)
      // The temple runs from the hinge to the top of the ear and bends down behind it.
      let hinge = place(side * (apart + lens.x), lens.y * 0.45)
      let ear = Self.ear(side, skin, paint)
      let bow = Vector(side * 3, 0, 0)
      var temple = (0...10).map { k -> Vector in
        let t = Float(k) / 10
        return mix(hinge, ear, t) + bow * (4 * t * (1 - t))
      }
      temple += [ear + Vector(side * -0.5, -3, -6), ear + Vector(side * -2, -12, -11)]
      body.addBar(temple, radius: SIMD2(max(rim * 1.3, 1.1), max(rim * 0.7, 0.6)), side: { _ in Vector(0, 1, 0) }, isClosed: false)
    }
    let arch = (0...8).map { k -> Vector in
      let t = Float(k) / 8 * 2 - 1
      return place(t * (bridge / 2 + 0.4), lens.y * 0.28 + 2.2 * (1 - t * t)) + Vector(0, 0, 1.2 * (1 - t * t))
    }
    body.addBar(arch, radius: SIMD2(max(rim, 0.8), max(rim, 0.8)), side: { _ in Vector(0, 0, 1) }, isClosed: false)
    return body
  }

  /// Smooth plastic or metal.
  var look: @Sendable (Vector) -> Atlas.Texel {
    let colour = colour
    return { _ in Atlas.Texel(albedo: colour, roughness: 0.3, reflectance: 0.05) }
  }

  /// Where the temple rests: between ear and scalp.
  private static func ear(_ side: Float, _ skin: [Vector], _ paint: [Vector]) -> Vector {
    let wanted = Vector(side * 79, 6, -74)
    var best = Float.infinity
    var place = wanted
    for (p, q) in zip(skin, paint) {
      let d = q - wanted
      if dot(d, d) < best {
        best = dot(d, d)
        place = p
      }
    }
    return place + Vector(side * 1.5, 2, 0)
  }
}
