/// The lids of one eye on the polar grid that MakeHuman's head has there, refined once: 56 columns by 33 rings.
///
/// Each column turns about the horizontal axis through the globe's centre, so that its margin comes to the commanded
/// height; rings further out follow less and less; all stay outside the globe and the cornea's bulge. Working on the fine
/// grid makes the margin lie exactly where it is commanded: no smoothing comes after.
struct LidRig: Sendable {
  static let columns = 2 * HeadAsset.lidColumns
  static let rings = 2 * (HeadAsset.lidRings + HeadAsset.socketRings) - 1
  /// The posterior margin. Rings before it line the conjunctival sac, and ring 30 is the brow.
  static let margin = 2 * HeadAsset.socketRings
  static let lateral = 16, medial = 42
  static let upper = 17..<42

  // How much of the margin's turn each coarse ring takes, from the posterior margin outwards: after the lid units of
  // the head's data, with less at the crease when closing, so that the pretarsal skin unrolls over about 9 mm.
  private static let closing: [Float] = [1, 1, 0.97, 0.9, 0.81, 0.69, 0.54, 0.32, 0.13, 0.03, 0]
  private static let opening: [Float] = [1, 0.97, 0.95, 0.92, 0.82, 0.68, 0.52, 0.35, 0.17, 0.05, 0]
  private static let lowering: [Float] = [1, 1, 1, 0.97, 0.93, 0.85, 0.72, 0.57, 0.4, 0.2, 0]
  private static let lining: [Float] = [0.15, 0.35, 0.55, 0.75, 0.9, 0.97]
  /// Distance of each skin ring from the eye's surface where the lid slides over it, millimetres: tarsus and skin.
  private static let thickness: [Float] = [0.12, 0.7, 1.0, 1.2, 1.3, 1.4, 1.5, 1.5, 1.2, 0, 0]

  /// Fine vertex of ring r, column c at r * columns + c.
  let vertices: [Int]
  let globe: Globe
  /// Neutral elevation about the horizontal axis, distance from that axis, and temporal x: per grid place.
  private let elevation, distance, temporal: [Float]
  private let weights: [(closing: Float, opening: Float, lowering: Float, thickness: Float)]
  private let neutral: [Vector]
  /// Canthi at the posterior margin (temporal x, height).
  let medialCanthus, lateralCanthus: SIMD2<Float>
  /// The bottoms of the folds that were commanded.
  var grooves: [LidGroove] = []
  /// Reused by every frame.
  private var turns = [Float](repeating: 0, count: LidRig.columns)
  private var heights = [Float](repeating: 0, count: LidRig.columns)

  /// The grid's fine vertices, or `nil` when the asset's loops do not fit its quads.
  static func grid(lids: [Int], sockets: [Int], subdivision: Subdivision) -> [Int]? {
    let n = HeadAsset.lidColumns
    let count = HeadAsset.lidRings + HeadAsset.socketRings
    func coarse(_ ring: Int, _ column: Int) -> Int {
      ring < HeadAsset.socketRings
        ? sockets[(HeadAsset.socketRings - 1 - ring) * n + column % n]
        : lids[(ring - HeadAsset.socketRings) * n + column % n]
    }
    var grid: [Int] = []
    for ring in 0..<(2 * count - 1) {
      for column in 0..<columns {
        let (r, c) = (ring / 2, column / 2)
        switch (ring & 1, column & 1) {
        case (0, 0): grid.append(coarse(r, c))
        case (0, _):
          guard let v = subdivision.middle(ofEdge: coarse(r, c), coarse(r, c + 1)) else { return nil }
          grid.append(v)
        case (_, 0):
          guard let v = subdivision.middle(ofEdge: coarse(r, c), coarse(r + 1, c)) else { return nil }
          grid.append(v)
        default:
          guard let v = subdivision.middle(ofDiagonal: coarse(r, c), coarse(r + 1, c + 1)) else { return nil }
          grid.append(v)
        }
      }
    }
    return grid
  }

