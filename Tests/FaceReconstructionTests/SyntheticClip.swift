import MaskSigns
import RealModule

@testable import FaceReconstruction

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }

  mutating func normal() -> Double {
    let radius = (-2 * Double.log(max(uniform(), 1e-12))).squareRoot()
    return radius * Double.cos(2 * .pi * uniform())
  }
}

/// What one eye of a synthetic person does in one picture.
struct EyeTruth {
  var yaw = 0.0
  var pitch = 0.0
  /// Heights over the globe's centre at its middle, millimetres.
  var upper = 4.2
  var lower = -5.3

  var mrd1: Double { upper - EyeAnatomy.irisLever * Double.sin(pitch / .degreesPerRadian) }
}

/// What a synthetic person does in one picture.
struct Moment {
  var head = HeadPosture.straight
  /// Millimetres in the camera frame.
  var position = SIMD3<Double>(0, 0, 600)
  var eyes = BothEyes(right: EyeTruth(), left: EyeTruth())
  /// Millimetres by which the brows are raised, and by which the lower lip drops.
  var browRaise = BothEyes<Double>(right: 0, left: 0)
  var jawDrop = 0.0
}

/// A person who does not exist, and the observations of a perfect or noisy network.
struct SyntheticPerson {
  var shape: [Double]
  /// Enlarges the head but not the globes.
  var headScale = 1.0
  var pictureSize = SIMD2<Float>(1280, 720)
  /// Over the longer side of the picture.
  var focalRatio = Camera.usualFocalRatio
  /// Where the globes stand apart from what the shape says, millimetres.
  var globeShift = BothEyes<SIMD3<Double>>(right: .zero, left: .zero)

  init(seed: UInt64, spread: Double = 0.7) {
    var dice = Dice(seed)
    shape = (0..<LandmarkBasis.shared.componentCount).map { _ in spread * dice.normal() }
  }

  var camera: Camera {
    Camera(pictureSize: pictureSize, focalLength: focalRatio * Double(max(pictureSize.x, pictureSize.y)))!
  }

  var globes: BothEyes<SIMD3<Double>> {
    let prior = PersonSolver.globePrior(shape: shape, indices: [], points: [], scale: headScale)
    return BothEyes(right: prior.right + globeShift.right, left: prior.left + globeShift.left)
  }

  /// Depth at which the two eyes stand a given number of pixels apart.
  func distance(eyeDistance pixels: Double) -> Double {
    camera.focalLength * length(globes.left - globes.right) / pixels
  }

  /// The network's view; noise in pixels, on x and y of every point.
  func observe(_ moment: Moment, time: Double = 0, noise: Double = 0, dice: inout Dice) -> FaceObservation {
    let pose = RigidPose(moment.head, translation: moment.position)
    let camera = camera
    var places = LandmarkBasis.shared.points(shape: shape).map { $0 * headScale }
    for eye in Eye.allCases {
      for k in eye == .right ? Landmarks.brow.right : Landmarks.brow.left { places[k].y += moment.browRaise[eye] }
    }
    places[Landmarks.innerLips.lower].y -= moment.jawDrop

    func pixel(_ point: SIMD3<Double>) -> SIMD2<Float> {
      let p = camera.project(pose.toCamera(point))
      return SIMD2(Float(p.x + noise * dice.normal()), Float(p.y + noise * dice.normal()))
    }
    let depth = moment.position.z
    let mesh = places.prefix(LandmarkBasis.meshCount).map { place in
      let p = pixel(place)
      return SIMD3(p.x, p.y, Float((pose.toCamera(place).z - depth) * camera.focalLength / depth))
    }
    let globes = globes
    func eye(_ side: Eye) -> EyeObservation {
      let truth = moment.eyes[side]
      let globe = globes[side]
      let corner = side == .right
        ? (Landmarks.temporalCanthus.right, Landmarks.nasalCanthus.right)
        : (Landmarks.temporalCanthus.left, Landmarks.nasalCanthus.left)
      let (temporal, medial) = (places[corner.0] - globe, places[corner.1] - globe)
      /// A margin bows between the canthi and reaches the given height over the globe's centre; on lids of 12.7 mm.
      func margin(_ t: Double, height: Double) -> SIMD3<Double> {
        let chord = temporal + (medial - temporal) * t
        let middle = temporal + (medial - temporal) * (temporal.x / (temporal.x - medial.x))
        let s = temporal.x / (temporal.x - medial.x)
        let bow = t < s ? 1 - (1 - t / s) * (1 - t / s) : 1 - ((t - s) / (1 - s)) * ((t - s) / (1 - s))
        let y = chord.y + (height - middle.y) * bow
        let room = 12.7 * 12.7 - chord.x * chord.x - y * y
        let z = max(room > 0 ? room.squareRoot() : 0, min(temporal.z, medial.z))
        return globe + SIMD3(chord.x, y, z)
      }
      var contour = Array(repeating: SIMD2<Float>.zero, count: 71)
      for k in 0...8 { contour[k] = pixel(margin(Double(k) / 8, height: truth.lower)) }
      contour[0] = pixel(globe + temporal)
      contour[8] = pixel(globe + medial)
      for k in 9...15 { contour[k] = pixel(margin(Double(k - 8) / 8, height: truth.upper)) }
      let axis = Gaze(yaw: .degrees(truth.yaw), pitch: .degrees(truth.pitch)).axis
      let centre = globe + axis * EyeAnatomy.irisLever
      let side1 = normalized(cross(SIMD3(0, 1, 0), axis))!
      let side2 = cross(axis, side1)
      let radius = EyeAnatomy.irisDiameter / 2
      let iris = [centre, centre + side1 * radius, centre + side2 * radius, centre - side1 * radius, centre - side2 * radius]
      return EyeObservation(contour: contour, iris: iris.map(pixel))
    }
    return FaceObservation(
      time: MediaTime(ticks: Int64(time * 90_000)), mesh: mesh, eyes: BothEyes(right: eye(.right), left: eye(.left)),
      presence: 0.99, pictureSize: pictureSize)
  }

  /// A clip of moments, 30 to the second.
  func clip(_ moments: [Moment], noise: Double = 0, seed: UInt64 = 1) -> [FaceObservation] {
    var dice = Dice(seed)
    return moments.enumerated().map { observe($1, time: Double($0) / 30, noise: noise, dice: &dice) }
  }
}

/// Solves a clip and reads all its pictures.
func reconstruct(
  _ clip: [FaceObservation?], size: SIMD2<Float> = SIMD2(1280, 720), focalLength: Double? = nil
) throws -> FaceFit {
  var solver = try ClipSolver(pictureSize: size, focalLength: focalLength)
  for observation in clip { solver.ingest(observation) }
  let solution = try solver.solvePerson()
  return FaceFit(
    person: solution.person,
    frames: clip.enumerated().map { solution.fit($1, time: MediaTime(ticks: Int64($0) * 3000)) })
}

func rootMeanSquare(_ values: [Double]) -> Double {
  (values.reduce(0) { $0 + $1 * $1 } / Double(max(1, values.count))).squareRoot()
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
