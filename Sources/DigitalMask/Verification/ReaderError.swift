import MaskSigns

/// What the tracker adds of its own when it reads a mask: its head is no human one, so that the networks err on it in
/// constants, which are known, and by chance, which is not.
///
/// Measured on masks of synthetic patients whose records are known, with `Tools/mask_reader`; docs/verification.md says
/// on whom, and how often a good mask exceeds the bounds. In the channel's unit.
struct ReaderError: Hashable, Sendable {
  /// Median over masks of what is read less what is shown: right eye, left eye.
  var offsets: BothEyes<Double>
  /// How far a mask's own middle may lie from that.
  var level: Double
  /// How far the 95th percentile of the movement's difference may go on a mask that hardly moves.
  var movement: Double
  /// And for each unit that the sign moves.
  var share: Double

  func offset(_ eye: Eye?) -> Double { offsets[eye ?? .right] }

  private init(_ right: Double, _ left: Double, level: Double, movement: Double, share: Double) {
    offsets = BothEyes(right: right, left: left)
    self.level = level
    self.movement = movement
    self.share = share
  }

  static func of(_ quantity: SignChannel.Quantity) -> ReaderError {
    switch quantity {
    case .mrd1: ReaderError(-0.09, -0.24, level: 0.7, movement: 0.8, share: 0.15)
    case .mrd2: ReaderError(-0.35, -0.27, level: 0.6, movement: 0.6, share: 0.25)
    case .upperNasal: ReaderError(0.43, 0.23, level: 1.3, movement: 0.8, share: 0.25)
    case .upperTemporal: ReaderError(-0.07, 0.28, level: 1.1, movement: 0.8, share: 0.25)
    case .lowerNasal: ReaderError(-0.44, -0.21, level: 0.6, movement: 0.6, share: 0.25)
    case .lowerTemporal: ReaderError(0.12, -0.07, level: 0.6, movement: 0.6, share: 0.25)
    case .crease: ReaderError(-0.83, -0.91, level: 5, movement: 6, share: 0.25)
    case .pupil: ReaderError(0.01, -0.01, level: 0.06, movement: 0.06, share: 0.25)
    case .gazeYaw: ReaderError(-0.10, 0.05, level: 1.5, movement: 2, share: 0.15)
    case .gazePitch: ReaderError(-0.44, -0.16, level: 1.5, movement: 2.5, share: 0.15)
    case .vergenceYaw: ReaderError(-0.16, -0.16, level: 1.5, movement: 2.5, share: 0.15)
    case .vergencePitch: ReaderError(-0.12, -0.12, level: 2, movement: 3, share: 0.15)
    case .reflexNasal: ReaderError(-0.12, -0.18, level: 0.4, movement: 0.7, share: 0.25)
    case .reflexUp: ReaderError(0.17, 0.28, level: 0.5, movement: 0.5, share: 0.25)
    case .headYaw: ReaderError(-0.20, -0.20, level: 2, movement: 1.5, share: 0.15)
    case .headPitch: ReaderError(2.42, 2.42, level: 3, movement: 2, share: 0.25)
    case .headRoll: ReaderError(-0.06, -0.06, level: 2, movement: 1.5, share: 0.15)
    case .brow: ReaderError(2.28, 1.23, level: 2, movement: 6.5, share: 0.25)
    case .mouthOpening: ReaderError(0.21, 0.21, level: 0.6, movement: 1.2, share: 0.3)
    case .cornerOut: ReaderError(21.83, 23.26, level: 3, movement: 3, share: 0.25)
    case .cornerUp: ReaderError(-70.38, -69.56, level: 4, movement: 4, share: 0.25)
    }
  }
}
