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
}
