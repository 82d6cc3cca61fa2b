import MaskSigns

/// Holds a globe to its own canthi, which the eye network sees; 1 mm at the globe reads as 5.7° of gaze.
///
/// Over the clip: where the network usually sees the canthi against the mesh's tells where this person's globe stands; see
/// ``offset(_:)``. In a picture: the mesh slides over the face, by some 2 mm when the head turns 30°, by 1 mm when the eyes
/// look 20° up or down, by more under a hand; how far the canthi stand from their usual place is that slide; see
/// ``settled(_:_:camera:)``.
struct CanthusAnchor: Sendable {
  /// The fitted canthi in the head frame, nasal and temporal, millimetres.
  let canthi: (nasal: SIMD3<Double>, temporal: SIMD3<Double>)
  /// Where the network sees each against the fitted one, median over the clip, millimetres.
  private var usual: (nasal: SIMD3<Double>, temporal: SIMD3<Double>)?

  /// Standard deviation of the mesh's slide over the face, and of the canthi's middle as the network sees it from picture to
  /// picture beyond what it says itself, millimetres. Of 0 to 20 mm of slide, tried on 40 drawn people's recordings, all from
  /// 1.2 on read a gaze up and down within 7 % of its size; without, 20° read as 14°.
  private static let slide = 1.5
  private static let canthus = 0.2

  /// Where the network places the canthi's middle against the mesh on average, millimetres, towards the nose and up: as
  /// the error of the gaze told of 40 drawn people (`digitalmask evaluate accuracy --stills 40 --clips 40 --seed 960000 --table`),
  /// without reflexes and the network's own claim.
  static let expected = SIMD2(-1.45, -0.31)
  /// Standard deviations between people of where the mesh and where the network place the canthi, millimetres.
  private static let meshBias = 1.0
  private static let networkBias = 0.4
  /// Beyond this the two do not speak of the same eye, millimetres: over a clip, and in a picture, where a hand may have led the
  /// mesh astray but the network still looks at the eye.
  private static let apart = 4.0, lost = 12.0

  /// How far the globe stands, in the head frame, from where the mesh's canthi have it, by the network's: the globe is known
  /// by its canthi.
  func offset(_ side: Eye) -> SIMD3<Double> {
    guard let usual else { return .zero }
    let middle = (usual.nasal + usual.temporal) / 2
    guard length(middle) < Self.apart else { return .zero }
    let (mesh, network) = (Self.meshBias * Self.meshBias, Self.networkBias * Self.networkBias)
    let expected = SIMD3(side == .right ? Self.expected.x : -Self.expected.x, Self.expected.y, 0)
    return (middle - expected) * (mesh / (mesh + network))
  }

  init(nasal: SIMD3<Double>, temporal: SIMD3<Double>) { canthi = (nasal, temporal) }

  /// Learns what is usual for this eye from the clip's views.
  mutating func learn(
    _ side: Eye, from views: [(observation: FaceObservation, pose: RigidPose)], camera: Camera
  ) {
    var gaps: [(nasal: SIMD3<Double>, temporal: SIMD3<Double>)] = []
    for (observation, pose) in views {
      guard let reading = observation.eyes[side].usableReading(pictureSize: observation.pictureSize), !reading.isHidden,
        let nasal = gap(reading.nasalCanthus, canthi.nasal, camera: camera, pose: pose),
        let temporal = gap(reading.temporalCanthus, canthi.temporal, camera: camera, pose: pose)
      else { continue }
      gaps.append((nasal, temporal))
    }
    guard let nasal = middle(gaps.map(\.nasal)), let temporal = middle(gaps.map(\.temporal)) else { return }
    usual = (nasal, temporal)
  }

  /// A picture's pose for this eye: moved so that its canthi stand where they usually do, because the mesh slid.
  ///
  /// Each canthus counts by its own deviation: a hand often hides one of them.
  func settled(_ pose: RigidPose, _ reading: EyeReading, camera: Camera) -> RigidPose {
    guard let usual, let nasal = gap(reading.nasalCanthus, canthi.nasal, camera: camera, pose: pose),
      let temporal = gap(reading.temporalCanthus, canthi.temporal, camera: camera, pose: pose)
    else { return pose }
    let millimetres = max(pose.toCamera(canthi.nasal).z, 1) / camera.focalLength
    func weight(_ point: ReadPoint) -> Double {
      let own = Double(point.deviation) * millimetres
      return 1 / (own * own + 2 * Self.canthus * Self.canthus)
    }
    let (a, b) = (weight(reading.nasalCanthus), weight(reading.temporalCanthus))
    let slid = (nasal - usual.nasal) * (a / (a + b)) + (temporal - usual.temporal) * (b / (a + b))
    let shift = slid * (Self.slide * Self.slide / (Self.slide * Self.slide + 1 / (a + b)))
    guard length(shift) < Self.lost else { return pose }
    return RigidPose(rotation: pose.rotation, translation: pose.translation + pose.rotation * shift)
  }

  /// How far a canthus is seen from where it was fitted, in the head's frontal plane through it, millimetres.
  private func gap(_ point: ReadPoint, _ canthus: SIMD3<Double>, camera: Camera, pose: RigidPose) -> SIMD3<Double>? {
    Sight(through: point.pixel, camera: camera, pose: pose).crosses(z: canthus.z).map { $0 - canthus }
  }

  private func middle(_ places: [SIMD3<Double>]) -> SIMD3<Double>? {
    guard let x = median(places.map(\.x)), let y = median(places.map(\.y)) else { return nil }
    return SIMD3(x, y, 0)
  }
}
