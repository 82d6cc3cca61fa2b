import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

/// Healthy people's truth, sign by sign, lies inside the table that says what is healthy: all signs but the crease, whose room
/// under the brow each head has its own of.
@Suite struct HealthyTruthTests {
  private static let people = ClipRecipe.draw(
    count: 500, condition: .healthy, examination: .primary, seed: 77, recording: { Recording.varied(seed: $0) })
  private static let batches = 10

  /// Five hundred people before cameras of all distances, each by his own head: means over a few pictures without a blink,
  /// which leaves a tenth of a sign's spread to the unrest of a living head.
  @Test(arguments: 0..<batches)
  func `a healthy person is inside the table`(batch: Int) throws {
    let size = Self.people.count / Self.batches
    for recipe in Self.people[(batch * size)..<((batch + 1) * size)] {
      let head = try #require(PatientHead(Person(seed: recipe.seed), skyDirections: 0))
      let movement = head.movement(recipe.condition, recipe.script, camera: -recipe.camera.place)
      let noted = Noted(head, movement, count: 4)
      let outside = noted.outside().map { sign in "\(sign.name) \(noted.values[sign] ?? [])" }
      #expect(outside.isEmpty, "\(recipe.seed) at \(Int(recipe.camera.distance)) mm: \(outside)")
      let lit = Self.reflexes(head, movement, recipe.camera)
      let reflexes = [BaselineSign.reflexNasal: lit.map(\.x), .reflexUp: lit.map(\.y)]
      for (sign, sides) in reflexes {
        let (range, apart) = (HealthyRanges.of(sign), try #require(HealthyRanges.difference(sign)))
        #expect(range.side(of: sides.right) == .inside && range.side(of: sides.left) == .inside, "\(sign.name) \(sides)")
        let give = 0.1 * apart.standardDeviation
        #expect((apart.lower - give...apart.upper + give).contains(sides.right - sides.left), "\(sign.name) \(sides)")
      }
    }
  }

  /// The reflexes of a lamp in the lens itself, in one picture without a blink: nasal and up of the pupil, millimetres. One
  /// beside it, as phones have, shifts both to the same side by some hundredths.
  private static func reflexes(_ head: PatientHead, _ movement: PatientMovement, _ camera: Camera) -> BothEyes<SIMD2<Double>> {
    let time = stride(from: 0.5, to: 5, by: 0.1).first { movement.face.blinking(at: $0) < 0.01 } ?? 0.5
    let pose = movement.pose(at: time)
    let view = TruthView(pose, at: camera.place, camera, room: Lighting())
    func offset(_ eye: Eye) -> SIMD2<Double> {
      let globe = head.model.globes[eye == .right ? 0 : 1]
      let gaze = PatientHead.axis(pose.gaze[eye])
      let pupil = SIMD3<Double>(globe.centre + globe.axis(gaze) * globe.irisDepth)
      let mirror = view.room(SIMD3<Double>(globe.mirrorCentre(gaze)))
      let seen = view.seen(view.head(CornealReflex.place(cornea: mirror, lamp: .zero)), inPlaneOf: pupil) - pupil
      return SIMD2(-seen.x * eye.temporal, seen.y)
    }
    return BothEyes(right: offset(.right), left: offset(.left))
  }
}
