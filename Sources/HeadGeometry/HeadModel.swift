/// A head that can be moved: fine positions and normals for an expression, of the generic head or any of its topology.
///
/// Nothing is subdivided per frame: Catmull–Clark is linear, so rest and face units are refined once; lids act on the fine
/// grid. A frame that differs only in the eyes moves only the eyes.
public struct HeadModel: Sendable {
  /// Triangles of the skin, anticlockwise from outside. The deep lining of the conjunctival sac is left out: the globe hides
  /// it.
  public let triangles: [SIMD3<Int32>]
  /// Vertices that triangles use; among them those whose place or light the lids of each eye change, and all corners of
  /// the triangles that these are part of.
  public let drawnVertices: [Int]
  public let drawnLidVertices, drawnLidSurroundings: [[Int]]
  /// The generic head's rest position of each vertex, whatever the head: a coordinate for paint.
  public let paint: [Vector]
  /// 0…1 per vertex; `openness` is ambient light at rest.
  public let lipMask, insideMouth, openness: [Float]
  public let globes: [Globe]
  public private(set) var positions: [Vector]
  public private(set) var normals: [Vector]
  /// Vertices that the lids move, per eye; all others stay when only the eyes change.
  public var lidVertices: [[Int]] { lids.map(\.vertices) }

  /// Columns around each eye and rings from the conjunctival sac to the brow in ``lidVertices``; ring
  /// ``lidMarginRing`` is the posterior margin.
  public static let lidColumns = LidRig.columns, lidMarginRing = LidRig.margin, lidRings = LidRig.rings
  /// Columns of the upper lid, from the lateral to the medial canthus.
  public static let upperLidColumns = LidRig.upper
  func lidVertex(_ side: Int, _ place: Int) -> Int { lids[side].vertices[place] }

  private let rest: [Vector]
  private var moved: [Vector]
  private var lids: [LidRig]
  /// Vertices whose normals the lids change: their own, and those one quad further.
  private let lidReach: [[Int]]
  private let mouth: MouthRig
  private let landmarks: [Int]
  private struct Field: Sendable {
    var vertices: [Int32]
    var deltas: [Vector]
  }
  private let jaw: Field
  private let corners: [[Field]]
  private var brows: [Field] = []
  private let fineQuads: [SIMD4<Int32>]
  private var expression: HeadExpression?
  private let normalStarts: [Int32]
  private let normalQuads: [Int32]

