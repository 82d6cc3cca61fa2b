import MaskSigns

/// Brows, mouth and jaw in the head frame: landmarks cast from the camera onto the person's own depth.
struct ExpressionFit: Sendable {
  let camera: Camera
  /// Depth of each side's brow in the head frame, millimetres.
  let browDepth: BothEyes<Double>
  let lipDepth: Double
  let cornerDepth: BothEyes<Double>

  init(camera: Camera, points: [SIMD3<Double>]) {
    self.camera = camera
    func depth(_ indices: [Int]) -> Double { indices.reduce(0) { $0 + points[$1].z } / Double(indices.count) }
    browDepth = BothEyes(right: depth(Landmarks.brow.right), left: depth(Landmarks.brow.left))
    lipDepth = depth([Landmarks.innerLips.upper, Landmarks.innerLips.lower])
    cornerDepth = BothEyes(right: points[Landmarks.mouthCorner.right].z, left: points[Landmarks.mouthCorner.left].z)
  }

  /// A landmark at a depth of the head frame; `nil` when it is seen along the face.
  private func place(_ mesh: [SIMD3<Float>], _ index: Int, depth: Double, pose: RigidPose) -> SIMD3<Double>? {
    let pixel = SIMD2(Double(mesh[index].x), Double(mesh[index].y))
    return Sight(through: pixel, camera: camera, pose: pose).crosses(z: depth)
  }

  /// Mean height of a brow's ten points over the head's origin, millimetres.
  func brow(_ side: Eye, mesh: [SIMD3<Float>], pose: RigidPose) -> Double? {
    let indices = side == .right ? Landmarks.brow.right : Landmarks.brow.left
    var sum = 0.0
    for index in indices {
      guard let point = place(mesh, index, depth: browDepth[side], pose: pose) else { return nil }
      sum += point.y
    }
    return sum / Double(indices.count)
  }

  /// Distance of the inner lips at the midline, millimetres.
  func mouthOpening(mesh: [SIMD3<Float>], pose: RigidPose) -> Double? {
    guard let upper = place(mesh, Landmarks.innerLips.upper, depth: lipDepth, pose: pose),
      let lower = place(mesh, Landmarks.innerLips.lower, depth: lipDepth, pose: pose)
    else { return nil }
    return max(0, upper.y - lower.y)
  }

  func mouthCorner(_ side: Eye, mesh: [SIMD3<Float>], pose: RigidPose) -> SIMD3<Double>? {
    let index = side == .right ? Landmarks.mouthCorner.right : Landmarks.mouthCorner.left
    return place(mesh, index, depth: cornerDepth[side], pose: pose)
  }
}
