import HeadGeometry

/// Something that stands off the skin and turns with the head: hanging hair, glasses. In the head's own frame.
struct WornBody: Sendable {
  var positions: [Vector] = []
  /// Where a corner lies in its own pattern, for its colour.
  var places: [Vector] = []
  /// Pairs that make quads: (a, b, c), (a, c, d).
  var triangles: [SIMD3<UInt32>] = []

  mutating func addQuad(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    triangles.append(SIMD3(UInt32(a), UInt32(b), UInt32(c)))
    triangles.append(SIMD3(UInt32(a), UInt32(c), UInt32(d)))
  }

  /// A round bar along a line of points.
  ///
  /// - Parameters:
  ///   - radius: Half its breadth and half its depth, along `side` and across it, millimetres.
  ///   - side: A direction that is never along the line.
  mutating func addBar(
    _ line: [Vector], radius: SIMD2<Float>, side: (Int) -> Vector, isClosed: Bool, sides: Int = 8
  ) {
    let base = positions.count
    let count = line.count
    for (i, p) in line.enumerated() {
      let before = isClosed ? line[(i + count - 1) % count] : line[max(i - 1, 0)]
      let after = isClosed ? line[(i + 1) % count] : line[min(i + 1, count - 1)]
      let along = normalised(after - before)
      let u = normalised(side(i) - along * dot(side(i), along))
      let v = cross(along, u)
      for k in 0..<sides {
        let turn = sineCosine(2 * Portable.pi * Double(k) / Double(sides))
        positions.append(p + u * (radius.x * Float(turn.cosine)) + v * (radius.y * Float(turn.sine)))
        places.append(positions[positions.count - 1])
      }
    }
    for i in 0..<(isClosed ? count : count - 1) {
      let j = (i + 1) % count
      for k in 0..<sides {
        let l = (k + 1) % sides
        addQuad(base + i * sides + k, base + i * sides + l, base + j * sides + l, base + j * sides + k)
      }
    }
  }
}