  /// - Parameters:
  ///   - positions: another head in the asset's vertex order; `nil` is the generic one.
  ///   - detail: quads with edges under four times this (millimetres) whose refining would move their outline by less
  ///     than 8 % of it, on the ears 18 %, are drawn unrefined, for speed; never at lids and lips. 0 refines all.
  ///   - irisRadius: of both eyes, millimetres.
  /// - Returns: `nil` when the asset's parts do not fit together.
  public init?(
    asset: HeadAsset, positions identity: [Vector]? = nil, detail: Float = 0, irisRadius: Float = Globe.irisRadius
  ) {
    let coarse = identity ?? asset.rest
    guard coarse.count == asset.rest.count, asset.units.count == HeadAsset.UnitName.allCases.count,
      asset.landmarks.count == HeadAsset.Landmark.allCases.count, asset.lids.count == 2, asset.sockets.count == 2,
      asset.rest.count >= asset.skinCount + 2 * HeadAsset.eyeballVertices
    else { return nil }
    let subdivision = Subdivision(vertexCount: asset.skinCount, quads: asset.quads)
    let fineRest = subdivision(Array(coarse[..<asset.skinCount]))
    let paint = subdivision(Array(asset.rest[..<asset.skinCount]))
    let globes = (0..<2).map { eye in
      let start = asset.skinCount + eye * HeadAsset.eyeballVertices
      return Globe(
        vertices: coarse[start..<start + HeadAsset.eyeballVertices], side: eye == 0 ? -1 : 1, irisRadius: irisRadius)
    }
    var rigs: [LidRig] = []
    for eye in 0..<2 {
      guard let grid = LidRig.grid(lids: asset.lids[eye], sockets: asset.sockets[eye], subdivision: subdivision)
      else { return nil }
      rigs.append(LidRig(vertices: grid, globe: globes[eye], rest: fineRest))
    }
    lids = rigs

    // Face units on the fine mesh, sparse again.
    func fine(_ unit: HeadAsset.Unit, keeping share: (Vector) -> Float = { _ in 1 }) -> [Vector] {
      var dense = [Vector](repeating: Vector(), count: asset.skinCount)
      for (v, d) in zip(unit.vertices, unit.deltas) where v < asset.skinCount { dense[v] = d * share(asset.rest[v]) }
      return subdivision(dense)
    }
    func sparse(_ dense: [Vector]) -> Field {
      var field = Field(vertices: [], deltas: [])
      for (v, d) in dense.enumerated() where dot(d, d) > 1e-6 {
        field.vertices.append(Int32(v))
        field.deltas.append(d)
      }
      return field
    }
    func unit(_ name: HeadAsset.UnitName) -> HeadAsset.Unit { asset.units[name.rawValue] }
    let jawDense = fine(unit(.jawOpen))
    let cornersDense: [[[Vector]]] = (0..<2).map { side in
      let sign: Float = side == 0 ? -1 : 1
      return [
        fine(unit(side == 0 ? .smileRight : .smileLeft)), fine(unit(side == 0 ? .stretchRight : .stretchLeft)),
        fine(unit(side == 0 ? .frownRight : .frownLeft)), fine(unit(.pucker)) { smoothStep(-13, 13, $0.x * sign) },
      ]
    }
    func landmark(_ name: HeadAsset.Landmark) -> Int { asset.landmarks[name.rawValue] }
    mouth = MouthRig(
      moved: { cornersDense[$0][$1.rawValue][$2] }, jaw: { jawDense[$0] },
      corners: [landmark(.mouthCornerRight), landmark(.mouthCornerLeft)], upperLip: landmark(.innerLipUpper),
      lowerLip: landmark(.innerLipLower))
    jaw = sparse(jawDense)
    corners = cornersDense.map { $0.map(sparse) }
    landmarks = asset.landmarks

    // Four fine quads for each coarse one, without the deep lining of the sac.
    let deep = Self.deepLining(asset)
    fineQuads = subdivision.quads.enumerated().filter { !deep[$0.offset / 4] }.map(\.element)
    let unrefined = Self.unrefined(asset, limit: detail)
    triangles = Self.triangulate(asset.quads, fine: subdivision.quads, hidden: deep, unrefined: unrefined)
    var isDrawn = [Bool](repeating: false, count: subdivision.fineCount)
    for t in triangles { for k in 0..<3 { isDrawn[Int(t[k])] = true } }
    drawnVertices = isDrawn.indices.filter { isDrawn[$0] }
    // Quads around each vertex, for normals.
    var around = [[Int32]](repeating: [], count: subdivision.fineCount)
    for (q, quad) in fineQuads.enumerated() { for k in 0..<4 { around[Int(quad[k])].append(Int32(q)) } }
    var starts: [Int32] = [0]
    for a in around { starts.append(starts[starts.count - 1] + Int32(a.count)) }
    normalStarts = starts
    normalQuads = around.flatMap { $0 }
    // Where a lid moves, the light changes one quad further, and the picture one triangle further still.
    let fineQuads = self.fineQuads, triangles = self.triangles
    lidReach = rigs.map { rig in
      var isReached = [Bool](repeating: false, count: subdivision.fineCount)
      for v in rig.vertices {
        isReached[v] = true
        for q in around[v] { for k in 0..<4 { isReached[Int(fineQuads[Int(q)][k])] = true } }
      }
      return isReached.indices.filter { isReached[$0] }
    }
    drawnLidVertices = lidReach.map { reach in reach.filter { isDrawn[$0] } }
    drawnLidSurroundings = drawnLidVertices.map { vertices in
      var isChanged = [Bool](repeating: false, count: subdivision.fineCount), isNear = isChanged
      for v in vertices { isChanged[v] = true }
      for t in triangles where (0..<3).contains(where: { isChanged[Int(t[$0])] }) {
        for k in 0..<3 { isNear[Int(t[k])] = true }
      }
      return isNear.indices.filter { isNear[$0] }
    }

    rest = fineRest
    moved = [Vector](repeating: Vector(), count: fineRest.count)
    self.paint = paint
    self.globes = globes
    lipMask = subdivision(Array(asset.lipMask[..<asset.skinCount]))
    openness = subdivision(Array(asset.openness[..<asset.skinCount]))
    insideMouth = subdivision(Array(asset.insideMouth[..<asset.skinCount]))
    positions = fineRest
    normals = fineRest
    quadNormals = [Vector](repeating: Vector(), count: fineQuads.count)
    updateNormals()
    // A brow slides along the skin: up by one, and as far forward or back as the surface there asks.
    brows = (0..<2).map { side in
      var field = Field(vertices: [], deltas: [])
      for v in paint.indices {
        let weight = BrowField.weight(paint[v], side: side == 0 ? -1 : 1)
        if weight > 1e-3 {
          let n = normals[v]
          let slope = n.z > 0.2 ? max(-0.9, min(0.9, -n.y / n.z)) : 0
          field.vertices.append(Int32(v))
          field.deltas.append(Vector(0, 1, slope) * weight)
        }
      }
      return field
    }
  }

