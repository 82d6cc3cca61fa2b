import MaskSigns

/// What two instruments can both tell of an eye: heights over the globe's centre in millimetres, and its gaze in degrees.
struct EyeNumbers: Sendable {
  enum Name: Int, CaseIterable, Sendable {
    case upperNasal, upperCentral, upperTemporal, lowerNasal, lowerCentral, lowerTemporal
    case gazeYaw, gazePitch

    var isOfGaze: Bool { self == .gazeYaw || self == .gazePitch }
  }

  private var values = InlineArray<8, Double>(repeating: 0)

  subscript(_ name: Name) -> Double {
    get { values[name.rawValue] }
    set { values[name.rawValue] = newValue }
  }

  init(upper: LidMargin, lower: LidMargin, gaze: Gaze) {
    self[.upperNasal] = upper.nasal.value
    self[.upperCentral] = upper.central.value
    self[.upperTemporal] = upper.temporal.value
    self[.lowerNasal] = lower.nasal.value
    self[.lowerCentral] = lower.central.value
    self[.lowerTemporal] = lower.temporal.value
    self[.gazeYaw] = gaze.yaw.degrees
    self[.gazePitch] = gaze.pitch.degrees
  }

  init(_ eye: EyeFit) {
    self.init(upper: eye.upperLid, lower: eye.lowerLid, gaze: eye.gaze)
  }

  var upper: LidMargin {
    LidMargin(
      nasal: Millimetres(self[.upperNasal]), central: Millimetres(self[.upperCentral]),
      temporal: Millimetres(self[.upperTemporal]))
  }
  var lower: LidMargin {
    LidMargin(
      nasal: Millimetres(self[.lowerNasal]), central: Millimetres(self[.lowerCentral]),
      temporal: Millimetres(self[.lowerTemporal]))
  }
  var gaze: Gaze { Gaze(yaw: .degrees(self[.gazeYaw]), pitch: .degrees(self[.gazePitch])) }
}
