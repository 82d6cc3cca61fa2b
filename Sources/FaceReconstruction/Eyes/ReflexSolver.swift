import MaskSigns
import RealModule

/// Moves the globes to where the corneal reflexes say that the eyes point (Hirschberg).
///
/// A lamp's reflex lies on the cornea's sphere, whose centre stands behind the pupil on the optical axis: the reflex'
/// distance from the pupil tells the axis against the lamp, whatever the globe's place. Both eyes see the same lamp, so
/// their difference, which is the squint, is known even when the lamp's place is not. Reflexes that a lamp beside the lens
/// explains are taken for its own: then both axes are known by themselves.
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

  /// Where the lamp stands.
  private enum Lamp {
    /// On the phone: each eye looks to it from elsewhere, by 7° at half a metre.
    case besideLens
    /// A window, the ceiling: in one direction for both eyes, known to a tangent of 2, which is hardly.
    case far

    /// Standard deviation of the lamp's two unknowns.
    var spread: Double { self == .besideLens ? 1 : 2 }

    /// From a place in the camera's frame to the lamp, millimetres.
    func way(from place: SIMD3<Double>, _ x: Double, _ y: Double) -> SIMD3<Double> {
      // Phones have their lamp 10 to 25 mm from the lens.
      self == .besideLens ? SIMD3(x, y, 0) * 20 - place : SIMD3(x, y, -1)
    }
  }

  /// How much worse, as a sum of squared deviations, a lamp beside the lens may explain the reflexes before one elsewhere is
  /// believed in: what a lamp's unknown direction is worth, twice the logarithm of 2 over the 0.14 to which the solve knows
  /// it, for both of its parts.
  private static let benefit = 10.6

  init(views: [GlobeSolver.View], globes: BothEyes<SIMD3<Double>>, camera: Camera) {
    self.camera = camera
    glints = views.flatMap { view in
      Eye.allCases.compactMap { side in
        let seen = view.observation.eyes[side]
        let scale = camera.focalLength / max(view.poses[side].toCamera(globes[side]).z, 1)
        guard let reading = seen.usableReading(pictureSize: view.observation.pictureSize),
          reading.showsIris(pixelsPerMillimetre: scale), reading.showsReflex >= 0.5
        else { return nil }
        let (iris, reflex) = (Double(reading.iris.deviation), Double(reading.reflex.deviation))
        let deviation = (iris * iris + reflex * reflex).squareRoot()
        guard deviation < 0.4 * scale else { return nil }
        return Glint(
          side: side, pose: view.poses[side], iris: reading.iris.pixel, reflex: reading.reflex.pixel, deviation: deviation)
      }
    }
  }

  /// Globes moved across the line of sight, at most as far as anatomy and reflexes agree; as given without reflexes.
  func moved(_ prior: BothEyes<GlobePrior>) -> BothEyes<SIMD3<Double>> {
    let centres = prior.map(\.centre)
    guard glints.contains(where: { $0.side == .right }), glints.contains(where: { $0.side == .left }) else { return centres }
    let (near, far) = (solve(prior, .besideLens), solve(prior, .far))
    guard let far else { return near?.globes ?? centres }
    guard let near else { return far.globes }
    return near.cost < far.cost + Self.benefit ? near.globes : far.globes
  }

  /// The globes that a lamp's place asks for, and the sum of squared deviations; `nil` where there is no sense in it.
  private func solve(_ given: BothEyes<GlobePrior>, _ lamp: Lamp) -> (globes: BothEyes<SIMD3<Double>>, cost: Double)? {
    let prior = given.map(\.centre)
    let counts = BothEyes(
      right: Double(glints.count { $0.side == .right }), left: Double(glints.count { $0.side == .left }))
    // Unknowns: the right and the left globe from their priors, millimetres; the lamp's place.
    let (a, b) = (given.right.deviation, given.left.deviation)
    let spreads = [a.x, a.y, a.z, b.x, b.y, b.z, lamp.spread, lamp.spread]
    let count = spreads.count
    var state = [Double](repeating: 0, count: count)
    var cost = 0.0
    for _ in 0..<6 {
      var normal = [Double](repeating: 0, count: count * count)
      var right = [Double](repeating: 0, count: count)
      cost = 0
      for k in 0..<count {
        normal[k * count + k] = 1 / (spreads[k] * spreads[k])
        right[k] = -state[k] / (spreads[k] * spreads[k])
        cost += state[k] * state[k] / (spreads[k] * spreads[k])
      }
      for glint in glints {
        let base = predicted(glint, prior, state, lamp)
        let scale = camera.focalLength / max(glint.pose.toCamera(prior[glint.side]).z, 1)
        let share = min(1, Self.effectiveViews / counts[glint.side])
        let common = Self.common * scale
        // A common error does not shrink with the views: it is shared out over them.
        let variance = glint.deviation * glint.deviation + common * common * share * counts[glint.side]
        let gap = glint.reflex - base
        let far = (gap * gap).sum() / (9 * (glint.deviation * glint.deviation + scale * scale * 0.04))
        let weight = share / (variance * (1 + far) * (1 + far))
        // Geman–McClure's own sum, whose slope the weight is.
        cost += share / variance * (gap * gap).sum() / (1 + far)
        let rows = (0..<count).map { k -> SIMD2<Double> in
          guard k >= 6 || (k < 3) == (glint.side == .right) else { return .zero }
          var other = state
          other[k] += 1e-3
          return (predicted(glint, prior, other, lamp) - base) * 1e3
        }
        for i in 0..<count {
          for j in i..<count { normal[i * count + j] += weight * (rows[i] * rows[j]).sum() }
          right[i] += weight * (rows[i] * gap).sum()
        }
      }
      guard let step = try? LinearSystem.solve(normal, right) else { return nil }
      for k in 0..<count { state[k] += step[k] }
    }
    guard state.allSatisfy({ $0.isFinite }), state.prefix(6).allSatisfy({ abs($0) < 4 }), cost.isFinite else { return nil }
    let globes = BothEyes(
      right: prior.right + SIMD3(state[0], state[1], state[2]), left: prior.left + SIMD3(state[3], state[4], state[5]))
    return (globes, cost)
  }

  /// Where the reflex would be seen.
  private func predicted(
    _ glint: Glint, _ prior: BothEyes<SIMD3<Double>>, _ state: [Double], _ lamp: Lamp
  ) -> SIMD2<Double> {
    let first = glint.side == .right ? 0 : 3
    let globe = prior[glint.side] + SIMD3(state[first], state[first + 1], state[first + 2])
    let axis = GazeFit(iris: glint.iris, globe: globe, camera: camera, pose: glint.pose).gaze.axis
    let cornea = glint.pose.toCamera(globe + axis * EyeAnatomy.corneaLever)
    // The mirror's normal halves the angle between the ways to camera and lamp.
    let toCamera = -cornea / length(cornea)
    let toLamp = lamp.way(from: cornea, state[6], state[7])
    let half = toCamera + toLamp / length(toLamp)
    return camera.project(cornea + half * (EyeAnatomy.corneaRadius / length(half)))
  }
}