  private var quadNormals: [Vector]

  /// Takes on an expression. Costs little when only the eyes differ from the last one, nothing when all is the same.
  public mutating func pose(_ new: HeadExpression) {
    if let expression, expression == new { return }
    let keepsFace = expression.map { $0.hasSameMouthAndBrows(as: new) } ?? false
    if !keepsFace { moveMouthAndBrows(new) }
    for eye in 0..<2 where !keepsFace || expression?[eye] != new[eye] {
      lids[eye].apply(new[eye], offset: moved, to: &positions)
    }
    if keepsFace {
      for eye in 0..<2 where expression?[eye] != new[eye] { updateLidNormals(eye) }
    } else {
      updateNormals()
    }
    expression = new
  }

  /// The lid margins that an expression commands, as heights at a temporal distance from the globe's centre.
  public func marginHeights(_ eye: HeadExpression.Eye, side: Int, at temporal: Float) -> (upper: Float, lower: Float) {
    let (upper, lower) = lids[side].curves(eye)
    let low = lower(temporal)
    return (max(low, upper(temporal)), low)
  }

  /// The bottoms of the folds that the expression commands on one eye's lids: a shade finer than the head's own skin shows.
  public func grooves(side: Int) -> [LidGroove] { lids[side].grooves }

  /// Where the posterior lid margins meet: temporal distance from the globe's centre.
  public func canthi(side: Int) -> (medial: Float, lateral: Float) {
    (lids[side].medialCanthus.x, lids[side].lateralCanthus.x)
  }

  private mutating func moveMouthAndBrows(_ new: HeadExpression) {
    for v in moved.indices { moved[v] = Vector() }
    func add(_ field: Field, _ strength: Float) {
      if strength == 0 { return }
      for (v, d) in zip(field.vertices, field.deltas) { moved[Int(v)] += d * strength }
    }
    let strength = mouth.jawStrength(opening: new.opening, corners: [new.cornerRight, new.cornerLeft])
    add(jaw, strength)
    for side in 0..<2 {
      let corner = side == 0 ? new.cornerRight : new.cornerLeft
      let strengths = mouth.strengths(side: side, corner: corner, jaw: strength)
      for motion in MouthRig.Motion.allCases { add(corners[side][motion.rawValue], strengths[motion.rawValue]) }
      add(brows[side], side == 0 ? new.browRight : new.browLeft)
    }
    for v in positions.indices { positions[v] = rest[v] + moved[v] }
  }

  private mutating func updateNormals() {
    for (q, quad) in fineQuads.enumerated() {
      let diagonal = positions[Int(quad.z)] - positions[Int(quad.x)]
      quadNormals[q] = cross(diagonal, positions[Int(quad.w)] - positions[Int(quad.y)])
    }
    for v in normals.indices { updateNormal(v) }
  }

  private mutating func updateLidNormals(_ eye: Int) {
    for v in lids[eye].vertices {
      for k in Int(normalStarts[v])..<Int(normalStarts[v + 1]) {
        let q = Int(normalQuads[k])
        let quad = fineQuads[q]
        let diagonal = positions[Int(quad.z)] - positions[Int(quad.x)]
        quadNormals[q] = cross(diagonal, positions[Int(quad.w)] - positions[Int(quad.y)])
      }
    }
    for v in lidReach[eye] { updateNormal(v) }
  }

  @inline(__always)
  private mutating func updateNormal(_ v: Int) {
    var sum = Vector()
    for k in Int(normalStarts[v])..<Int(normalStarts[v + 1]) { sum += quadNormals[Int(normalQuads[k])] }
    normals[v] = normalised(sum)
  }
}
