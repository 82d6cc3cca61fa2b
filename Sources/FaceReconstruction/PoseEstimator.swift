import MaskSigns

/// Head pose of one picture from the rigid landmarks, by robust Gauss–Newton on the reprojection and the network's depth.
struct PoseEstimator: Sendable {
  let camera: Camera
  let indices: [Int]
  /// Places of the rigid landmarks in the head frame, millimetres.
  var points: [SIMD3<Double>]
  /// Standard deviations, millimetres at the head.
  var sigmas: [Double]
  /// Where the network's depth has this person's landmarks, in the head frame, millimetres; `nil` leaves depth out.
  ///
  /// The network's relief of a face is tilted against the true one by −2° ± 3° (48 people drawn with known poses): it tells how a head
  /// moves, not how it is held, so it is compared with its own mean over the clip.
  var relief: [SIMD3<Double>]?

  struct Estimate: Sendable {
    var pose: RigidPose
    /// Robust root mean square of the reprojection, pixels.
    var residual: Double
    /// Mean robust weight of the landmarks: 1 when all fit, near 0 when they are no face.
    var agreement: Double
  }

  /// Residuals beyond this many standard deviations count ever less (Geman–McClure).
  static let tolerance = 2.5
  /// Standard deviation of the network's depth over that of its place in the picture.
  ///
  /// Landmarks slide a little against the head as it nods. On people drawn with known poses, their places in the picture
  /// alone read 0.8 of a nod with 0.7° of scatter; with the depth at this weight, 0.9 with 0.3°.
  static let depthLooseness = 2.0
  /// Landmarks that agree less than this are not a face.
  static let leastAgreement = 0.25

  /// `nil` when the landmarks do not form a face before the camera.
  func estimate(_ mesh: [SIMD3<Float>]) -> Estimate? {
    guard var pose = start(mesh) else { return nil }
    var (residual, agreement) = (Double.infinity, 0.0)
    for round in 0..<12 {
      // The first rounds trust every point, so that a far start does not lose the right ones.
      let tolerance = round < 3 ? 20 : Self.tolerance
      guard let step = step(from: pose, mesh: mesh, tolerance: tolerance) else { return nil }
      pose = step.pose
      residual = step.residual
      agreement = step.agreement
      if round >= 4, step.size < 1e-7 { break }
    }
    guard pose.translation.z > 50, pose.translation.isFinite, residual.isFinite, agreement > Self.leastAgreement else {
      return nil
    }
    return Estimate(pose: pose, residual: residual, agreement: agreement)
  }

  private func step(
    from pose: RigidPose, mesh: [SIMD3<Float>], tolerance: Double
  ) -> (pose: RigidPose, residual: Double, agreement: Double, size: Double)? {
    var equations = PoseEquations()
    var (sum, weights) = (0.0, 0.0)
    let f = camera.focalLength
    // Pixels per millimetre at the head turn the standard deviations into pixels.
    let scale = f / pose.translation.z
    let depth = relief.map {
      DepthOrigin(mesh: mesh, indices: indices, points: $0, sigmas: sigmas, pose: pose, scale: scale)
    }
    for i in indices.indices {
      let turned = pose.rotation * points[i]
      let p = turned + pose.translation
      guard p.z > 10 else { return nil }
      let seen = mesh[indices[i]]
      let u = f / p.z
      let (rx, ry) = (Double(seen.x) - camera.centre.x - u * p.x, Double(seen.y) - camera.centre.y - u * p.y)
      let sigma = sigmas[i] * scale
      let square = (rx * rx + ry * ry) / (sigma * sigma * tolerance * tolerance)
      let robust = 1 / ((1 + square) * (1 + square))
      let weight = robust / (sigma * sigma)
      sum += robust * (rx * rx + ry * ry)
      weights += robust
      // Rows of the projection's derivative by camera coordinates: (u, 0, -u x/z) and (0, u, -u y/z).
      let (ax, ay) = (-u * p.x / p.z, -u * p.y / p.z)
      // By rotation w: w × turned; by translation: itself.
      equations.add(
        x: PoseRow(SIMD2(ax * turned.y, u * turned.z - ax * turned.x), SIMD2(-u * turned.y, u), SIMD2(0, ax)),
        y: PoseRow(SIMD2(ay * turned.y - u * turned.z, -ay * turned.x), SIMD2(u * turned.x, 0), SIMD2(u, ay)),
        residual: SIMD2(rx, ry), weight: weight)
      guard let depth, let relief else { continue }
      // Depth, from the landmarks' common origin, moves by turning only.
      let (rz, arm) = depth.residual(Double(seen.z), turned: pose.rotation * relief[i])
      let zSigma = sigma * Self.depthLooseness
      let zSquare = rz * rz / (zSigma * zSigma * tolerance * tolerance)
      let zWeight = robust / ((1 + zSquare) * (1 + zSquare) * zSigma * zSigma)
      equations.add(turn: SIMD2(scale * arm.y, -scale * arm.x), residual: rz, weight: zWeight)
    }
    guard let delta = equations.solution else { return nil }
    let turn = SIMD3(delta[0], delta[1], delta[2])
    let shift = SIMD3(delta[3], delta[4], delta[5])
    guard turn.isFinite, shift.isFinite else { return nil }
    // Half a radian a step at most: beyond, the linearisation means nothing.
    let limit = min(1, 0.5 / max(length(turn), 1e-12))
    let next = RigidPose(
      rotation: Rotation(vector: turn * limit) * pose.rotation, translation: pose.translation + shift * limit)
    guard next.translation.z > 50 else { return nil }
    return (
      next, (sum / max(weights, 1e-9)).squareRoot(), weights / Double(indices.count),
      length(turn) + length(shift) / pose.translation.z
    )
  }

