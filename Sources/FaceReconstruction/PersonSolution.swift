import MaskSigns

/// A person solved over a clip: reads the signs of any of its pictures, each by itself, without smoothing.
public struct PersonSolution: Sendable {
  public internal(set) var person: PersonFit
  let camera: Camera
  let estimator: PoseEstimator
  let expression: ExpressionFit
  let closure: BothEyes<LidClosure>
  /// Depth of the canthi in the head frame, millimetres: nasal and temporal.
  let canthusDepth: BothEyes<SIMD2<Double>>
  let anchors: BothEyes<CanthusAnchor>
  /// `nil` of a recording that is too short to know.
  let rest: HeadRest?

  /// The measurements of one picture. `face` is `nil` when there is no observation, or none that a face explains.
  public func fit(_ observation: FaceObservation?, time: MediaTime) -> FrameFit {
    guard let observation, observation.isUsable, let face = face(observation) else {
      return FrameFit(time: time, face: nil)
    }
    return FrameFit(time: time, face: face)
  }

  private func face(_ observation: FaceObservation) -> VisibleFace? {
    guard let estimate = estimator.estimate(observation.mesh) else { return nil }
    let pose = observation.isCovered ? rest?.held(estimate.pose) ?? estimate.pose : estimate.pose
    let head = pose.posture
    let eyeDistance = observation.eyeDistance
    let trust = Confidence.face(
      presence: Double(observation.presence), fit: estimate, eyeDistance: eyeDistance, head: head)
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

  private func eye(
    _ side: Eye, _ observation: FaceObservation, pose: RigidPose, head: HeadPosture, trust: Double
  ) -> EyeFit? {
    let seen = observation.eyes[side]
    if let reading = seen.usableReading(pictureSize: observation.pictureSize),
      let eye = eye(side, reading, pose: pose, trust: trust)
    {
      return eye
    }
    // The network looked and could not read: the mesh guesses, and is not believed.
    let doubt = seen.reading == nil ? 1 : Self.unread
    let iris = IrisEvidence(seen)
    let globe = person.globeCentres[side]
    let gaze = GazeFit(iris: iris.centre, globe: globe, camera: camera, pose: pose)
    guard let lids = LidFit(seen, side: side, globe: globe, camera: camera, pose: pose),
      let width = fissureWidth(seen, side: side, pose: pose)
    else { return nil }
    let pupil = EyeAnatomy.irisLever * gaze.gaze.axis.y
    let aperture = (lids.upper.central - lids.lower.central).value / width
    let isClosed = closure[side].isClosed(aperture: aperture)
    return EyeFit(
      gaze: gaze.gaze, upperLid: lids.upper, lowerLid: lids.lower, mrd1: lids.upper.central.value - pupil,
      mrd2: pupil - lids.lower.central.value, fissureWidth: width, irisCentre: iris.centre,
      irisDiameterPixels: iris.diameter, isClosed: isClosed, isCovered: false,
      confidence: doubt * Confidence.eye(
        side, face: trust, lidResidual: lids.residual, isClosed: isClosed, isOnGlobe: gaze.isOnGlobe, head: head))
  }

  /// Share of the mesh's confidence in an eye that its own network could not read.
  private static let unread = 0.15

  /// From the eye network's reading; `nil` when its lines are no margins.
  private func eye(_ side: Eye, _ reading: EyeReading, pose: RigidPose, trust: Double) -> EyeFit? {
    let globe = person.globeCentres[side]
    let pose = anchors[side].settled(pose, reading, camera: camera)
    let reader = EyeReader(
      side: side, reading: reading, globe: globe, canthusDepth: canthusDepth[side], camera: camera, pose: pose)
    let gaze = reader.gaze
    let pupil = globe + gaze.gaze.axis * EyeAnatomy.irisLever
    guard let lids = LidReading(reader, pupil: pupil),
      let width = distance(
        reading.nasalCanthus.pixel, reading.temporalCanthus.pixel, depths: canthusDepth[side], pose: pose)
    else { return nil }
    let isClosed = LidClosure.isClosed(probability: Double(reading.isClosed), widest: lids.widest)
    // Behind closed lids nobody sees an iris; that they are closed is sure all the same.
    let deviation = isClosed ? lids.marginDeviation : lids.deviation
    let gazeTrust = Confidence.gaze(face: trust, deviation: reader.gazeDeviation, isOnGlobe: gaze.isOnGlobe)
    return EyeFit(
      gaze: gaze.gaze, upperLid: lids.upper, lowerLid: lids.lower, mrd1: lids.mrd1, mrd2: lids.mrd2, fissureWidth: width,
      crease: lids.crease, pupilToIris: isClosed ? nil : reader.pupilToIris,
      reflex: isClosed ? nil : reader.reflex(pupil: pupil), irisCentre: reading.iris.pixel,
      irisDiameterPixels: Double(max(reading.irisAxes.x, reading.irisAxes.y)), isClosed: isClosed,
      isCovered: reading.isHidden, lidDeviation: deviation, gazeDeviation: reader.gazeDeviation,
      gazeConfidence: isClosed ? 0 : gazeTrust, confidence: Confidence.lids(face: trust, deviation: lids.marginDeviation))
  }

  private func fissureWidth(_ eye: EyeObservation, side: Eye, pose: RigidPose) -> Double? {
    func pixel(_ k: Int) -> SIMD2<Double> { SIMD2(Double(eye.contour[k].x), Double(eye.contour[k].y)) }
    return distance(
      pixel(EyeContour.nasalCanthus), pixel(EyeContour.temporalCanthus), depths: canthusDepth[side], pose: pose)
  }

  /// Distance of the canthi, each cast to its own depth, millimetres; `nil` under 1 mm.
  private func distance(
    _ nasal: SIMD2<Double>, _ temporal: SIMD2<Double>, depths: SIMD2<Double>, pose: RigidPose
  ) -> Double? {
    guard let a = Sight(through: nasal, camera: camera, pose: pose).crosses(z: depths.x),
      let b = Sight(through: temporal, camera: camera, pose: pose).crosses(z: depths.y)
    else { return nil }
    let width = length(a - b)
    return width > 1 ? width : nil
  }
}
