internal import VideoDecoding

/// MediaPipe's attention mesh: 468 points with refined lids, brows and lips, and both irises, from one crop.
///
/// Chosen by measurement over 13 real recordings, against MediaPipe's Python FaceMesh with `refine_landmarks` (median
/// over recordings and eyes of the correlation of eye aperture; of horizontal iris position; time for a picture on one
/// thread of a 2-core machine, 32-bit floats):
///
/// | networks | aperture | iris | ms |
/// |---|---|---|---|
/// | attention mesh (this) | 1.00 | 1.00 | 2.3 |
/// | Face Landmarker, 478 points | 0.93 | 0.71 | 5.7 |
/// | plain mesh and two iris networks | 0.81 | 0.68 | 5.1 |
///
/// Three operators of the network are MediaPipe's own, so `Tools/split_attention_mesh.py` cuts it at them, and
/// ``FeatureCrop`` does their work.
struct AttentionMesh: ~Copyable {
  /// Side of the trunk's input, pixels.
  static let side = 192

  private let trunk: Network
  private var lips, rightEye, leftEye: MeshBranch
  /// The last face's points; the next one's are written over them. An array that somebody still holds is left to them.
  private var points = [SIMD3<Float>](repeating: .zero, count: MeshRegions.points)

  private init(
    trunk: consuming Network, lips: consuming MeshBranch, rightEye: consuming MeshBranch,
    leftEye: consuming MeshBranch
  ) {
    self.trunk = trunk
    self.lips = lips
    self.rightEye = rightEye
    self.leftEye = leftEye
  }

  static func load(
    _ core: inout InferenceCore, _ folder: ModelFolder, threads: Int
  ) throws(TrackingError) -> AttentionMesh {
    let features = FeatureCrop.trunkSide * FeatureCrop.trunkSide * FeatureCrop.channels
    return AttentionMesh(
      trunk: try core.network(
        .file(.meshTrunk), in: folder, threads: threads, inputs: side * side * 3,
        outputs: [MeshRegions.points * 3, 1, features]),
      lips: try .load(
        .meshLips, region: MeshRegions.lips, level: (61, 291), iris: false, core: &core, folder: folder,
        threads: threads),
      rightEye: try .load(
        .meshRightEye, region: MeshRegions.rightEye, level: (33, 133), iris: true, core: &core, folder: folder,
        threads: threads),
      leftEye: try .load(
        .meshLeftEye, region: MeshRegions.leftEye, level: (362, 263), iris: true, core: &core, folder: folder,
        threads: threads))
  }

  /// Looks at one crop of a picture. Takes no new memory once nobody holds the last face.
  ///
  /// - Returns: points in upright picture pixels, or `nil` when the face is absent: presence under `threshold`.
  mutating func face(in frame: Frame, crop: Crop, threshold: Float) throws(TrackingError) -> MeshedFace? {
    frame.sampled { planes in
      Sampler.fill(
        trunk.input, side: Self.side, from: planes, crop: crop, values: .zeroToOne, surround: .nearest)
    }
    try trunk.run()
    let mesh = trunk.outputs[0], presence = sigmoid(trunk.outputs[1][0]), features = trunk.outputs[2]
    // A crop that has run away to nothing or to infinity gives no number; that is no face either.
    guard presence >= threshold, mesh.allSatisfy(\.isFinite) else { return nil }
    let depth = crop.side / Float(Self.side)
    for index in points.indices {
      points[index] = SIMD3(
        crop.place([mesh[3 * index], mesh[3 * index + 1]], count: Self.side), mesh[3 * index + 2] * depth)
    }
    try lips.refine(mesh: mesh, features: features, crop: crop, points: &points)
    try rightEye.refine(mesh: mesh, features: features, crop: crop, points: &points)
    try leftEye.refine(mesh: mesh, features: features, crop: crop, points: &points)
    return MeshedFace(points: points, rightIris: rightEye.iris, leftIris: leftEye.iris, presence: presence)
  }
}
