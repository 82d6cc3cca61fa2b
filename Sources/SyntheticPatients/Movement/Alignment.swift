import HeadGeometry
import MaskSigns

/// How the two eyes stand to each other: straight, a squint that shows, or one that shows only under cover.
///
/// One eye deviates while its fellow fixes. Both get the same innervation (Hering's law), so when the deviating eye has to
/// fix, its fellow deviates, and by more where the deviating eye is weak.
public struct Alignment: Hashable, Sendable {
  public enum Control: String, Hashable, Sendable, CaseIterable {
    /// Shows only while one eye is covered (phoria).
    case latent
    /// Always shows; the fellow eye takes up fixation whenever it sees (tropia).
    case manifest
    /// Always shows; either eye keeps fixation once it has it.
    case alternating
  }
  public var control: Control
  public var deviating: Eye
  /// Where the deviating eye points in primary gaze, less where it should: x to the patient's left, y up, degrees.
  public var offset: SIMD2<Double>
  /// Unit direction of gaze into which the offset grows; zero when it is the same everywhere (comitant).
  public var field: SIMD2<Double>
  /// Degrees of gaze into ``field`` that double the offset.
  public var reach: Double
  /// How far the deviating eye can turn to the patient's right and left, down and up, degrees from straight ahead.
  public var limits: DuctionLimits

  public struct DuctionLimits: Hashable, Sendable {
    public var right, left, down, up: Double
    public init(right: Double = 50, left: Double = 50, down: Double = 50, up: Double = 40) {
      self.right = right
      self.left = left
      self.down = down
      self.up = up
    }
    /// What is left of a way past a limit: the eye creeps on a little.
    private static let give = 0.08
    func held(_ p: SIMD2<Double>) -> SIMD2<Double> {
      func held(_ value: Double, _ low: Double, _ high: Double) -> Double {
        value > high ? high + (value - high) * Self.give : value < -low ? -low + (value + low) * Self.give : value
      }
      return SIMD2(held(p.x, right, left), held(p.y, down, up))
    }
  }

  public init(
    _ control: Control, deviating: Eye, offset: SIMD2<Double>, field: SIMD2<Double> = .zero, reach: Double = 25,
    limits: DuctionLimits = DuctionLimits()
  ) {
    self.control = control
    self.deviating = deviating
    self.offset = offset
    self.field = field
    self.reach = reach
    self.limits = limits
  }

  public static let straight = Alignment(.latent, deviating: .left, offset: .zero)

  /// Where the deviating eye stands when its innervation would turn a healthy eye to `x`.
  ///
  /// - Parameter shown: Share of the offset that shows, 0…1.
  func position(innervation x: SIMD2<Double>, shown: Double) -> SIMD2<Double> {
    let grown = field == .zero ? 1 : min(max(1 + (x * field).sum() / reach, 0.1), 3)
    return limits.held(x + offset * (grown * shown))
  }

  /// The innervation that brings the deviating eye to `goal`, or as near as its limits let it.
  func innervation(toReach goal: SIMD2<Double>, shown: Double, near start: SIMD2<Double>) -> SIMD2<Double> {
    var x = start
    for _ in 0..<24 {
      x += (goal - position(innervation: x, shown: shown)) * 0.7
      x.clamp(lowerBound: SIMD2(-50, -50), upperBound: SIMD2(50, 45))
    }
    return x
  }

  var mirrored: Alignment {
    Alignment(
      control, deviating: deviating.fellow, offset: offset * SIMD2(-1, 1), field: field * SIMD2(-1, 1), reach: reach,
      limits: DuctionLimits(right: limits.left, left: limits.right, down: limits.down, up: limits.up))
  }
}

extension Eye {
  var fellow: Eye { self == .right ? .left : .right }
  /// +1 for the left eye, −1 for the right: the temporal side along head x.
  var temporal: Double { self == .left ? 1 : -1 }
}

extension BothEyes {
  /// The two sides exchanged.
  var swapped: BothEyes { BothEyes(right: left, left: right) }
  init(both value: Value) { self.init(right: value, left: value) }
}
