import MaskSigns

/// Holds a globe to its own canthi, which the eye network sees; 1 mm at the globe reads as 5.7° of gaze.
///
/// Over the clip: where the network usually sees the canthi against the mesh's tells where this person's globe stands; see
/// ``offset(_:)``. In a picture: the mesh slides over a face that turns, by some 2 mm at 30°, and carries the head's pose
/// along; what a turned head adds to the usual distance is that slide; see ``slid(_:camera:pose:pixelsPerMillimetre:)``.
struct CanthusAnchor: Sendable {
  /// The fitted canthi in the head frame, nasal and temporal, millimetres.
  let canthi: (nasal: SIMD3<Double>, temporal: SIMD3<Double>)
  /// Where the network sees their middle against the fitted one, median over the clip, millimetres.
  private(set) var usual: SIMD3<Double>?
  /// The head's direction then: median over the clip.
  private var usualHead = SIMD2<Double>.zero

  /// Standard deviation of the slide, millimetres for each degree from the usual direction: 2 mm at 30°.
  private static let slide = 0.06
  /// Standard deviation of the canthi's middle as the network sees it, beyond what it says itself, millimetres.
  private static let canthus = 0.3

  /// Where the network places the canthi's middle against the mesh on average, millimetres, towards the nose and up: as
  /// the error of the gaze told of 68 drawn people (`digitalmask evaluate accuracy --stills 60 --clips 8 --seed 960000 --table`).
  static let expected = SIMD2(-0.65, -0.31)
  /// Standard deviations between people of where the mesh and where the network place the canthi, millimetres.
  private static let meshBias = 1.0
  private static let networkBias = 0.4
  /// Beyond this the two do not speak of the same eye, millimetres.
  private static let apart = 4.0

  /// How far the globe stands, in the head frame, from where the mesh's canthi have it, by the network's: the globe is known
  /// by its canthi.
  func offset(_ side: Eye) -> SIMD3<Double> {
    guard let usual, length(usual) < Self.apart else { return .zero }
    let (mesh, network) = (Self.meshBias * Self.meshBias, Self.networkBias * Self.networkBias)
    let expected = SIMD3(side == .right ? Self.expected.x : -Self.expected.x, Self.expected.y, 0)
    return (usual - expected) * (mesh / (mesh + network))
  }

  init(nasal: SIMD3<Double>, temporal: SIMD3<Double>) { canthi = (nasal, temporal) }

  /// Learns what is usual for this eye from the clip's views.
  mutating func learn(
    _ side: Eye, from views: [(observation: FaceObservation, pose: RigidPose)], camera: Camera
  ) {
    var gaps: [SIMD3<Double>] = []
    var heads: [SIMD2<Double>] = []
    for (observation, pose) in views {
      guard let reading = observation.eyes[side].usableReading(pictureSize: observation.pictureSize),
        !reading.isHidden, let gap = gap(reading, camera: camera, pose: pose)
      else { continue }
      gaps.append(gap)
      heads.append(Self.direction(pose))
    }
    guard let x = median(gaps.map(\.x)), let y = median(gaps.map(\.y)), let yaw = median(heads.map(\.x)),
      let pitch = median(heads.map(\.y))
    else { return }
    usual = SIMD3(x, y, 0)
    usualHead = SIMD2(yaw, pitch)
  }

  /// How far this picture's globe stands from its place in the head frame, because the pose slid, millimetres.
  func slid(_ reading: EyeReading, camera: Camera, pose: RigidPose, pixelsPerMillimetre: Double) -> SIMD3<Double> {
    guard let usual, let gap = gap(reading, camera: camera, pose: pose) else { return .zero }
    let spread = Self.slide * length(Self.direction(pose) - usualHead)
    let own = Double(max(reading.nasalCanthus.deviation, reading.temporalCanthus.deviation)) / pixelsPerMillimetre
    let noise = own * own / 2 + Self.canthus * Self.canthus
    let shift = (gap - usual) * (spread * spread / (spread * spread + noise))
    return length(shift) < Self.apart ? shift : .zero
  }

  private func gap(_ reading: EyeReading, camera: Camera, pose: RigidPose) -> SIMD3<Double>? {
    func seen(_ point: ReadPoint, _ canthus: SIMD3<Double>) -> SIMD3<Double>? {
      Sight(through: point.pixel, camera: camera, pose: pose).crosses(z: canthus.z).map { $0 - canthus }
    }
    guard let nasal = seen(reading.nasalCanthus, canthi.nasal), let temporal = seen(reading.temporalCanthus, canthi.temporal)
    else { return nil }
    return (nasal + temporal) / 2
  }

  /// Yaw and pitch, degrees.
  private static func direction(_ pose: RigidPose) -> SIMD2<Double> {
    let head = pose.posture
    return SIMD2(head.yaw.degrees, head.pitch.degrees)
  }
}
