import ClinicalFindings
import MaskSigns
import Testing

struct MuscleTests {
  private func findings(_ recorded: Recorded) throws -> Findings { Findings(try recorded.record()) }

  /// Straight ahead, then 1.5 s in each of the six directions; the eyes differ there by so much, right less left.
  private func looking(_ gap: @escaping (_ yaw: Double, _ pitch: Double) -> (yaw: Double, pitch: Double)) -> Recorded {
    let places: [(yaw: Double, pitch: Double)] = [(0, 0), (-20, 0), (20, 0), (-18, 16), (18, 16), (-18, -16), (18, -16)]
    var recorded = Recorded(rate: 30, seconds: 10.5)
    recorded.version = { places[min(Int($0 / 1.5), 6)] }
    recorded.vergence = { time in
      let place = places[min(Int(time / 1.5), 6)]
      return gap(place.yaw, place.pitch)
    }
    return recorded
  }

  @Test func `an eye that does not go out has a weak lateral rectus`() throws {
    // Looking to the right the right eye stays 15° to the left of its fellow.
    let found = try findings(looking { yaw, pitch in (yaw < -15 && pitch == 0 ? 15 : 0, 0) })
    let right = try #require(found[.muscleDeficit, .right]?.judgement)
    let value = try #require(right.value)
    #expect(right.standing == .outside && abs(value - 15) <= 0.5)
    #expect(right.words == "underaction: lateral rectus (15°)")
    #expect(found[.muscleDeficit, .left]?.isAbnormal == false)
  }

  @Test(arguments: [
    (Eye.right, 18.0, -16.0, "superior oblique"), (.right, -18, 16, "superior rectus"), (.left, -18, -16, "superior oblique"),
    (.left, -18, 16, "inferior oblique"), (.right, -18, -16, "inferior rectus"),
  ])
  func `an eye that stays behind in an oblique direction has the muscle of that direction`(
    eye: Eye, yaw: Double, pitch: Double, muscle: String
  ) throws {
    let behind = (eye == .right ? 1.0 : -1.0) * (pitch > 0 ? -14 : 14)
    let found = try findings(looking { y, p in (0, y == yaw && p == pitch ? behind : 0) })
    #expect(found[.muscleDeficit, eye]?.judgement?.words.contains(muscle) == true)
    #expect(found[.muscleDeficit, eye == .right ? .left : .right]?.isAbnormal == false)
  }

  @Test func `eyes that go alike have no weak muscle, and eyes that rest tell nothing`() throws {
    let alike = try findings(looking { _, _ in (0, 0) })
    #expect(alike[.muscleDeficit, .right]?.judgement?.standing == .inside)
    #expect(alike[.muscleDeficit, .right]?.judgement?.words.contains("6 of 6") == true)
    guard case .gazeRange = try findings(Recorded())[.muscleDeficit, .left]?.reason else {
      Issue.record("resting eyes were judged")
      return
    }
  }

  @Test func `a concomitant squint weakens no muscle`() throws {
    let found = try findings(looking { _, _ in (14, 0) })
    for eye in Eye.allCases { #expect(found[.muscleDeficit, eye]?.isAbnormal == false) }
  }
}
