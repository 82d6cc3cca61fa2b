import FaceTracking
import MaskSigns
import SyntheticPatients

/// What is to be read off one crop, by name; NaN where there is nothing to read.
///
/// Places are pixels of the crop from the centre of its top left pixel, x to the right, y down, after mirroring.
struct EyeLabels {
  /// Columns at which lines are told, of the crop's 128: every fourth, in the middle of four.
  static let columns = 32
  static func column(_ k: Int) -> Float { 4 * Float(k) + 1.5 }

  private(set) var names: [String] = []
  private(set) var values: [Float] = []

  private mutating func add(_ name: String, _ value: Float) {
    names.append(name)
    values.append(value)
  }
  private mutating func add(_ name: String, _ value: Double) { add(name, Float(value)) }
  private mutating func add(_ name: String, _ value: Bool) { add(name, value ? 1 : 0 as Float) }
  private mutating func add(_ name: String, _ place: SIMD2<Float>, if exists: Bool = true) {
    add(name + "_x", exists ? place.x : .nan)
    add(name + "_y", exists ? place.y : .nan)
  }
  private mutating func add(_ name: String, line: [Float?]) {
    for (k, y) in line.enumerated() { add(name + (k < 10 ? "_0" : "_") + String(k), y ?? .nan) }
  }

  subscript(_ name: String) -> Float? { names.firstIndex(of: name).map { values[$0] } }

  init(_ shot: EyeShot, _ eye: Eye, in crop: EyeCrop, seed: UInt64) {
    let truth = shot.truth.eyes[eye]
    let lines = shot.eyes[eye]
    // The truth counts from the picture's corner, crops from the first pixel's centre.
    func place(_ p: SIMD2<Double>) -> SIMD2<Float> { crop.inCrop(SIMD2<Float>(p - 0.5)) }
    func heights(_ points: [SIMD2<Double>]) -> [Float?] {
      let curve = Curve(through: points.map(place))
      return (0..<Self.columns).map { curve.y(at: Self.column($0)) }
    }
    let (nasal, temporal) = (place(truth.nasalCanthus), place(truth.temporalCanthus))
    // Skin that hangs over a corner reaches beyond it.
    func margin(_ points: [SIMD2<Double>]) -> [Float?] {
      heights(points).enumerated().map { k, y in
        Self.column(k) > temporal.x && Self.column(k) < nasal.x ? y : nil
      }
    }
    // Where a closed upper lid laps over the lower one both are one line, in the middle of the lap.
    let (upper, lower) = (margin(lines.upper), margin(lines.lower))
    func meeting(_ one: Float?, _ k: Int) -> Float? {
      guard let u = upper[k], let l = lower[k] else { return one }
      return u > l || truth.isClosed ? (u + l) / 2 : one
    }
    add("upper", line: upper.indices.map { meeting(upper[$0], $0) })
    add("lower", line: lower.indices.map { meeting(lower[$0], $0) })
    add("fold", line: heights(lines.upperFold))
    add("lowerfold", line: heights(lines.lowerFold))
    add("nasal", nasal)
    add("temporal", temporal)
    add("iris", place(truth.irisCentre))
    add("iris_major", truth.iris.major / Double(crop.scale))
    add("iris_minor", truth.iris.minor / Double(crop.scale))
    add("iris_turn", Self.turn(truth.iris.angle, in: crop))
    add("pupil", place(truth.pupil.centre))
    add("pupil_to_iris", truth.pupil.major / truth.iris.major)
    add("globe", place(truth.globe))
    add("reflex", place(truth.reflex), if: truth.showsReflex)
    add("shows_reflex", truth.showsReflex)
    add("has_fold", !lines.upperFold.isEmpty)
    add("has_lowerfold", !lines.lowerFold.isEmpty)
    add("closed", truth.isClosed)
    add("covered", truth.isCovered)
    add("covered_share", truth.coveredShare)
    addFacts(shot, eye, crop, seed: seed)
  }

  /// What the picture was made with: for choosing, weighing and judging, not for learning.
  private mutating func addFacts(_ shot: EyeShot, _ eye: Eye, _ crop: EyeCrop, seed: UInt64) {
    let truth = shot.truth.eyes[eye]
    add("seed", Double(seed))
    add("side", eye == .left)
    add("eye_distance_px", shot.eyeDistance)
    add("skin", shot.skinLightness)
    add("glasses", shot.wearsGlasses)
    add("head_yaw", shot.truth.head.yaw.degrees)
    add("head_pitch", shot.truth.head.pitch.degrees)
    add("head_roll", shot.truth.head.roll.degrees)
    add("gaze_yaw", truth.gaze.yaw.degrees)
    add("gaze_pitch", truth.gaze.pitch.degrees)
    add("mrd1", truth.mrd1)
    add("mrd2", truth.mrd2)
    add("fissure_height", truth.fissureHeight)
    add("crease", truth.crease ?? .nan)
    add("pupil_mm", truth.pupilDiameter)
    add("mm_per_px", Double(crop.scale) / shot.eyes[eye].pixelsPerMillimetre)
    add("noise", shot.noise)
    add("blur_px", shot.blur)
  }

  /// Turn of an axis in the picture as one in the crop, radians, −π/2…π/2.
  private static func turn(_ angle: Angle, in crop: EyeCrop) -> Float {
    let a = Float(angle.degrees) * .pi / 180
    let way = crop.turnedBack([cosine(a), cosine(a - .pi / 2)])
    return arctangent(way)
  }
}
