/// A place at the bottom of a fold of a lid's skin.
public struct LidGroove: Sendable {
  /// Fine vertex of the head.
  public var vertex: Int
  /// Its place in ``HeadModel/lidVertices``: ring times columns plus column.
  public var place: Int
  /// Millimetres under the skin around.
  public var depth: Float

  /// Depth of a crease in its middle, millimetres.
  public static let fullDepth: Float = 0.75
}

/// The folds of the lids' skin.
extension LidRig {
  /// Rings over the anterior margin in which a fold can lie; the last is the edge of the lid's grid.
  private static let skin = (margin + 4)...(margin + 20)

  /// The upper lid's crease: a groove that stays when the lid unrolls.
  mutating func carveCrease(_ eye: HeadExpression.Eye, in positions: inout [Vector]) {
    let columns = Array(Self.upper)
    let line = eye.crease.flatMap { crease in
      self.line(columns, middle: columns.count / 2 + 1, in: positions) {
        crease * HeadExpression.creaseShare(at: 1 - Float($0) / Float(columns.count - 1))
      }
    }
    for c in Self.upper {
      let margin = positions[vertices[Self.margin * Self.columns + c]]
      // Fades towards both canthi.
      let place = Float(c - Self.upper.lowerBound) / Float(Self.upper.count - 1)
      let fade = smoothStep(0, 0.22, place) * smoothStep(0, 0.16, 1 - place)
      if eye.crease != nil {
        guard let line else { return }
        let fade = smoothStep(0.02, 0.26, place) * smoothStep(0.04, 0.3, 1 - place)
        carve(
          column: c, line.ring, at: line.places[c - Self.upper.lowerBound], halfBreadth: 0.5, depth: LidGroove.fullDepth * fade,
          fade, in: &positions)
      } else {
        let natural = positions[vertices[(Self.margin + 12) * Self.columns + c]].y - margin.y
        deepen(column: c, at: margin.y + natural, by: 0.75 * fade, in: &positions)
      }
    }
  }

  /// The groove below the lower margin, with the skin between them raised a little.
  mutating func carve(_ fold: HeadExpression.LowerFold, in positions: inout [Vector]) {
    let columns = Self.lower
    func share(_ index: Int) -> Float { Float(index + 1) / Float(columns.count + 1) }
    guard
      let line = self.line(columns, middle: columns.count / 2, in: positions, height: { -fold.distance(at: share($0)) })
    else { return }
    for (index, c) in columns.enumerated() {
      let fade = smoothStep(0.1, 0.34, share(index)) * smoothStep(0.06, 0.4, 1 - share(index))
      carve(
        column: c, line.ring, at: line.places[index], halfBreadth: 0.7, depth: fold.depth * fade, fade, in: &positions)
    }
  }

  /// Columns of the lower lid between the canthi.
  static let lower = Array((medial + 1)..<columns) + Array(0..<lateral)

  /// The head's own groove, as wide as its grid draws it.
  private func deepen(column: Int, at height: Float, by depth: Float, in positions: inout [Vector]) {
    for ring in Self.skin.dropLast(3) {
      let v = vertices[ring * Self.columns + column]
      let p = positions[v]
      let off = (p.y - height) / 0.9
      if off * off < 6 {
        let groove = Float(decay(Double(-off * off))) - 0.35 * Float(decay(Double(-(off + 1.6) * (off + 1.6))))
        positions[v] = p - normalised(p - globe.centre) * (depth * groove)
      }
    }
  }

