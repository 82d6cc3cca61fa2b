import HeadGeometry

/// Visible edges of a fissure from straight ahead: height over the globe's centre at a temporal distance from it.
struct LidMargins: Sendable {
  /// (temporal x, height) from the nasal to the temporal canthus.
  var upperEdge: [SIMD2<Float>]
  var lowerEdge: [SIMD2<Float>]

  func upper(_ x: Float) -> Float { Self.height(upperEdge, x) }
  func lower(_ x: Float) -> Float { Self.height(lowerEdge, x) }

  static func height(_ edge: [SIMD2<Float>], _ x: Float) -> Float {
    guard let first = edge.first, let last = edge.last else { return 0 }
    if x <= first.x { return first.y }
    for (a, b) in zip(edge, edge.dropFirst()) where x <= b.x && b.x > a.x {
      return mix(a.y, b.y, min(max((x - a.x) / (b.x - a.x), 0), 1))
    }
    return last.y
  }
}

extension PatientHead {
  /// The fissure as the posed head shows it: of each lid's two edges the one that reaches further into it is seen.
  func margins(_ eye: Int) -> LidMargins {
    let globe = model.globes[eye]
    func edge(_ columns: [Int], _ ring: Int) -> [SIMD2<Float>] {
      columns.map {
        let p = vertex(eye, ring, $0) - globe.centre
        return SIMD2(p.x * globe.side, p.y)
      }
    }
    let outerUpper = edge(Self.upperColumns, Self.anterior)
    let outerLower = edge(Self.lowerColumns, Self.anterior)
    return LidMargins(
      upperEdge: edge(Self.upperColumns, Self.posterior).map { SIMD2($0.x, min($0.y, LidMargins.height(outerUpper, $0.x))) },
      lowerEdge: edge(Self.lowerColumns, Self.posterior).map { SIMD2($0.x, max($0.y, LidMargins.height(outerLower, $0.x))) })
  }

  /// The seen edge of a lid as places on the head, from the nasal to the temporal canthus.
  func seenEdge(_ eye: Int, isUpper: Bool) -> [Vector] {
    (isUpper ? Self.upperColumns : Self.lowerColumns).map { column in
      let inner = vertex(eye, Self.posterior, column)
      let outer = vertex(eye, Self.anterior, column)
      return (isUpper ? outer.y < inner.y : outer.y > inner.y) ? outer : inner
    }
  }

  /// The upper lid's crease: the groove that was carved, or the head's own.
  ///
  /// - Returns: The groove across the lid, and its height over the margin in the middle; `nil` when the lid is smooth.
  func crease(_ eye: Int, commanded: Double?) -> (curve: [Vector], height: Float)? {
    var curve: [Vector] = []
    var middle: (height: Float, x: Float)?
    let carved = carvedRings(eye)
    for column in Self.upperColumns.dropFirst().dropLast() {
      guard let groove = commanded == nil ? ownGroove(eye, column) : carved[column].flatMap({ carvedGroove(eye, column, $0) })
      else { continue }
      curve.append(groove)
      let away = abs(groove.x - model.globes[eye].centre.x)
      if away < middle?.x ?? 2 { middle = (groove.y - vertex(eye, Self.posterior, column).y, away) }
    }
    return middle.map { (curve, $0.height) }
  }

  /// The fold under the lower lid's bulge, from the nose outwards; empty when the person has none.
  func lowerFoldCurve(_ eye: Int) -> [Vector] {
    let carved = carvedRings(eye)
    return Self.lowerColumns.dropFirst().dropLast().compactMap { column in
      carved[column].flatMap { carvedGroove(eye, column, $0) }
    }
  }

  /// The ring of each column's fold. No column has two: upper and lower lid share none.
  private func carvedRings(_ eye: Int) -> [Int?] {
    var rings = [Int?](repeating: nil, count: Self.columns)
    for groove in model.grooves(side: eye) { rings[groove.place % Self.columns] = groove.place / Self.columns }
    return rings
  }

  /// A fold's bottom, where it lies under its edges by ``leastDepth``.
  private func carvedGroove(_ eye: Int, _ column: Int, _ ring: Int) -> Vector? {
    depth(eye, ring, column) > Self.leastDepth ? vertex(eye, ring, column) : nil
  }

  /// How deep a place of the lid lies under the line between its neighbours, as seen from the globe.
  private func depth(_ eye: Int, _ ring: Int, _ column: Int) -> Float {
    func distance(_ p: Vector) -> Float { length(p - model.globes[eye].centre) }
    let (inner, here, outer) = (vertex(eye, ring - 1, column), vertex(eye, ring, column), vertex(eye, ring + 1, column))
    let (before, after) = (length(here - inner), length(outer - here))
    return mix(distance(inner), distance(outer), before / (before + after)) - distance(here)
  }
  /// Millimetres: what is shallower hardly shows.
  private static let leastDepth: Float = 0.08

  /// The place of one column of the lid's skin, within 1.4 mm of the head's own fold, that lies deepest under its
  /// neighbours.
  private func ownGroove(_ eye: Int, _ column: Int) -> Vector? {
    let fold = vertex(eye, Self.posterior + 12, column).y
    var best: (ring: Int, depth: Float)?
    for ring in Self.anterior + 2...Self.posterior + 18 where abs(vertex(eye, ring, column).y - fold) < 1.4 {
      let d = depth(eye, ring, column)
      if d > best?.depth ?? Self.leastDepth { best = (ring, d) }
    }
    guard let (ring, deepest) = best else { return nil }
    // Between rings: the top of the parabola through three depths.
    let (before, after) = (depth(eye, ring - 1, column), depth(eye, ring + 1, column))
    let bend = before - 2 * deepest + after
    let move = bend < -1e-6 ? min(max((before - after) / (2 * bend), -0.5), 0.5) : 0
    let here = vertex(eye, ring, column)
    let next = vertex(eye, move < 0 ? ring - 1 : ring + 1, column)
    return here + (next - here) * abs(move)
  }
}
