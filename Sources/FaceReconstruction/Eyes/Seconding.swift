import MaskSigns

extension PersonSolution {
  /// Deviation of lids that both networks call closed, millimetres: they are believed.
  private static let agreed = 0.4

  /// Mixes what the eye network read with the mesh's second opinion: each by its variance, the mesh only as far as the
  /// network is in doubt, so that whatever is read well stays as it was read.
  func seconded(_ read: ReadEye, by mesh: MeshEye, _ side: Eye, head: HeadPosture, trust: Double) -> EyeFit {
    let opinion = opinions[side]
    let believed = Confidence.mesh(side, lidResidual: mesh.residual, head: head)
    var mixture = Mixture(EyeNumbers(read.eye), with: mesh, opinion)
    let lids = mixture.lids(
      deviation: max(read.marginDeviation, read.placeDeviation), doubt: read.lidDoubt * believed)
    // Behind lids on their way the mesh guesses where the iris is.
    let gaze = opinion.showsIris(mesh)
      ? mixture.gaze(deviation: read.eye.gazeDeviation ?? .infinity, doubt: read.gazeDoubt * believed) : nil
    guard lids != nil || gaze != nil else { return read.eye }

    var eye = read.eye.with(mixture.numbers)
    var deviation = min(read.marginDeviation, lids?.deviation ?? .infinity)
    // How far the lids had to go is not asked of lids that meet; two networks that say so are believed.
    if lids != nil, opinion.isClosed(mesh), read.lidDoubt * believed >= 0.5, let scatter = opinion.lidScatter {
      eye.isClosed = true
      deviation = min(deviation, read.closedProbability >= 0.2 ? Self.agreed : scatter / believed.squareRoot())
    }
    if let gaze {
      eye.gazeDeviation = gaze.deviation
      eye.gazeConfidence = Confidence.gaze(face: trust, deviation: gaze.deviation, isOnGlobe: mesh.isOnGlobe)
      eye.irisCentre += gaze.share * (mesh.iris.centre - eye.irisCentre)
    }
    if eye.isClosed {
      eye.gazeConfidence = 0
      (eye.pupilToIris, eye.reflex) = (nil, nil)
      eye.mrd1 = max(eye.mrd1, -eye.mrd2)
    }
    let iris = eye.isClosed ? 0 : (eye.gazeDeviation ?? .infinity) / .degreesPerRadian * EyeAnatomy.irisLever
    eye.lidDeviation = (deviation * deviation + iris * iris).squareRoot()
    eye.confidence = Confidence.lids(face: trust, deviation: deviation)
    return eye
  }
}

/// Two opinions of one eye, weighed number by number.
private struct Mixture {
  private(set) var numbers: EyeNumbers
  private let mesh: MeshEye
  private let opinion: SecondOpinion

  /// How much of it is the mesh's, and its standard deviation.
  typealias Weighed = (share: Double, deviation: Double)

  init(_ numbers: EyeNumbers, with mesh: MeshEye, _ opinion: SecondOpinion) {
    self.numbers = numbers
    self.mesh = mesh
    self.opinion = opinion
  }

  /// `nil` when the mesh has no say.
  mutating func lids(deviation: Double, doubt: Double) -> Weighed? {
    let names: [EyeNumbers.Name] = [.upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal, .upperCentral, .lowerCentral]
    return mix(names, deviation, doubt)
  }

  mutating func gaze(deviation: Double, doubt: Double) -> Weighed? { mix([.gazeYaw, .gazePitch], deviation, doubt) }

  /// The least sure of the last two names counts.
  private mutating func mix(_ names: [EyeNumbers.Name], _ deviation: Double, _ doubt: Double) -> Weighed? {
    guard doubt > 0 else { return nil }
    var mixed = numbers
    var weighed: [Weighed] = []
    for name in names {
      guard let told = opinion.told(name, by: mesh) else { return nil }
      let ours = 1 / (deviation * deviation), theirs = doubt / (told.deviation * told.deviation)
      let share = theirs / (ours + theirs)
      mixed[name] += share * (told.value - mixed[name])
      weighed.append((share, 1 / (ours + theirs).squareRoot()))
    }
    numbers = mixed
    return weighed.suffix(2).max { $0.deviation < $1.deviation }
  }
}

extension EyeFit {
  /// With other lids and another gaze; MRDs are counted from the pupil, so they move with the lid and against the gaze.
  fileprivate func with(_ numbers: EyeNumbers) -> EyeFit {
    var eye = self
    eye.gaze = numbers.gaze
    eye.upperLid = numbers.upper
    eye.lowerLid = numbers.lower
    let rise = EyeAnatomy.irisLever * (eye.gaze.axis.y - gaze.axis.y)
    eye.mrd1 += (eye.upperLid.central - upperLid.central).value - rise
    eye.mrd2 += rise - (eye.lowerLid.central - lowerLid.central).value
    return eye
  }
}
