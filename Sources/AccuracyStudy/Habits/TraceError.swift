import FaceReconstruction
import MaskSigns

/// A quantity that moves, as the white-box attacker follows it.
enum TraceQuantity: String, CaseIterable, Sendable {
  case mrd1 = "MRD1, right eye"
  case gazeYaw = "gaze sideways, both eyes"
  case gazePitch = "gaze up and down, both eyes"
  case vergence = "right eye less left eye, sideways"
  case headYaw = "head yaw"
  case headPitch = "head pitch"
  case headRoll = "head roll"

  /// Millimetres or degrees; `nil` when the picture does not show it.
  func value(_ face: VisibleFace) -> Double? {
    let (right, left) = (face.eyes.right, face.eyes.left)
    let eyes = right.isClosed || left.isClosed ? nil : (right.gaze.degrees, left.gaze.degrees)
    switch self {
    case .mrd1: return right.isClosed ? nil : right.mrd1
    case .gazeYaw: return eyes.map { ($0.x + $1.x) / 2 }
    case .gazePitch: return eyes.map { ($0.y + $1.y) / 2 }
    case .vergence: return eyes.map { $0.x - $1.x }
    case .headYaw: return face.head.yaw.degrees
    case .headPitch: return face.head.pitch.degrees
    case .headRoll: return face.head.roll.degrees
    }
  }
}

/// How one quantity was read over one recording: measured = slope × true + constant + flicker.
struct TraceError: Sendable {
  var slope: Double
  var constant: Double
  /// Standard deviation from picture to picture about that line.
  var flicker: Double

  /// `nil` of fewer than ten pictures, or when the truth hardly moves.
  init?(_ quantity: TraceQuantity, _ pictures: [(truth: VisibleFace, measured: VisibleFace)]) {
    var all = Agreement()
    let pairs = pictures.compactMap { picture -> (truth: Double, measured: Double)? in
      guard let truth = quantity.value(picture.truth), let measured = quantity.value(picture.measured) else { return nil }
      return (truth, measured)
    }
    for pair in pairs { all.add(truth: pair.truth, measured: pair.measured) }
    guard all.count >= 10, let slope = all.slope, let means = Mean.of(pairs.map(\.measured)),
      let trueMean = Mean.of(pairs.map(\.truth))
    else { return nil }
    self.slope = slope
    let constant = means - slope * trueMean
    self.constant = constant
    flicker = (Mean.of(pairs.map { pair in
      let rest = pair.measured - slope * pair.truth - constant
      return rest * rest
    }) ?? 0).squareRoot()
  }
}
