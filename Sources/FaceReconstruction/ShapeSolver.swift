import MaskSigns

/// The person's shape over the clip: principal components and every view's pose at once, by Gauss–Newton.
///
/// One picture's errors at a landmark are mostly the same in the next: what MediaPipe means by it differs by about 1 mm
/// from where the basis puts it. Such an error does not average out, so a landmark's weight in the shape saturates
/// with the number of views; the poses are eliminated by their Schur complement. What the components cannot explain
/// of a landmark's mean error is then given to its own offset, with a prior.
struct ShapeSolver {
  let camera: Camera
  let views: [FaceObservation]
  let landmarks: [Landmarks.Anchor]
  /// How many of the landmarks, from the first, are rigid: the others inform the shape, never the pose.
  let rigidCount: Int

  private(set) var shape: [Double]
  private(set) var offsets: [SIMD3<Double>]
  private(set) var poses: [RigidPose?]

  /// Standard deviation of a landmark's own offset from the basis, millimetres: 0.2–0.5 mm between drawn people, and
  /// more between real ones.
  static let offsetDeviation = 1.0
  /// The same for landmarks that inform the shape only: no pose rests on them, so they are bound less.
  static let looseOffsetDeviation = 2.0
  /// Views that count for an offset, at most.
  ///
  /// The network's landmarks slide over the face as it turns, so that many views agree on a wrong depth; they may not
  /// outvote the prior by their number.
  static let effectiveViews = 80.0

  init(camera: Camera, views: [FaceObservation]) {
    self.camera = camera
    self.views = views
    landmarks = Landmarks.anchors + Landmarks.expressive
    rigidCount = Landmarks.anchors.count
    shape = Array(repeating: 0, count: LandmarkBasis.shared.componentCount)
    offsets = Array(repeating: .zero, count: landmarks.count)
    poses = Array(repeating: nil, count: views.count)
  }

  /// Places of the landmarks in the head frame, millimetres.
  var points: [SIMD3<Double>] {
    landmarks.indices.map { LandmarkBasis.shared.point(landmarks[$0].index, shape: shape) + offsets[$0] }
  }

  /// The pose estimator that belongs to the present shape.
  var estimator: PoseEstimator {
    PoseEstimator(
      camera: camera, indices: landmarks.prefix(rigidCount).map(\.index), points: Array(points.prefix(rigidCount)),
      sigmas: landmarks.prefix(rigidCount).map(\.sigma))
  }

  mutating func solve() throws(FitError) {
    try align()
    for _ in 0..<5 {
      let change = try refineShape()
      try align()
      if change < 1e-3 { break }
    }
    for _ in 0..<4 {
      refineOffsets()
      try align()
    }
  }

  /// Every view's pose for the present shape.
  private mutating func align() throws(FitError) {
    let estimator = estimator
    for (k, view) in views.enumerated() { poses[k] = estimator.estimate(view.mesh)?.pose }
    guard poses.contains(where: { $0 != nil }) else { throw .degenerateLandmarks }
  }

  /// Reprojection of one landmark in one view, whitened by nothing yet: residual, its 2 × 3 derivative by the place
  /// in the head frame, by the turn, and the robust weight in 1/px².
  private func project(
    _ k: Int, in view: Int, pose: RigidPose, point: SIMD3<Double>
  ) -> (residual: SIMD2<Double>, byX: SIMD3<Double>, byY: SIMD3<Double>, turned: SIMD3<Double>, weight: Double)? {
    let turned = pose.rotation * point
    let p = turned + pose.translation
    guard p.z > 10 else { return nil }
    let seen = views[view].mesh[landmarks[k].index]
    let u = camera.focalLength / p.z
    let residual = SIMD2(Double(seen.x), Double(seen.y)) - camera.centre - SIMD2(p.x, p.y) * u
    let sigma = landmarks[k].sigma * u
    let tolerance = PoseEstimator.tolerance
    let square = (residual * residual).sum() / (sigma * sigma * tolerance * tolerance)
    return (
      residual, SIMD3(u, 0, -u * p.x / p.z), SIMD3(0, u, -u * p.y / p.z), turned,
      1 / ((1 + square) * (1 + square) * sigma * sigma)
    )
  }

