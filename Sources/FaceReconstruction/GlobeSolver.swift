import MaskSigns

/// The centre of each globe in the head frame, over the clip.
///
/// An iris is seen where globe and gaze together put it, so its track alone cannot part a shifted centre from a
/// constant gaze: 1 mm reads as 5.6°. What parts them is anatomy (the globe stands midway between the canthi,
/// ± 0.8 mm) and range: eyes do not turn further than about 50°, so a track that runs past the limit moves the centre.
/// The narrowing of a turned iris would tell too, but the network does not draw it: on real clips the ratio of width
/// to height stays as it is in adduction and falls in abduction only.
enum GlobeSolver {
  /// Turn that eyes seldom exceed, as the sine of 50°: textbooks give healthy ductions 45–50° to either side.
  static let limit = 0.766
  /// How sharply the limit holds, as a sine: iris, pose and limit together are off by some 9° out there.
  static let softness = 0.15
  /// Views that count for the limit, at most: their errors are not independent.
  static let effectiveViews = 3.0

  /// Moves the globes from where anatomy expects them to where the clip's gaze stays in range and the reflexes have them.
  static func solve(
    prior expected: BothEyes<SIMD3<Double>>, views: [(observation: FaceObservation, pose: RigidPose)],
    anchors: BothEyes<CanthusAnchor>, camera: Camera
  ) -> BothEyes<SIMD3<Double>> {
    let views = views.map { View($0.observation, $0.pose, anchors, camera) }
    var prior = expected.map(GlobePrior.init)
    for eye in Eye.allCases { prior[eye].take(eye, from: views, camera: camera) }
    var globes = prior.map(\.centre)
    for eye in Eye.allCases {
      // A closed eye's iris is a guess.
      let sights = views.compactMap { view -> Sight? in
        let pose = view.poses[eye]
        let scale = camera.focalLength / max(pose.toCamera(prior[eye].centre).z, 1)
        return iris(view.observation, eye, pixelsPerMillimetre: scale).map { Sight(through: $0, camera: camera, pose: pose) }
      }
      for _ in 0..<12 { globes[eye] += step(at: globes[eye], prior: prior[eye], sights: sights) }
    }
    for eye in Eye.allCases { prior[eye].centre = globes[eye] }
    return ReflexSolver(views: views, globes: globes, camera: camera).moved(prior)
  }

  /// What is seen in one picture, and the head's pose as each eye's own canthi tell it.
  struct View {
    let observation: FaceObservation
    let poses: BothEyes<RigidPose>

    init(_ observation: FaceObservation, _ pose: RigidPose, _ anchors: BothEyes<CanthusAnchor>, _ camera: Camera) {
      func settled(_ side: Eye) -> RigidPose {
        guard let reading = observation.eyes[side].usableReading(pictureSize: observation.pictureSize), !reading.isHidden
        else { return pose }
        return anchors[side].settled(pose, reading, camera: camera)
      }
      self.observation = observation
      poses = BothEyes(right: settled(.right), left: settled(.left))
    }
  }

  /// Where an iris is seen; `nil` when lids, a hand or the picture hide it: then it is a guess.
  private static func iris(_ view: FaceObservation, _ eye: Eye, pixelsPerMillimetre: Double) -> SIMD2<Double>? {
    let seen = view.eyes[eye]
    if let reading = seen.usableReading(pictureSize: view.pictureSize) {
      return reading.showsIris(pixelsPerMillimetre: pixelsPerMillimetre) ? reading.iris.pixel : nil
    }
    return seen.reading == nil && seen.aperture > IrisScale.openAperture ? IrisEvidence(seen).centre : nil
  }

  /// One Gauss–Newton step of prior and range.
  private static func step(at globe: SIMD3<Double>, prior: GlobePrior, sights: [Sight]) -> SIMD3<Double> {
    var normal = InlineArray<36, Double>(repeating: 0)
    var right = InlineArray<6, Double>(repeating: 0)
    let deviation = prior.deviation
    for a in 0..<3 {
      normal[a * 7] = 1 / (deviation[a] * deviation[a])
      normal[(a + 3) * 7] = 1
      right[a] = (prior.centre[a] - globe[a]) / (deviation[a] * deviation[a])
    }
    var beyond: [(excess: Double, outward: SIMD3<Double>)] = []
    for sight in sights {
      // The iris' offset from the straight-ahead line through the globe, at the depth where the sight meets it.
      let met = sight.meets(globe, radius: EyeAnatomy.irisLever)
      let along = dot(globe - sight.origin, sight.direction)
      let point = met.isHit ? met.point : sight.origin + sight.direction * along
      let offset = SIMD3(point.x - globe.x, point.y - globe.y, 0)
      let size = length(offset)
      let excess = size / EyeAnatomy.irisLever - limit
      if excess > 0 { beyond.append((excess, offset / size)) }
    }
    let weight = min(1, effectiveViews / Double(max(1, beyond.count))) / (softness * softness)
    for (excess, outward) in beyond {
      let slope = outward / EyeAnatomy.irisLever
      for a in 0..<3 {
        for b in a..<3 { normal[a * 6 + b] += weight * slope[a] * slope[b] }
        right[a] += weight * slope[a] * excess
      }
    }
    guard let delta = LinearSystem.solve6(normal, right) else { return .zero }
    let move = SIMD3(delta[0], delta[1], delta[2])
    return move.isFinite ? move / 2 : .zero
  }
}
