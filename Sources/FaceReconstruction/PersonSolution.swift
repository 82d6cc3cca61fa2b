import MaskSigns

/// A person solved over a clip: reads the signs of any of its pictures, each by itself, without smoothing.
public struct PersonSolution: Sendable {
  public internal(set) var person: PersonFit
  let camera: Camera
  let estimator: PoseEstimator
  let expression: ExpressionFit
  /// Depth of the canthi in the head frame, millimetres: nasal and temporal.
  let canthusDepth: BothEyes<SIMD2<Double>>
  let anchors: BothEyes<CanthusAnchor>
  let covers: CoverTimes
  /// `nil` of a recording that is too short to know.
  let rest: HeadRest?
  var opinions = BothEyes(right: SecondOpinion.none, left: .none)

  /// The measurements of one picture. `face` is `nil` when there is no observation, or none that a face explains.
  public func fit(_ observation: FaceObservation?, time: MediaTime) -> FrameFit {
    guard let observation, observation.isUsable, let face = face(observation) else {
      return FrameFit(time: time, face: nil)
    }
    return FrameFit(time: time, face: face)
  }

  private func face(_ observation: FaceObservation) -> VisibleFace? {
    guard let estimate = estimator.estimate(observation.mesh) else { return nil }
    let isCovered = Eye.allCases.contains { side in
      observation.eyes[side].usableReading(pictureSize: observation.pictureSize)
        .map { covers.isCovered(side, $0, at: observation.time) } ?? false
    }
    let pose = isCovered ? rest?.held(estimate.pose) ?? estimate.pose : estimate.pose
    let head = pose.posture
    let trust = trust(observation, estimate, head)
    guard let right = eye(.right, observation, pose: pose, head: head, trust: trust),
      let left = eye(.left, observation, pose: pose, head: head, trust: trust),
      let browRight = expression.brow(.right, mesh: observation.mesh, pose: pose),
      let browLeft = expression.brow(.left, mesh: observation.mesh, pose: pose),
      let opening = expression.mouthOpening(mesh: observation.mesh, pose: pose),
      let cornerRight = expression.mouthCorner(.right, mesh: observation.mesh, pose: pose),
      let cornerLeft = expression.mouthCorner(.left, mesh: observation.mesh, pose: pose)
    else { return nil }
    let globes = person.globeCentres
    return VisibleFace(
      head: head, position: pose.translation, eyes: BothEyes(right: right, left: left),
      brows: BothEyes(right: browRight - globes.right.y, left: browLeft - globes.left.y), mouthOpening: opening,
      mouthCorners: BothEyes(right: cornerRight, left: cornerLeft), confidence: trust)
  }

  /// Of the whole face, 0…1.
  func trust(_ observation: FaceObservation, _ estimate: PoseEstimator.Estimate, _ head: HeadPosture) -> Double {
    Confidence.face(
      presence: Double(observation.presence), fit: estimate, eyeDistance: observation.eyeDistance, head: head)
  }
}
