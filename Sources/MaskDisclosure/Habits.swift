import MaskSigns

/// The patient's own habitual values: what movement is counted from. They stay behind the wall.
struct Habits {
  var head = HeadPosture.straight
  var version: Direction?
  /// Right minus left, degrees; `nil` when no picture shows both eyes near primary gaze.
  var deviation: Direction?
  /// What vergence is counted from where `deviation` is `nil`.
  var deviationReference = Direction(yaw: 0, pitch: 0)
  var lids: BothEyes<LidHabits?> = BothEyes(right: nil, left: nil)
  var crease: BothEyes<Double?> = BothEyes(right: nil, left: nil)
  var pupil: BothEyes<Double?> = BothEyes(right: nil, left: nil)
  var reflex: BothEyes<(nasal: Double, up: Double)?> = BothEyes(right: nil, left: nil)
  var brows: BothEyes<Double?> = BothEyes(right: nil, left: nil)
  var mouth: JudgedMouthRest?
}

/// Degrees, + to the patient's left and up.
struct Direction {
  var yaw, pitch: Double
}

/// The resting margins of one eye.
struct LidHabits {
  var upper, lower: LidMargin
  var mrd1, mrd2: Double
  /// Some picture shows the open eye near primary gaze; otherwise the values only serve to count movement from.
  var isMeasured: Bool
}

struct JudgedMouthRest {
  var opening: Double
  var corners: BothEyes<(out: Double, up: Double)>
}
