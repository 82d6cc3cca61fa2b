/// A quantity that the program misreads, and by how much.
enum Misreading: Int, CaseIterable, Sendable {
  case mrd1, mrd2, upperNasal, upperTemporal, lowerNasal, lowerTemporal
  case crease, pupil, brow, reflexNasal, reflexUp, mouth
  case versionYaw, versionPitch, vergenceYaw, vergencePitch
  case headYaw, headPitch, headRoll

  /// Standard deviations of the habitual value's error: what comes back on another day, and what does not.
  struct Spread: Sendable {
    var person, day: Double
  }
  /// Millimetres, degrees, or iris diameters.
  struct Size: Sendable {
    var bias: Double
    /// Of both eyes alike, and of each eye for itself.
    var common, side: Spread
    /// From picture to picture.
    var flicker: Double

    /// - Parameters:
    ///   - person, day: Of one eye, or of the face.
    ///   - apart: Of right less left: all of it, and what comes back; `nil` for the face.
    init(_ bias: Double, person: Double, day: Double, apart: (all: Double, person: Double)? = nil, flicker: Double) {
      self.bias = bias
      self.flicker = flicker
      side = Spread(person: 0, day: 0)
      if let apart {
        // Each eye's own part is a √2-th of the difference's, and cannot be more than all of the eye's error.
        side.person = min(apart.person / 2.squareRoot(), person)
        side.day = min((max(apart.all * apart.all - apart.person * apart.person, 0) / 2).squareRoot(), day)
      }
      common = Spread(
        person: (person * person - side.person * side.person).squareRoot(),
        day: (day * day - side.day * side.day).squareRoot())
    }
  }

  /// `docs/habit-errors.md`; flicker of lids, gaze and head is its table of movement, of the rest a guess of the same size.
  var size: Size {
    switch self {
    case .mrd1: Size(-0.07, person: 0.17, day: 0.13, apart: (0.14, 0.06), flicker: 0.15)
    case .mrd2: Size(-0.09, person: 0.22, day: 0.1, apart: (0.15, 0.11), flicker: 0.15)
    case .upperNasal: Size(0.14, person: 0.21, day: 0.18, apart: (0.39, 0.31), flicker: 0.15)
    case .upperTemporal: Size(0.11, person: 0.17, day: 0.14, apart: (0.3, 0.25), flicker: 0.15)
    case .lowerNasal: Size(-0.18, person: 0.17, day: 0.11, apart: (0.21, 0.16), flicker: 0.15)
    case .lowerTemporal: Size(-0.09, person: 0.18, day: 0.14, apart: (0.27, 0.19), flicker: 0.15)
    case .crease: Size(0.07, person: 0.97, day: 0.48, apart: (0.94, 0.66), flicker: 0.3)
    case .pupil: Size(-0.014, person: 0.019, day: 0.018, apart: (0.023, 0.012), flicker: 0.02)
    case .brow: Size(-2.93, person: 2.27, day: 0.82, apart: (1.17, 1.07), flicker: 0.4)
    case .reflexNasal: Size(0.01, person: 0.06, day: 0.14, apart: (0.25, 0.08), flicker: 0.08)
    case .reflexUp: Size(0, person: 0.07, day: 0.14, apart: (0.14, 0.08), flicker: 0.08)
    case .mouth: Size(0, person: 0.9, day: 0.5, flicker: 0.4)
    case .versionYaw: Size(-0.42, person: 1.4, day: 1.37, flicker: 0.5)
    case .versionPitch: Size(-1.24, person: 3.49, day: 2.04, flicker: 0.5)
    // Degrees: prism dioptres over 1.75.
    case .vergenceYaw: Size(1.17, person: 0.97, day: 2.23, flicker: 0.7)
    case .vergencePitch: Size(-0.25, person: 0.83, day: 0.93, flicker: 0.5)
    case .headYaw: Size(0.11, person: 0.61, day: 0.48, flicker: 0.46)
    // 3.0° on average (docs/accuracy.md); a posture leaves only against the gaze, so the habit's own table has none.
    case .headPitch: Size(0, person: 3.2, day: 1.5, flicker: 0.62)
    case .headRoll: Size(0.27, person: 0.54, day: 0.53, flicker: 0.27)
    }
  }
}
