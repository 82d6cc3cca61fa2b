import MaskSigns

extension PersonSolution {
  /// One eye: by its own network; where that is unsure, with the mesh's help; where it cannot read, by the mesh.
  func eye(
    _ side: Eye, _ observation: FaceObservation, pose: RigidPose, head: HeadPosture, trust: Double
  ) -> EyeFit? {
    let seen = observation.eyes[side]
    let read = seen.usableReading(pictureSize: observation.pictureSize)
      .flatMap { self.read(side, $0, at: observation.time, pose: pose, trust: trust) }
    if let read, read.eye.isCovered || !read.isDoubtful { return read.eye }
    let mesh = MeshEye(
      seen, side: side, globe: person.globeCentres[side], canthusDepth: canthusDepth[side], camera: camera, pose: pose)
    let nearCover = covers.isNear(side, observation.time)
    if let read {
      // Beside a hand the mesh draws the eye that it expects.
      guard let mesh, !nearCover else { return read.eye }
      return seconded(read, by: mesh, side, head: head, trust: trust)
    }
    guard let mesh else { return nil }
    let alone = alone(mesh, side, head: head, trust: trust)
    guard seen.reading != nil else { return alone }
    // The network looked and could not read.
    let unread = ReadEye(eye: alone.unread, marginDeviation: .infinity, placeDeviation: .infinity, closedProbability: 0)
    return nearCover ? unread.eye : seconded(unread, by: mesh, side, head: head, trust: trust)
  }

  /// What the network read of an eye.
  struct ReadEye {
    var eye: EyeFit
    /// Standard deviation of the margins by themselves, millimetres; closed lids have it too.
    var marginDeviation: Double
    /// The same of their single places.
    var placeDeviation: Double
    /// The network's probability that the lids touch all along.
    var closedProbability: Double

    var lidDoubt: Double { Confidence.lidDoubt(curve: marginDeviation, places: placeDeviation) }
    var gazeDoubt: Double { eye.isClosed ? 0 : Confidence.gazeDoubt(deviation: eye.gazeDeviation ?? .infinity) }
    var isDoubtful: Bool { lidDoubt > 0 || gazeDoubt > 0 }
  }

  /// From the eye network's reading; `nil` when its lines are no margins.
  func read(_ side: Eye, _ reading: EyeReading, at time: MediaTime, pose: RigidPose, trust: Double) -> ReadEye? {
    let globe = person.globeCentres[side]
    let pose = anchors[side].settled(pose, reading, camera: camera)
    let reader = EyeReader(
      side: side, reading: reading, globe: globe, canthusDepth: canthusDepth[side], camera: camera, pose: pose)
    let gaze = reader.gaze
    let pupil = globe + gaze.gaze.axis * EyeAnatomy.irisLever
    guard let lids = LidReading(reader, pupil: pupil),
      let width = FissureWidth.between(
        reading.nasalCanthus.pixel, reading.temporalCanthus.pixel, depths: canthusDepth[side], camera: camera, pose: pose)
    else { return nil }
    let isClosed = LidClosure.isClosed(probability: Double(reading.isClosed), widest: lids.widest)
    // Behind closed lids nobody sees an iris; that they are closed is sure all the same.
    let deviation = isClosed ? lids.marginDeviation : lids.deviation
    let gazeTrust = Confidence.gaze(face: trust, deviation: reader.gazeDeviation, isOnGlobe: gaze.isOnGlobe)
    let eye = EyeFit(
      gaze: gaze.gaze, upperLid: lids.upper, lowerLid: lids.lower, mrd1: lids.mrd1, mrd2: lids.mrd2, fissureWidth: width,
      crease: lids.crease, pupilToIris: isClosed ? nil : reader.pupilToIris,
      reflex: isClosed ? nil : reader.reflex(pupil: pupil), irisCentre: reading.iris.pixel,
      irisDiameterPixels: Double(max(reading.irisAxes.x, reading.irisAxes.y)), isClosed: isClosed,
      isCovered: covers.isCovered(side, reading, at: time), lidDeviation: deviation,
      gazeDeviation: reader.gazeDeviation, gazeConfidence: isClosed ? 0 : gazeTrust,
      confidence: Confidence.lids(face: trust, deviation: lids.marginDeviation))
    return ReadEye(
      eye: eye, marginDeviation: lids.marginDeviation, placeDeviation: lids.placeDeviation,
      closedProbability: Double(reading.isClosed))
  }

  /// From the mesh alone, when no network of its own looks at the eye.
  private func alone(_ mesh: MeshEye, _ side: Eye, head: HeadPosture, trust: Double) -> EyeFit {
    let isClosed = opinions[side].isClosed(mesh)
    return EyeFit(
      gaze: mesh.numbers.gaze, upperLid: mesh.numbers.upper, lowerLid: mesh.numbers.lower, mrd1: mesh.mrd1,
      mrd2: mesh.mrd2, fissureWidth: mesh.width, irisCentre: mesh.iris.centre,
      irisDiameterPixels: mesh.iris.diameter, isClosed: isClosed, isCovered: false,
      confidence: trust * Confidence.mesh(side, lidResidual: mesh.residual, head: head)
        * (isClosed ? 0.6 : 1) * (mesh.isOnGlobe ? 1 : 0.3))
  }

  /// What both networks say of an eye in one picture, to learn the mesh's way of speaking from; `nil` without a mesh.
  func pair(_ side: Eye, _ observation: FaceObservation) -> SecondOpinion.Pair? {
    guard observation.isUsable, let estimate = estimator.estimate(observation.mesh),
      let mesh = MeshEye(
        observation.eyes[side], side: side, globe: person.globeCentres[side], canthusDepth: canthusDepth[side],
        camera: camera, pose: estimate.pose)
    else { return nil }
    var pair = SecondOpinion.Pair(mesh: mesh)
    guard let reading = observation.eyes[side].usableReading(pictureSize: observation.pictureSize), !reading.isHidden,
      let read = read(side, reading, at: observation.time, pose: estimate.pose, trust: 1)
    else { return pair }
    let numbers = EyeNumbers(read.eye)
    if read.lidDoubt < 0.5 { pair.lids = numbers }
    if (read.eye.gazeConfidence ?? 0) > 0.5 { pair.gaze = numbers }
    return pair
  }
}

extension EyeFit {
  /// Of a mesh beside a network that looked and could not read: it guesses, and is not believed.
  fileprivate var unread: EyeFit {
    var eye = self
    eye.confidence *= 0.15
    eye.gazeConfidence = eye.confidence
    return eye
  }
}