  /// Where a fold runs: for each column the fractional ring at which the skin has the fold's height over the margin, and the
  /// ring that is nearest to it in the middle; `nil` when the skin is not high enough there.
  ///
  /// Followed from the middle to both ends: near the canthi the columns run sideways, and the height alone is no guide.
  private func line(
    _ columns: [Int], middle: Int, in positions: [Vector], height: (Int) -> Float
  ) -> (ring: Int, places: [Float])? {
    func place(_ index: Int, near: Float?) -> Float? {
      let column = columns[index]
      let wanted = positions[vertices[Self.margin * Self.columns + column]].y + height(index)
      var best: Float?
      for ring in Self.skin.dropFirst() {
        let inner = positions[vertices[(ring - 1) * Self.columns + column]].y - wanted
        let outer = positions[vertices[ring * Self.columns + column]].y - wanted
        guard inner * outer <= 0, abs(outer - inner) > 1e-3 else { continue }
        let here = Float(ring - 1) + inner / (inner - outer)
        // In the middle the outermost: where skin hangs over the lid, only the outer layer is seen.
        if let near, let best, abs(best - near) < abs(here - near) { continue }
        best = here
      }
      guard let near else { return best }
      return best.map { min(max($0, near - 0.7), near + 0.7) } ?? near
    }
    guard let first = place(middle, near: nil) else { return nil }
    var places = [Float](repeating: first, count: columns.count)
    for index in (middle + 1)..<columns.count { places[index] = place(index, near: places[index - 1]) ?? first }
    for index in (0..<middle).reversed() { places[index] = place(index, near: places[index + 1]) ?? first }
    return (min(max(Int(first + 0.5), Self.skin.lowerBound + 2), Self.skin.upperBound - 2), places)
  }

  /// A narrow groove across one column.
  ///
  /// The rings slide along the skin, so that one ring is the groove's bottom all along the lid and its neighbours are the
  /// edges, which bulge a little. At the ends, where the groove has no depth, they stay where they were.
  private mutating func carve(
    column: Int, _ bottom: Int, at wanted: Float, halfBreadth: Float, depth: Float, _ fade: Float,
    in positions: inout [Vector]
  ) {
    if depth < 0.01 { return }
    func at(_ ring: Int) -> Int { vertices[ring * Self.columns + column] }
    let (low, high) = (Self.skin.lowerBound, Self.skin.upperBound)
    let place = max(wanted, Float(low) + 1)
    let share = min(2 * fade, 1)
    let old = (low...high).map { positions[at($0)] }
    for ring in (low + 1)..<high {
      let stretched =
        ring <= bottom
        ? Float(low) + Float(ring - low) * (place - Float(low)) / Float(bottom - low)
        : Float(high) - Float(high - ring) * (Float(high) - place) / Float(high - bottom)
      let from = Float(ring) + (stretched - Float(ring)) * share - Float(low)
      let k = min(max(Int(from), 0), old.count - 2)
      positions[at(ring)] = old[k] + (old[k + 1] - old[k]) * (from - Float(k))
    }
    let middle = positions[at(bottom)]
    // Straight back, so that the groove stays at its height.
    let back = normalised(Vector(0.3 * (middle.x - globe.centre.x), 0, max(middle.z - globe.centre.z, 1)))
    for (edge, lift) in [(bottom - 1, Float(0.12)), (bottom + 1, 0.2)] {
      let way = positions[at(edge)] - middle
      let far = length(way)
      // The brow's hairs grow on the outer rings: these stay.
      let near = edge < high - 3 ? halfBreadth : max(halfBreadth, 1.2)
      if far > near { positions[at(edge)] = middle + way * (1 + (near / far - 1) * share) }
      positions[at(edge)] += back * (depth * lift)
    }
    positions[at(bottom)] = middle - back * depth
    grooves.append(LidGroove(vertex: at(bottom), place: bottom * Self.columns + column, depth: depth))
  }
}

extension HeadExpression {
  /// Height of a crease at a share 0…1 of the way from the nasal to the temporal canthus, over its height in the middle:
  /// towards the canthi it comes down to the margin.
  public static func creaseShare(at share: Float) -> Float {
    0.45 + 0.55 * smoothStep(0, 0.36, share) * smoothStep(0, 0.26, 1 - share)
  }
}
