import MaskSigns

/// Where a globe's centre is expected in the head frame before its gaze is looked at, and how well that is known.
struct GlobePrior: Sendable {
  var centre: SIMD3<Double>
  /// Standard deviations, millimetres.
  var deviation = EyeAnatomy.globeDeviation

  /// What the eye network's claim is off by for one person, all over a recording, and where it stands on average from the
  /// globe's centre towards the nose and up, millimetres: of 40 drawn people whom it had not learned from, as the error of
  /// their gaze told (`digitalmask evaluate accuracy --stills 40 --clips 40 --seed 960000 --table`).
  static let claimDeviation = SIMD2(0.65, 0.6)
  static let claimed = SIMD2(-0.18, 0.05)
  /// Pictures whose errors are independent, at most.
  private static let effectiveViews = 8.0

  init(_ centre: SIMD3<Double>) { self.centre = centre }

  /// Takes in where the eye network sees the globe behind lids and iris, each by its deviation.
  mutating func take(_ side: Eye, from views: [GlobeSolver.View], camera: Camera) {
    var gaps: [SIMD2<Double>] = []
    var deviations: [Double] = []
    for view in views {
      let pose = view.poses[side]
      let scale = camera.focalLength / max(pose.toCamera(centre).z, 1)
      guard let reading = view.observation.eyes[side].usableReading(pictureSize: view.observation.pictureSize),
        reading.showsIris(pixelsPerMillimetre: scale),
        let seen = Sight(through: reading.globe.pixel, camera: camera, pose: pose).crosses(z: centre.z)
      else { continue }
      let nasal: Double = side == .right ? 1 : -1
      gaps.append(SIMD2(seen.x - centre.x - nasal * Self.claimed.x, seen.y - centre.y - Self.claimed.y))
      deviations.append(Double(reading.globe.deviation) / scale)
    }
    guard let x = median(gaps.map(\.x)), let y = median(gaps.map(\.y)), let own = median(deviations), abs(x) < 4, abs(y) < 4
    else { return }
    let chance = own * own / min(Double(gaps.count), Self.effectiveViews)
    func combine(_ axis: Int, _ gap: Double) {
      let (known, claimed) = (deviation[axis] * deviation[axis], Self.claimDeviation[axis] * Self.claimDeviation[axis] + chance)
      centre[axis] += gap * (known / (known + claimed))
      deviation[axis] = (known * claimed / (known + claimed)).squareRoot()
    }
    combine(0, x)
    combine(1, y)
  }
}
