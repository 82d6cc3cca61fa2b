import MaskSigns
import SyntheticPatients

/// One healthy person on one of several days: the same face and signs before another camera, in another light.
struct HabitSubject: Sendable {
  var person: UInt64
  var day: Int

  /// Looks at the camera, then in eight directions, blinks, turns and nods.
  var recipe: ClipRecipe {
    var random = SeededGenerator(study: person &* 64 &+ UInt64(day))
    let recording = ClipSubject.recording(.gaze, &random)
    // The signs are the person's own: drawn from the number alone, whatever the day.
    let drawn = ClipRecipe.draw(
      count: 1, condition: .healthy, examination: .primary, seed: person, recording: { _ in recording })
    var signs = drawn.first?.condition ?? .healthy
    signs.blinking = 0
    var recipe = ClipRecipe(seed: person, condition: signs, script: Self.script(&random), recording: recording)
    // Habits need no finer time, and more people fit into an hour.
    recipe.frameRate = 15
    return recipe
  }

  private static func script(_ random: inout SeededGenerator) -> ExaminationScript {
    var places: [SIMD2<Double>] = [
      SIMD2(-20, 0), SIMD2(20, 0), SIMD2(0, 15), SIMD2(0, -15), SIMD2(-15, 12), SIMD2(15, 12), SIMD2(-15, -12),
      SIMD2(15, -12),
    ]
    places.shuffle(using: &random)
    var targets = places.enumerated().map { k, place in
      ExaminationScript.Target(
        start: 1.6 + 0.3 * Double(k), .still(Gaze(yaw: .degrees(place.x), pitch: .degrees(place.y))))
    }
    targets.append(.init(start: 4, .still(Gaze(yaw: .zero, pitch: .zero))))
    func posture(_ yaw: Double, _ pitch: Double) -> HeadPosture {
      HeadPosture(yaw: .degrees(yaw), pitch: .degrees(pitch), roll: .zero)
    }
    return ExaminationScript(
      duration: 5.4, targets: targets,
      headMoves: [
        .init(start: 4.2, duration: 0.4, to: posture(8, 6)), .init(start: 4.7, duration: 0.4, to: posture(-8, -6)),
      ], blinks: [Blink(start: 0.8)])
  }
}
