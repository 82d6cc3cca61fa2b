import HeadGeometry
import MaskSigns

extension PatientHead {
  /// The signs of the picture, read off the posed head: of its geometry, not of what the pose commanded.
  func truth(_ pose: PatientPose, _ view: TruthView) -> PictureTruth {
    let points = PictureTruth.Point.allCases.map { ($0, view.picture(landmark($0.landmark))) }
    let opening = landmark(.innerLipUpper).y - landmark(.innerLipLower).y
    return PictureTruth(
      head: pose.head, eyes: BothEyes(right: truth(.right, pose, view), left: truth(.left, pose, view)), place: view.origin,
      mouthOpening: Double(opening - restMouth.opening), wrinkles: pose.wrinkles,
      points: Dictionary(uniqueKeysWithValues: points))
  }

  /// Poses the head and reads its truth, without making a scene.
  mutating func truth(_ pose: PatientPose, at place: SIMD3<Double>, _ camera: Camera, room: Lighting = Lighting()) -> PictureTruth {
    move(to: pose)
    return truth(pose, TruthView(pose, at: place, camera, room: room))
  }

  func landmark(_ name: HeadAsset.Landmark) -> Vector { model.positions[HeadAsset.embedded.landmarks[name.rawValue]] }

  private func truth(_ eye: Eye, _ pose: PatientPose, _ view: TruthView) -> EyeTruth {
    let index = eye == .right ? 0 : 1
    let globe = model.globes[index]
    let centre = SIMD3<Double>(globe.centre)
    let side = Double(globe.side)
    let margins = margins(index)
    let looking = Self.axis(pose.gaze[eye])
    let drawn = globe.axis(looking)
    let eyeball = EyeballTruth(globe, drawn: drawn, looking: looking)
    let pupilX = Float(eyeball.iris.x * side)
    let lower = Double(margins.lower(pupilX))
    // A closed upper lid laps over the lower one by a hair; the fissure then has no height, and both margins are one.
    let upper = max(Double(margins.upper(pupilX)), lower)
    let nasal = vertex(index, Self.posterior, Self.nasalColumn)
    let temporal = vertex(index, Self.posterior, Self.temporalColumn)
    let widest = zip(margins.upperEdge, margins.upperEdge.map { margins.lower($0.x) }).map { $0.y - $1 }.max() ?? 0
    let brow = brows[eye].map { model.positions[$0].y - globe.centre.y }
    let crease = crease(index, commanded: pose.crease[eye])
    let pupil = pose.pupil[eye] ?? Double(person.eye.pupilToIris * 2 * globe.irisRadius)
    let iris = view.ellipse(centre + eyeball.iris, eyeball.right, eyeball.up, radius: Double(globe.irisRadius))

    let reflex = view.reflex(cornea: SIMD3<Double>(globe.mirrorCentre(looking))) - centre
    let offset = view.seen(centre + reflex, inPlaneOf: centre + eyeball.iris) - (centre + eyeball.iris)
    let reflexX = Float(reflex.x * side)
    let isOpenThere = reflex.y < Double(margins.upper(reflexX)) && reflex.y > Double(margins.lower(reflexX))
    let onCornea = reflex - eyeball.axis * dot(reflex, eyeball.axis)

    let hidden: (SIMD3<Double>) -> Bool = { p in pose.occluder.map { view.hides($0, p) } ?? false }
    let disc = eyeball.disc.filter { hidden(centre + $0) }.count
    let corner = landmark(eye == .right ? .mouthCornerRight : .mouthCornerLeft)
    let way = corner - restMouth.corners[eye]
    let places = EyeTruth.marginPlaces.map { Float($0) }
    return EyeTruth(
      mrd1: upper - eyeball.iris.y, mrd2: eyeball.iris.y - lower, fissureHeight: upper - lower,
      fissureWidth: Double(length(nasal - temporal)),
      upperMargin: places.map { Double(max(margins.upper($0), margins.lower($0))) },
      lowerMargin: places.map { Double(margins.lower($0)) },
      upperCurve: seenEdge(index, isUpper: true).map(view.picture),
      lowerCurve: seenEdge(index, isUpper: false).map(view.picture),
      creaseCurve: crease.map { $0.curve.map(view.picture) } ?? [], lowerFoldCurve: lowerFoldCurve(index).map(view.picture), crease: crease.map { Double($0.height) },
      isClosed: widest < 0.1, nasalCanthus: view.picture(nasal), temporalCanthus: view.picture(temporal),
      gaze: eyeball.gaze, globe: view.picture(centre + eyeball.centre), irisCentre: iris.centre, irisDiameterPixels: iris.major, iris: iris,
      pupil: view.ellipse(centre + eyeball.iris, eyeball.right, eyeball.up, radius: pupil / 2), pupilDiameter: pupil,
      reflex: view.picture(centre + reflex), reflexOffset: SIMD2(-offset.x * side, offset.y),
      showsReflex: isOpenThere && length(onCornea) < Double(globe.irisRadius) && !hidden(centre + reflex),
      coveredShare: Double(disc) / Double(eyeball.disc.count), isCovered: hidden(centre + eyeball.iris),
      browHeight: brow.isEmpty ? 0 : Double(brow.reduce(0, +) / Float(brow.count)), browCurve: browCurve(eye).map(view.picture),
      mouthCorner: view.picture(corner), mouthCornerWay: SIMD2(Double(way.x) * side, Double(way.y)))
  }

  /// Five points along the brow's body: the mean of what lies in each fifth of it.
  private func browCurve(_ eye: Eye) -> [Vector] {
    let near: Float = 16
    let far: Float = 46
    var sums = [Vector](repeating: .zero, count: 5)
    var counts = [Float](repeating: 0, count: 5)
    for v in brows[eye] {
      let k = min(max(Int((abs(model.paint[v].x) - near) / (far - near) * 5), 0), 4)
      sums[k] += model.positions[v]
      counts[k] += 1
    }
    return zip(sums, counts).filter { $1 > 0 }.map { $0 / $1 }
  }
}

extension PictureTruth.Point {
  var landmark: HeadAsset.Landmark {
    switch self {
    case .glabella: .glabella
    case .nasion: .nasion
    case .nose: .noseTip
    case .subnasale: .subnasale
    case .upperLip: .innerLipUpper
    case .lowerLip: .innerLipLower
    case .chin: .menton
    }
  }
}
