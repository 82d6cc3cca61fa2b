/// One spontaneous blink: how far the lids are closed, over time.
///
/// The lid goes down about twice as fast as it comes up, and stands still briefly between. Adults: down 92 ± 17 ms, up
/// 242 ± 55 ms (VanderWerf et al., J Neurophysiol 89 (2003) 2784–2796); the pause is 15–50 ms.
public struct Blink: Hashable, Sendable {
  /// Seconds from the clip's start to the lids' first movement.
  public var start: Double
  /// 1 closes the eye, less is an incomplete blink.
  public var depth: Double

  public init(start: Double, depth: Double = 1) {
    self.start = start
    self.depth = depth
  }

  static let down = 0.092
  static let pause = 0.050
  static let up = 0.242

  /// 0 open … ``depth``.
  func closure(at time: Double) -> Double {
    let t = time - start
    if t <= 0 || t >= Self.down + Self.pause + Self.up { return 0 }
    if t < Self.down { return depth * smoothstep(0, Self.down, t) }
    if t < Self.down + Self.pause { return depth }
    // Opening starts fast and tails off.
    let u = (t - Self.down - Self.pause) / Self.up
    let rest = 1 - u
    return depth * rest * rest * (1 + 1.2 * u)
  }
}