  /// One Gauss–Newton step of the components, all poses moving along. Returns the largest change, in deviations.
  private mutating func refineShape() throws(FitError) -> Double {
    let count = shape.count
    let basis = LandmarkBasis.shared
    let points = points
    let used = poses.lazy.filter { $0 != nil }.count
    var normal = [Double](repeating: 0, count: count * count)
    var right = [Double](repeating: 0, count: count)
    // Over all views, each landmark's 3 × 3 information and gradient in the head frame: the components follow from it.
    var information = Array(repeating: Rotation(x: .zero, y: .zero, z: .zero), count: landmarks.count)
    var gradient = Array(repeating: SIMD3<Double>.zero, count: landmarks.count)
    var couplings = [Double](repeating: 0, count: count * 6)

    for view in views.indices {
      guard let pose = poses[view] else { continue }
      var poseNormal = InlineArray<36, Double>(repeating: 0)
      var poseRight = InlineArray<6, Double>(repeating: 0)
      for i in couplings.indices { couplings[i] = 0 }
      for k in landmarks.indices {
        guard let seen = project(k, in: view, pose: pose, point: points[k]) else { continue }
        // The saturating weight: σ² / n views of noise and the offset's own variance.
        let sigma = landmarks[k].sigma
        let own = Self.offsetDeviation * Self.offsetDeviation
        let weight = seen.weight * sigma * sigma / (Double(used) * own + sigma * sigma)
        // In the head frame.
        let (hx, hy) = (pose.rotation.undo(seen.byX), pose.rotation.undo(seen.byY))
        information[k].x += weight * (hx * hx.x + hy * hy.x)
        information[k].y += weight * (hx * hx.y + hy * hy.y)
        information[k].z += weight * (hx * hx.z + hy * hy.z)
        gradient[k] += weight * (hx * seen.residual.x + hy * seen.residual.y)
        guard k < rigidCount else { continue }
        let (tx, ty) = (cross(seen.turned, seen.byX), cross(seen.turned, seen.byY))
        let jx: InlineArray<6, Double> = [tx.x, tx.y, tx.z, seen.byX.x, seen.byX.y, seen.byX.z]
        let jy: InlineArray<6, Double> = [ty.x, ty.y, ty.z, seen.byY.x, seen.byY.y, seen.byY.z]
        let first = landmarks[k].index * basis.componentCount
        for a in 0..<6 {
          for b in a..<6 { poseNormal[a * 6 + b] += weight * (jx[a] * jx[b] + jy[a] * jy[b]) }
          poseRight[a] += weight * (jx[a] * seen.residual.x + jy[a] * seen.residual.y)
          let h = weight * (hx * jx[a] + hy * jy[a])
          for c in 0..<count { couplings[c * 6 + a] += dot(basis.components[first + c], h) }
        }
      }
      // Schur complement: what the pose can absorb does not count for the shape.
      for c in 0..<count {
        let row: InlineArray<6, Double> = [
          couplings[c * 6], couplings[c * 6 + 1], couplings[c * 6 + 2], couplings[c * 6 + 3], couplings[c * 6 + 4],
          couplings[c * 6 + 5],
        ]
        guard let absorbed = LinearSystem.solve6(poseNormal, row) else { continue }
        for a in 0..<6 { right[c] -= absorbed[a] * poseRight[a] }
        for d in c..<count {
          var sum = 0.0
          for a in 0..<6 { sum += absorbed[a] * couplings[d * 6 + a] }
          normal[c * count + d] -= sum
        }
      }
    }
    for k in landmarks.indices {
      let first = landmarks[k].index * basis.componentCount
      for c in 0..<count {
        let component = basis.components[first + c]
        right[c] += dot(component, gradient[k])
        let weighted = information[k] * component
        for d in c..<count { normal[c * count + d] += dot(basis.components[first + d], weighted) }
      }
    }
    // The prior: components are independent, of one standard deviation.
    for c in 0..<count {
      normal[c * count + c] += 1
      right[c] -= shape[c]
    }
    let change = try LinearSystem.solve(normal, right)
    var largest = 0.0
    for c in 0..<count {
      let next = (shape[c] + change[c]).clamped(-4, 4)
      largest = max(largest, abs(next - shape[c]))
      shape[c] = next
    }
    return largest
  }

  /// Each landmark's own offset, for the present poses.
  private mutating func refineOffsets() {
    let points = points
    // Fewer views at full weight are the same as all views against a stronger prior.
    let used = poses.lazy.filter { $0 != nil }.count
    let share = min(1, Self.effectiveViews / Double(max(1, used)))
    for k in landmarks.indices {
      var normal = InlineArray<36, Double>(repeating: 0)
      var right = InlineArray<6, Double>(repeating: 0)
      let deviation = k < rigidCount ? Self.offsetDeviation : Self.looseOffsetDeviation
      let prior = 1 / (share * deviation * deviation)
      for a in 0..<6 { normal[a * 7] = a < 3 ? prior : 1 }
      for a in 0..<3 { right[a] = -prior * offsets[k][a] }
      for view in views.indices {
        guard let pose = poses[view], let seen = project(k, in: view, pose: pose, point: points[k]) else { continue }
        let (hx, hy) = (pose.rotation.undo(seen.byX), pose.rotation.undo(seen.byY))
        for a in 0..<3 {
          for b in a..<3 { normal[a * 6 + b] += seen.weight * (hx[a] * hx[b] + hy[a] * hy[b]) }
          right[a] += seen.weight * (hx[a] * seen.residual.x + hy[a] * seen.residual.y)
        }
      }
      guard let delta = LinearSystem.solve6(normal, right) else { continue }
      offsets[k] += SIMD3(delta[0], delta[1], delta[2])
    }
  }
}
