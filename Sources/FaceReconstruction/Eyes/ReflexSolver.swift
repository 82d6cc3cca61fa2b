import MaskSigns
import RealModule

/// Moves the globes to where the corneal reflexes say that the eyes point (Hirschberg).
///
/// A lamp's reflex lies on the cornea's sphere, whose centre stands behind the pupil on the optical axis: the reflex'
/// distance from the pupil tells the axis against the lamp, whatever the globe's place. Both eyes see the same lamp, so
/// their difference, which is the squint, is known even when the lamp's place is not.
struct ReflexSolver {
  /// One eye's reflex and pupil in one view.
  struct Glint {
    var side: Eye
    var pose: RigidPose
    var iris, reflex: SIMD2<Double>
    /// Of the distance between the two, pixels.
    var deviation: Double
  }

  let camera: Camera
  let glints: [Glint]

  /// Error of a person's reflexes that does not average out, millimetres: corneas that are no spheres, and the ratio's
  /// spread between people on the usual offset of 0.4 mm.
  private static let common = 0.07
  /// Views that count as independent, at most: the network's error of one face is mostly the same in the next picture.
  private static let effectiveViews = 8.0
  /// Standard deviation of the lamp's direction from the camera's, as a tangent: a lamp beside the lens, a window, the
  /// ceiling. So wide that reflexes tell how the eyes stand to each other, hardly where both look.
  private static let lampSpread = 2.0

  init(views: [(observation: FaceObservation, pose: RigidPose)], globes: BothEyes<SIMD3<Double>>, camera: Camera) {
    self.camera = camera
    glints = views.flatMap { view in
      Eye.allCases.compactMap { side in
        let seen = view.observation.eyes[side]
        let scale = camera.focalLength / max(view.pose.toCamera(globes[side]).z, 1)
        guard let reading = seen.usableReading(pictureSize: view.observation.pictureSize),
          reading.showsIris(pixelsPerMillimetre: scale), reading.showsReflex >= 0.5
        else { return nil }
        let (iris, reflex) = (Double(reading.iris.deviation), Double(reading.reflex.deviation))
        let deviation = (iris * iris + reflex * reflex).squareRoot()
        guard deviation < 0.4 * scale else { return nil }
        return Glint(
          side: side, pose: view.pose, iris: reading.iris.pixel, reflex: reading.reflex.pixel, deviation: deviation)
      }
    }
  }

  /// Globes moved across the line of sight, at most as far as anatomy and reflexes agree; as given without reflexes.
  func moved(_ prior: BothEyes<SIMD3<Double>>) -> BothEyes<SIMD3<Double>> {
    let counts = BothEyes(
      right: Double(glints.count { $0.side == .right }), left: Double(glints.count { $0.side == .left }))
    guard counts.right >= 1, counts.left >= 1 else { return prior }
    // Unknowns: the right and the left globe from their priors, millimetres; the lamp's direction.
    let spread = EyeAnatomy.globeDeviation
    let spreads = [spread.x, spread.y, spread.z, spread.x, spread.y, spread.z, Self.lampSpread, Self.lampSpread]
    let count = spreads.count
    var state = [Double](repeating: 0, count: count)
    for _ in 0..<6 {
      var normal = [Double](repeating: 0, count: count * count)
      var right = [Double](repeating: 0, count: count)
      for k in 0..<count {
        normal[k * count + k] = 1 / (spreads[k] * spreads[k])
        right[k] = -state[k] / (spreads[k] * spreads[k])
      }
      for glint in glints {
        let base = predicted(glint, prior, state)
        let scale = camera.focalLength / max(glint.pose.toCamera(prior[glint.side]).z, 1)
        let share = min(1, Self.effectiveViews / counts[glint.side])
        let common = Self.common * scale
        // A common error does not shrink with the views: it is shared out over them.
        let variance = glint.deviation * glint.deviation + common * common * share * counts[glint.side]
        let gap = glint.reflex - base
        let far = (gap * gap).sum() / (9 * (glint.deviation * glint.deviation + scale * scale * 0.04))
        let weight = share / (variance * (1 + far) * (1 + far))
        let rows = (0..<count).map { k -> SIMD2<Double> in
          guard k >= 6 || (k < 3) == (glint.side == .right) else { return .zero }
          var other = state
          other[k] += 1e-3
          return (predicted(glint, prior, other) - base) * 1e3
        }
        for i in 0..<count {
          for j in i..<count { normal[i * count + j] += weight * (rows[i] * rows[j]).sum() }
          right[i] += weight * (rows[i] * gap).sum()
        }
      }
      guard let step = try? LinearSystem.solve(normal, right) else { return prior }
      for k in 0..<count { state[k] += step[k] }
    }
    guard state.allSatisfy({ $0.isFinite }), state.prefix(6).allSatisfy({ abs($0) < 4 }) else { return prior }
    return BothEyes(
      right: prior.right + SIMD3(state[0], state[1], state[2]), left: prior.left + SIMD3(state[3], state[4], state[5]))
  }

  /// Where the reflex would be seen.
  private func predicted(
    _ glint: Glint, _ prior: BothEyes<SIMD3<Double>>, _ state: [Double]
  ) -> SIMD2<Double> {
    let first = glint.side == .right ? 0 : 3
    let globe = prior[glint.side] + SIMD3(state[first], state[first + 1], state[first + 2])
    let axis = GazeFit(iris: glint.iris, globe: globe, camera: camera, pose: glint.pose).gaze.axis
    let cornea = glint.pose.toCamera(globe + axis * EyeAnatomy.corneaLever)
    // The mirror's normal halves the angle between the ways to camera and lamp.
    let toCamera = -cornea / length(cornea)
    let lamp = SIMD3(state[6], state[7], -1)
    let half = toCamera + lamp / length(lamp)
    return camera.project(cornea + half * (EyeAnatomy.corneaRadius / length(half)))
  }
}
