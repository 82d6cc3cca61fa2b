import MaskSigns

/// What the tracker adds of its own when it reads a mask: its head is no human one, so that the networks err on it in
/// constants, which are known, and by chance, which is not.
///
/// Measured on masks of synthetic patients whose records are known, with `Tools/mask_reader`; docs/verification.md says
/// on whom, and how often a good mask exceeds the bounds. In the channel's unit.
struct ReaderError: Hashable, Sendable {
  /// Median over masks of what is read less what is shown: right eye, left eye.
  var offsets: BothEyes<Double>
  /// How far a mask's own middle may lie from that, on a sign at its neutral place.
  var level: Double
  /// How far the 95th percentile of the movement's difference may go on a mask that hardly moves.
  var movement: Double
  /// And for each unit that the sign moves, or stands off its neutral place: the tracker follows a little too far or not
  /// far enough.
  var share: Double

  func offset(_ eye: Eye?) -> Double { offsets[eye ?? .right] }

  /// The place of a sign on a resting mask.
  static func neutral(_ quantity: SignChannel.Quantity) -> Double {
    func norm(_ sign: BaselineSign) -> Double { HealthyRanges.of(sign).mean }
    return switch quantity {
    case .mrd1: norm(.mrd1)
    case .mrd2: norm(.mrd2)
    case .upperNasal: norm(.upperNasal)
    case .upperTemporal: norm(.upperTemporal)
    case .lowerNasal: norm(.lowerNasal)
    case .lowerTemporal: norm(.lowerTemporal)
    case .crease: norm(.crease)
    case .pupil: norm(.pupil)
    case .reflexNasal: norm(.reflexNasal)
    case .reflexUp: norm(.reflexUp)
    case .brow: norm(.brow)
    case .gazeYaw, .gazePitch, .vergenceYaw, .vergencePitch, .headYaw, .headPitch, .headRoll, .mouthOpening, .cornerOut,
      .cornerUp:
      0
    }
  }

  private init(_ right: Double, _ left: Double, level: Double, movement: Double, share: Double) {
    offsets = BothEyes(right: right, left: left)
    self.level = level
    self.movement = movement
    self.share = share
  }

  static func of(_ quantity: SignChannel.Quantity) -> ReaderError {
    switch quantity {
    case .mrd1: ReaderError(0.09, 0.00, level: 0.7, movement: 0.9, share: 0.15)
    case .mrd2: ReaderError(-0.21, -0.26, level: 0.9, movement: 0.8, share: 0.15)
    case .upperNasal: ReaderError(0.15, -0.16, level: 1.75, movement: 0.9, share: 0.25)
    case .upperTemporal: ReaderError(0.11, 0.39, level: 1.3, movement: 0.8, share: 0.25)
    case .lowerNasal: ReaderError(-0.40, -0.30, level: 0.9, movement: 0.6, share: 0.25)
    case .lowerTemporal: ReaderError(0.03, -0.36, level: 1.2, movement: 1.0, share: 0.25)
    case .crease: ReaderError(-0.26, -0.25, level: 6.5, movement: 6.5, share: 0.25)
    case .pupil: ReaderError(0.03, 0.03, level: 0.08, movement: 0.09, share: 0.25)
    case .gazeYaw: ReaderError(-0.11, -0.04, level: 1.8, movement: 2.5, share: 0.15)
    case .gazePitch: ReaderError(0.03, -0.02, level: 1.8, movement: 2.6, share: 0.15)
    case .vergenceYaw: ReaderError(-0.04, -0.04, level: 2.2, movement: 2.6, share: 0.15)
    case .vergencePitch: ReaderError(-0.11, -0.11, level: 2.2, movement: 3.0, share: 0.15)
    case .reflexNasal: ReaderError(-0.03, -0.07, level: 0.6, movement: 1.0, share: 0.25)
    case .reflexUp: ReaderError(0.15, 0.08, level: 0.55, movement: 0.65, share: 0.25)
    case .headYaw: ReaderError(-0.66, -0.66, level: 1.5, movement: 1.2, share: 0.2)
    case .headPitch: ReaderError(1.81, 1.81, level: 2.8, movement: 1.8, share: 0.3)
    case .headRoll: ReaderError(-0.22, -0.22, level: 1.5, movement: 1.1, share: 0.15)
    case .brow: ReaderError(3.30, 2.34, level: 6.5, movement: 6.0, share: 0.25)
    case .mouthOpening: ReaderError(0.28, 0.28, level: 1.5, movement: 1.5, share: 0.3)
    case .cornerOut: ReaderError(22.71, 24.43, level: 6.0, movement: 3.4, share: 0.25)
    case .cornerUp: ReaderError(-72.66, -72.45, level: 11.0, movement: 4.4, share: 0.25)
    }
  }
}
