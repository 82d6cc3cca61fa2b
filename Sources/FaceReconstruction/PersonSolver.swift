import MaskSigns
import RealModule

/// From the chosen views to the person: shape and poses, the iris' scale, the globes, the open lids.
struct PersonSolver {
  let camera: Camera
  let views: [FaceObservation]
  let covers: CoverTimes

  func solve() throws(FitError) -> PersonSolution {
    var solver = ShapeSolver(camera: camera, views: views)
    try solver.solve()
    let fitted = solver.points
    let indices = solver.landmarks.map(\.index)
    // Twice: the scale needs the gaze's foreshortening, which needs the globes, which need the scale.
    var scale = 1.0
    var globes = Self.globePrior(shape: solver.shape, indices: indices, points: fitted, scale: scale)
    for _ in 0..<3 {
      scale *= IrisScale.factor(views: views, poses: scaled(solver.poses, by: scale), globes: globes, camera: camera)
      globes = Self.globePrior(shape: solver.shape, indices: indices, points: fitted, scale: scale)
    }
    let points = LandmarkBasis.shared.points(shape: solver.shape).map { $0 * scale }
    let estimator = PoseEstimator(
      camera: camera, indices: solver.estimator.indices, points: solver.estimator.points.map { $0 * scale },
      sigmas: solver.estimator.sigmas,
      relief: solver.estimator.relief(views: views, poses: solver.poses)?.map { $0 * scale })
    let estimates = views.map { estimator.estimate($0.mesh) }
    let seen = zip(views, estimates).compactMap { view, estimate in estimate.map { (view, $0) } }
    guard !seen.isEmpty else { throw .degenerateLandmarks }
    func fittedPoint(_ index: Int) -> SIMD3<Double> {
      indices.firstIndex(of: index).map { fitted[$0] * scale } ?? points[index]
    }
    func anchor(_ side: Eye, _ nasal: SIMD3<Double>, _ temporal: SIMD3<Double>) -> CanthusAnchor {
      var anchor = CanthusAnchor(nasal: nasal, temporal: temporal)
      anchor.learn(side, from: seen.map { ($0.0, $0.1.pose) }, camera: camera)
      return anchor
    }
    let canthi = BothEyes(
      right: SIMD2(fittedPoint(Landmarks.nasalCanthus.right).z, fittedPoint(Landmarks.temporalCanthus.right).z),
      left: SIMD2(fittedPoint(Landmarks.nasalCanthus.left).z, fittedPoint(Landmarks.temporalCanthus.left).z))
    let anchors = BothEyes(
      right: anchor(.right, fittedPoint(Landmarks.nasalCanthus.right), fittedPoint(Landmarks.temporalCanthus.right)),
      left: anchor(.left, fittedPoint(Landmarks.nasalCanthus.left), fittedPoint(Landmarks.temporalCanthus.left)))
    for eye in Eye.allCases { globes[eye] += anchors[eye].offset(eye) }
    let uncovered = seen.filter { !$0.0.isCovered }
    let rest = HeadRest(uncovered.map(\.1.pose.posture))
    globes = GlobeSolver.solve(
      prior: globes, views: uncovered.map { ($0.0, $0.1.pose) }, anchors: anchors, camera: camera)
    let person = PersonFit(
      shape: solver.shape, globeCentres: globes, irisLever: EyeAnatomy.irisLever,
      eyeDistancePixels: median(seen.map { $0.0.eyeDistance }) ?? 0,
      residualPixels: median(seen.map { $0.1.residual }) ?? 0)
    var solution = PersonSolution(
      person: person, camera: camera, estimator: estimator, expression: ExpressionFit(camera: camera, points: points),
      canthusDepth: canthi, anchors: anchors, covers: covers, rest: rest)
    // Read with the solution itself, of which only this is missing.
    let reader = solution
    for eye in Eye.allCases { solution.opinions[eye] = SecondOpinion(views.compactMap { reader.pair(eye, $0) }) }
    return solution
  }

  private func scaled(_ poses: [RigidPose?], by scale: Double) -> [RigidPose?] {
    poses.map { $0.map { RigidPose(rotation: $0.rotation, translation: $0.translation * scale) } }
  }

  /// Where the globes are expected: as the basis has them to the canthi, at the canthi that were fitted.
  ///
  /// The head grows with the scale, the globe does not: its depth behind the lids is its own radius.
  static func globePrior(
    shape: [Double], indices: [Int], points: [SIMD3<Double>], scale: Double
  ) -> BothEyes<SIMD3<Double>> {
    let basis = LandmarkBasis.shared
    func prior(_ globe: Int, _ canthi: [Int]) -> SIMD3<Double> {
      var (middle, expected) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
      for index in canthi {
        let place = basis.point(index, shape: shape)
        expected += place / 2
        middle += (indices.firstIndex(of: index).map { points[$0] } ?? place) / 2
      }
      return middle * scale + (basis.point(globe, shape: shape) - expected)
    }
    return BothEyes(
      right: prior(LandmarkBasis.rightGlobe, [Landmarks.nasalCanthus.right, Landmarks.temporalCanthus.right]),
      left: prior(LandmarkBasis.leftGlobe, [Landmarks.nasalCanthus.left, Landmarks.temporalCanthus.left]))
  }
}
