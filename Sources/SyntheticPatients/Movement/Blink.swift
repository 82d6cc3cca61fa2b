/// One spontaneous blink: how far the lids are closed, over time.
///
/// The lid goes down more than twice as fast as it comes up, and stands still briefly between. Adults: down 92 ± 17 ms, up
/// 242 ± 55 ms (VanderWerf et al., J Neurophysiol 89 (2003) 2784–2796); the pause is 15–50 ms.
public struct Blink: Hashable, Sendable {
  /// Seconds from the clip's start to the lids' first movement.
  public var start: Double
  /// 1 closes the eye, less is an incomplete blink.
  public var depth: Double
  /// Seconds on the way down, at the bottom, and up.
  public var down: Double
  public var pause: Double
  public var up: Double

  public init(start: Double, depth: Double = 1, down: Double = 0.092, pause: Double = 0.050, up: Double = 0.242) {
    self.start = start
    self.depth = depth
    self.down = down
    self.pause = pause
    self.up = up
  }

  public var duration: Double { down + pause + up }

  /// 0 open … ``depth``.
  func closure(at time: Double) -> Double {
    let t = time - start
    if t <= 0 || t >= duration { return 0 }
    if t < down { return depth * smoothstep(0, down, t) }
    if t < down + pause { return depth }
    // Opening starts fast and tails off.
    let u = (t - down - pause) / up
    let rest = 1 - u
    return depth * rest * rest * (1 + 1.2 * u)
  }

  /// Share of a healthy adult's blinks that do not close the eye: chosen from Portello, Rosenfield & Chu, Optom Vis Sci 90
  /// (2013) 482–487 (4 % reading on paper, 7 % on a screen).
  static let incompleteShare = 0.06

  /// Blinks as they come by themselves.
  ///
  /// Intervals are log-normal with a spread of 0.6 of their mean and never under 0.5 s between two blinks.
  ///
  /// - Parameters:
  ///   - rate: Blinks a minute.
  ///   - incomplete: Share that does not close the eye.
  static func natural(
    rate: Double, duration: Double, incomplete: Double = incompleteShare, _ random: inout SeededGenerator
  ) -> [Blink] {
    guard rate > 0 else { return [] }
    let mean = max(60 / rate - 0.88, 0.2)
    let sigma = 0.55
    var blinks: [Blink] = []
    func wait() -> Double { mean * Portable.exp(sigma * random.normal() - sigma * sigma / 2) }
    // The clip starts anywhere in an interval.
    var time = wait() * random.unit()
    while time < duration {
      let down = min(max(0.092 + 0.017 * random.normal(), 0.050), 0.140)
      let up = min(max(0.242 + 0.055 * random.normal(), 0.110), 0.400)
      let pause = random.uniform(0.015, 0.050)
      let depth = random.unit() < incomplete ? random.uniform(0.45, 0.85) : 1
      let blink = Blink(start: time, depth: depth, down: down, pause: pause, up: up)
      blinks.append(blink)
      time += blink.duration + 0.5 + wait()
    }
    return blinks
  }
}
