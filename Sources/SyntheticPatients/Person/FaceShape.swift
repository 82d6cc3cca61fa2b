import HeadGeometry

/// The shape of one person's head: how much of each way to differ, and the sizes that it is brought to.
struct FaceShape: Hashable, Sendable {
  /// Weights of ``FaceShapes/kinds``, ``FaceShapes/axes`` and ``FaceShapes/asymmetries``.
  var kinds: [Double]
  var axes: [Double]
  var asymmetries: [Double]
  /// Size of the head against the generic one.
  var size: Double
  /// Between the globes' centres, and between the canthi of one eye, millimetres.
  var eyeDistance, fissureWidth: Double

  /// Columns of the posterior margin's ring: see HeadAsset.
  private static let lateralCanthus = 8, medialCanthus = 21
  /// Weights further out than this many standard deviations make caricatures.
  private static let furthest = 2.4

  init(_ traits: Traits, _ shapes: FaceShapes, _ random: inout SeededGenerator) {
    func weight(_ spread: Double) -> Double { spread * min(max(random.normal(), -Self.furthest), Self.furthest) }
    kinds = traits.kindWeights
    axes = shapes.axes.map { axis in
      let w = weight(axis.spread)
      return axis.minus.vertices.isEmpty ? abs(w) : w
    }
    // Every asymmetry is one half's; half of the people have it on the other side.
    asymmetries = shapes.asymmetries.map { max(weight($0.spread), 0) }
    // Women's heads are 3 % under the mean of both, men's over it; 2.5 % of spread within each (face breadth and height
    // of 1,774 men and 2,208 women: 1988 Anthropometric Survey of U.S. Army Personnel, NATICK/TR-89/044).
    let man = traits.maleness
    size = 0.978 + 0.052 * man + 0.022 * min(max(random.normal(), -2), 2)
    // Interpupillary distance: women 62.3 ± 3.6 mm, men 64.7 ± 3.7 mm (the same survey, as in Dodgson, Proc. SPIE 5291
    // (2004) 36–46). A large head tends to have its eyes further apart.
    let own = 0.5 * (size - 0.978 - 0.052 * man) / 0.022 + 0.866 * min(max(random.normal(), -2.4), 2.4)
    eyeDistance = 62.3 + 2.4 * man + 3.65 * own
    // Canthus to canthus: women 30.7 ± 1.2 mm, men 31.3 ± 1.2 mm (Farkas, Anthropometry of the Head and Face, 1994),
    // measured on the skin; the margins that meet the globe are 1 mm shorter on either side.
    fissureWidth = 28.7 + 0.6 * man + 1.2 * min(max(random.normal(), -2), 2)
  }

  /// The head's vertices, its origin midway between the globes, millimetres.
  ///
  /// - Returns: `nil` when the shapes are not of the asset's topology.
  func positions(_ asset: HeadAsset, _ shapes: FaceShapes) -> [Vector]? {
    let count = asset.rest.count
    guard shapes.kinds.count == kinds.count, shapes.axes.count == axes.count,
      shapes.asymmetries.count == asymmetries.count, shapes.kinds.allSatisfy({ $0.count == count }),
      shapes.axes.indices.contains(shapes.eyeDistance),
      shapes.axes.indices.contains(shapes.eyeSize), count >= asset.skinCount + 2 * HeadAsset.eyeballVertices
    else { return nil }
    var p = asset.rest
    for (kind, weight) in zip(shapes.kinds, kinds) where weight != 0 {
      for v in p.indices { p[v] += kind[v] * Float(weight) }
    }
    for (axis, weight) in zip(shapes.axes, axes) { Self.add(axis, weight, to: &p) }
    for (one, weight) in zip(shapes.asymmetries, asymmetries) { Self.add(one.shape, weight, to: &p) }

    func globe(_ eye: Int) -> Vector {
      let start = asset.skinCount + eye * HeadAsset.eyeballVertices
      return p[start..<start + HeadAsset.eyeballVertices].reduce(Vector(), +) / Float(HeadAsset.eyeballVertices)
    }
    func distance() -> Double { Double(length(globe(1) - globe(0))) * size }
    func fissure() -> Double {
      let widths = asset.lids.map { Double(length(p[$0[Self.lateralCanthus]] - p[$0[Self.medialCanthus]])) }
      return widths.reduce(0, +) / Double(widths.count) * size
    }
    // Lids and eyes are brought to their sizes as far as a face can take it; what is left of the distance is the head's.
    func bring(_ measure: () -> Double, to wanted: Double, by axis: FaceShapes.Axis, atMost limit: Double) {
      let start = measure()
      let step = wanted > start ? 0.1 : -0.1
      let before = p
      Self.add(axis, step, to: &p)
      let gain = (measure() - start) / step
      p = before
      if gain > 1 { Self.add(axis, min(max((wanted - start) / gain, -limit), limit), to: &p) }
    }
    bring(fissure, to: fissureWidth, by: shapes.axes[shapes.eyeSize], atMost: 1.2)
    bring(distance, to: eyeDistance, by: shapes.axes[shapes.eyeDistance], atMost: 0.9)
    let scale = Float(size * min(max(eyeDistance / distance(), 0.95), 1.05))
    let middle = (globe(0) + globe(1)) / 2
    return p.map { ($0 - middle) * scale }
  }

  private static func add(_ axis: FaceShapes.Axis, _ weight: Double, to p: inout [Vector]) {
    add(weight < 0 ? axis.minus : axis.plus, abs(weight), to: &p)
  }
  private static func add(_ shape: FaceShapes.Sparse, _ weight: Double, to p: inout [Vector]) {
    if weight == 0 { return }
    for (v, d) in zip(shape.vertices, shape.deltas) where p.indices.contains(v) { p[v] += d * Float(weight) }
  }
}
