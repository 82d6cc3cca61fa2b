/// One branch of the attention mesh: refines the points of one region, and finds an eye's iris.
struct MeshBranch: ~Copyable {
  private let network: Network
  /// The mesh points it refines, in the order of its results.
  private let region: [Int]
  /// The two mesh points that its crop is level with.
  private let level: (Int, Int)
  /// What it last saw of the iris, in picture pixels: centre, then the rim; empty for a branch without one.
  private(set) var iris: [SIMD2<Float>]

  static func load(
    _ name: ModelFolder.Network, region: [Int], level: (Int, Int), iris: Bool, core: inout InferenceCore,
    folder: ModelFolder, threads: Int
  ) throws(TrackingError) -> MeshBranch {
    let inputs = FeatureCrop.branchSide * FeatureCrop.branchSide * FeatureCrop.channels
    let network = try core.network(
      .file(name), in: folder, threads: threads, inputs: inputs, outputs: [region.count * 2] + (iris ? [5 * 2] : []))
    return MeshBranch(network: network, region: region, level: level, irisPoints: iris ? 5 : 0)
  }

  private init(network: consuming Network, region: [Int], level: (Int, Int), irisPoints: Int) {
    self.network = network
    self.region = region
    self.level = level
    iris = [SIMD2<Float>](repeating: .zero, count: irisPoints)
  }

  /// Looks at the trunk's features around the region, moves the region's points, and finds its ``iris``.
  ///
  /// - Parameters:
  ///   - mesh, features: the trunk's results.
  ///   - crop: what the trunk looked at.
  ///   - points: the face's points in picture pixels; x and y of the region's are replaced.
  mutating func refine(
    mesh: UnsafeBufferPointer<Float>, features: UnsafeBufferPointer<Float>, crop: Crop, points: inout [SIMD3<Float>]
  ) throws(TrackingError) {
    let window = FeatureCrop(around: region, levelFrom: level.0, to: level.1, mesh: mesh)
    window.read(features, into: network.input)
    try network.run()
    func place(_ values: UnsafeBufferPointer<Float>, _ index: Int) -> SIMD2<Float> {
      crop.place(window.place([values[2 * index], values[2 * index + 1]]), count: AttentionMesh.side)
    }
    for (row, index) in region.enumerated() {
      let refined = place(network.outputs[0], row)
      points[index].x = refined.x
      points[index].y = refined.y
    }
    for index in iris.indices { iris[index] = place(network.outputs[1], index) }
  }
}