  init(vertices: [Int], globe: Globe, rest: [Vector]) {
    self.vertices = vertices
    self.globe = globe
    let relative = vertices.map { rest[$0] - globe.centre }
    neutral = relative
    elevation = relative.map { Float(arctangent(Double($0.y), Double($0.z))) }
    distance = relative.map { ($0.y * $0.y + $0.z * $0.z).squareRoot() }
    temporal = relative.map { $0.x * globe.side }
    let (m, l) = (Self.margin * Self.columns + Self.medial, Self.margin * Self.columns + Self.lateral)
    medialCanthus = SIMD2(relative[m].x * globe.side, relative[m].y)
    lateralCanthus = SIMD2(relative[l].x * globe.side, relative[l].y)
    func at(_ table: [Float], _ ring: Int) -> Float {
      let k = ring / 2
      return ring & 1 == 0 ? table[k] : (table[k] + table[min(k + 1, table.count - 1)]) / 2
    }
    weights = (0..<Self.rings).map { ring in
      let skin = ring - Self.margin
      if skin >= 0 {
        return (at(Self.closing, skin), at(Self.opening, skin), at(Self.lowering, skin), at(Self.thickness, skin))
      }
      let w = at(Self.lining + [1], ring)
      return (w, w, w, 0)
    }
  }

  /// The margins that `eye` commands: closed lids meet on the lower one's line.
  func curves(_ eye: HeadExpression.Eye) -> (upper: LidCurve, lower: LidCurve) {
    let lower = LidCurve(medial: medialCanthus, heights: eye.lower, lateral: lateralCanthus)
    if eye.isClosed { return (lower, lower) }
    return (LidCurve(medial: medialCanthus, heights: eye.upper, lateral: lateralCanthus), lower)
  }

  /// Moves the grid's vertices in `positions`; `offset` is what brows and mouth add to every vertex of the head.
  mutating func apply(_ eye: HeadExpression.Eye, offset: [Vector], to positions: inout [Vector]) {
    let axis = globe.axis(eye.gaze)
    let (upper, lower) = curves(eye)
    let first = Self.margin * Self.columns
    for c in 0..<Self.columns {
      let k = first + c
      let x = temporal[k]
      if c == Self.lateral || c == Self.medial {
        turns[c] = 0
        heights[c] = neutral[k].y
        continue
      }
      var y = lower(x)
      // The upper lid may come down to the lower one, and then laps over it by a hair.
      if Self.upper.contains(c) {
        let gap = max(0, upper(x) - y)
        y += gap - 0.25 * (1 - smoothStep(0, 0.7, gap))
      }
      let reach = max(distance[k], (max(0, globe.radius * globe.radius - x * x)).squareRoot())
      y = max(-0.94 * reach, min(0.94 * reach, y))
      heights[c] = y
      turns[c] = Float(arcsine(Double(y / reach))) - elevation[k]
    }
    for ring in 0..<Self.rings {
      let w = weights[ring]
      for c in 0..<Self.columns {
        let k = ring * Self.columns + c
        let turn = turns[c]
        let isUpper = Self.upper.contains(c)
        let share = isUpper ? (turn < 0 ? w.closing : w.opening) : w.lowering
        let (s, co) = smallSineCosine(max(-1.5, min(1.5, turn * share)))
        var p = neutral[k]
        (p.y, p.z) = (p.y * co + p.z * s, p.z * co - p.y * s)
        if ring == Self.margin { p.y = heights[c] }
        if ring >= Self.margin {
          if w.thickness > 0 {
            // Outside the eye, at the same height: the margin stays where it was commanded.
            let clearance = globe.surface(along: normalised(p), axis: axis) + w.thickness + (isUpper ? 0.12 : 0)
            let needed = clearance * clearance - p.x * p.x - p.y * p.y
            if p.z * p.z < needed { p.z = needed.squareRoot() }
          }
        } else {
          // The lining stays inside the globe; next to the margin it runs straight back, so that it never shows over it.
          let limit = globe.radius * 0.97
          if ring == Self.margin - 1 {
            p.y = heights[c]
            p.z = max(1, limit * limit - p.x * p.x - p.y * p.y).squareRoot()
          }
          let d = length(p)
          if d > limit { p *= limit / d }
        }
        positions[vertices[k]] = globe.centre + p
      }
    }
    grooves.removeAll(keepingCapacity: true)
    if eye.crease == nil { carveCrease(eye, in: &positions) }
    if let fold = eye.lowerFold { carve(fold, in: &positions) }
    for k in first..<vertices.count { positions[vertices[k]] += offset[vertices[k]] }
    // A crease stands over the margin where it is commanded, also under a brow that has moved.
    if eye.crease != nil { carveCrease(eye, in: &positions) }
  }
}
