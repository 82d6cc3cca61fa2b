@testable import ClinicalFindings
import MaskSigns
import Testing

struct SaccadeTests {
  private func findings(_ recorded: Recorded) throws -> Findings { Findings(try recorded.record()) }

  /// Jumps of so many degrees to and fro, one each second, whose speed is a share of the healthy one.
  private func jumping(_ size: Double, speed: Double = 1, rate: Double = 60) -> Recorded {
    var recorded = Recorded(rate: rate, seconds: 12)
    recorded.version = { time in
      let number = Int(time)
      let from = number.isMultiple(of: 2) ? -size / 2 : size / 2
      // Not at a picture, nor always at the same place between two.
      let since = time - Double(number) - 0.3 - 0.0031 * Double(number)
      let t = min(max(since / (MainSequence.duration(amplitude: size) / speed), 0), 1)
      // Flatter than a bell of velocity, steeper than a parabola: peak over mean 1.65.
      let way = 0.6 * t * t * (3 - 2 * t) + 0.4 * t * t * t * (10 + t * (-15 + t * 6))
      return (from - 2 * from * way, 0)
    }
    return recorded
  }

  @Test(arguments: [(12.0, 60.0), (20, 60), (20, 120), (30, 60), (8, 120)])
  func `healthy saccades have the velocity of the main sequence`(size: Double, rate: Double) throws {
    let found = try findings(jumping(size, rate: rate))
    #expect(found.saccades.count == 12)
    for saccade in found.saccades { #expect(abs(saccade.amplitude - size) <= 1) }
    let judgement = try #require(found[.saccadeVelocity]?.judgement)
    // Gaze is told in steps of half a degree: at 60 pictures a second one is 30°/s of some 300.
    let value = try #require(judgement.value)
    #expect(abs(value - 100) <= 12, "\(judgement)")
    #expect(judgement.standing == .described)
  }

  @Test(arguments: [0.5, 0.7])
  func `slow saccades are told as slow`(speed: Double) throws {
    let value = try #require(try findings(jumping(20, speed: speed))[.saccadeVelocity]?.judgement?.value)
    #expect(abs(value - 100 * speed) <= 12)
  }

  @Test func `thirty pictures a second do not tell a saccade's speed, and resting eyes have none`() throws {
    #expect(try findings(jumping(20, rate: 30))[.saccadeVelocity]?.reason == .frameRate)
    #expect(try findings(jumping(12, rate: 60))[.nystagmus]?.isAbnormal == false)
    let resting = try findings(Recorded(rate: 60))
    #expect(resting.saccades.isEmpty && resting[.saccadeVelocity]?.reason == .absent)
    #expect(try findings(Recorded(policy: Recorded.policy([.gaze: .withheld])))[.saccadeVelocity]?.reason == .policy(.gaze))
  }

  @Test func `peak velocities are those of the main sequence`() {
    // 10°: 43 ms, 1.65 · 10° / 43 ms = 384°/s; pictures far apart see the mean over them.
    #expect(abs(MainSequence.peakVelocity(amplitude: 10) - 384) < 1)
    #expect(abs(MainSequence.seen(amplitude: 10, every: 0.0005) - 384) < 4)
    #expect(MainSequence.seen(amplitude: 10, every: 1.0 / 30) < 300)
  }

  /// A target that swings as a triangle, followed at a share of its speed with jumps that catch up.
  private func following(_ gain: Double) -> Recorded {
    var recorded = Recorded(rate: 60, seconds: 16)
    recorded.version = { time in
      let cycle = Wave.fraction(time / 4)
      let target = cycle < 0.5 ? -18 + 72 * cycle : 54 - 72 * cycle
      // Behind by what was lost since the last jump, one each half second.
      let lost = (1 - gain) * 18 * (Wave.fraction(time / 0.5) * 0.5)
      return (target - (cycle < 0.5 ? lost : -lost), 0)
    }
    return recorded
  }

  @Test(arguments: [(1.0, 100.0), (0.4, 40)])
  func `catching-up jumps take their share off following`(gain: Double, share: Double) throws {
    let judgement = try #require(try findings(following(gain))[.pursuitGain]?.judgement)
    let value = try #require(judgement.value)
    #expect(abs(value - share) <= 8, "\(judgement)")
  }

  @Test func `looking from place to place is no following`() throws {
    #expect(try findings(jumping(20))[.pursuitGain]?.reason == .absent)
  }
}