  /// A first pose from the network's own depth: the line of the eyes and the midline give the axes.
  private func start(_ mesh: [SIMD3<Float>]) -> RigidPose? {
    func at(_ index: Int) -> SIMD3<Double> { SIMD3<Double>(mesh[index]) }
    let across = at(263) - at(33) + at(362) - at(133)
    let down = at(2) - at(168)
    guard let x = normalized(across), let y = normalized(x * dot(down, x) - down) else { return nil }
    let rotation = Rotation(x: x, y: y, z: cross(x, y))
    // Scale: the spread of the landmarks along the picture against that of the turned model.
    var (seen, model) = (SIMD2<Double>.zero, SIMD3<Double>.zero)
    for (i, index) in indices.enumerated() {
      seen += SIMD2(Double(mesh[index].x), Double(mesh[index].y))
      model += rotation * points[i]
    }
    seen /= Double(indices.count)
    model /= Double(indices.count)
    var (seenSpread, modelSpread) = (0.0, 0.0)
    for (i, index) in indices.enumerated() {
      let s = SIMD2(Double(mesh[index].x), Double(mesh[index].y)) - seen
      let m = rotation * points[i] - model
      seenSpread += (s * s).sum()
      modelSpread += m.x * m.x + m.y * m.y
    }
    guard seenSpread > 1, modelSpread > 1 else { return nil }
    let z = camera.focalLength * (modelSpread / seenSpread).squareRoot()
    let middle = SIMD3((seen - camera.centre) * (z / camera.focalLength), z)
    return RigidPose(rotation: rotation, translation: middle - model)
  }
}

extension PoseEstimator {
  /// The mean over a clip of where mesh and network depth put each landmark, turned back by the view's pose.
  func relief(views: [FaceObservation], poses: [RigidPose?]) -> [SIMD3<Double>]? {
    var sums = Array(repeating: SIMD3<Double>.zero, count: indices.count)
    var count = 0.0
    for (view, pose) in zip(views, poses) {
      guard let pose else { continue }
      let millimetres = pose.translation.z / camera.focalLength
      for (i, index) in indices.enumerated() { sums[i] += pose.rotation.undo(SIMD3<Double>(view.mesh[index]) * millimetres) }
      count += 1
    }
    return count > 0 ? sums.map { $0 / count } : nil
  }
}

/// The network's depth has no origin: landmarks are compared from their weighted means.
struct DepthOrigin {
  /// Pixels per millimetre.
  let scale: Double
  private var seen = 0.0
  private var turned = SIMD3<Double>.zero

  init(
    mesh: [SIMD3<Float>], indices: [Int], points: [SIMD3<Double>], sigmas: [Double], pose: RigidPose, scale: Double
  ) {
    self.scale = scale
    var sum = 0.0
    for i in indices.indices {
      let weight = 1 / (sigmas[i] * sigmas[i])
      sum += weight
      seen += weight * Double(mesh[indices[i]].z)
      turned += weight * points[i]
    }
    seen /= sum
    turned = pose.rotation * (turned / sum)
  }

  /// Seen less expected depth in pixels, and the landmark's arm about the mean in millimetres.
  func residual(_ z: Double, turned point: SIMD3<Double>) -> (residual: Double, arm: SIMD3<Double>) {
    let arm = point - turned
    return (z - seen - scale * arm.z, arm)
  }
}
