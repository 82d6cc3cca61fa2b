import Foundation
import MaskSigns
import SyntheticPatients

/// Somebody of the cohort: all follows from group, place and number.
struct CohortSubject: Hashable, Sendable {
  var group: CohortGroup
  var index: Int
  var number: UInt64
  /// The mask is drawn, too, and measured as a patient.
  var withMask: Bool

  private static let severities: [Severity] = [.mild, .moderate, .severe]
  /// Severe ones are a quarter of all draws: 128 in a row without one come once in 10¹⁶ people.
  private static let attempts: UInt64 = 128

  var kind: Condition { group.kinds[index % group.kinds.count] }

  /// As many mild as moderate and severe ones, whatever the kind.
  var severity: Severity {
    group == .healthy ? .none : Self.severities[(index + index / group.kinds.count) % Self.severities.count]
  }

  /// Of its folder.
  var name: String { group.rawValue.replacing(" ", with: "-").replacing("'", with: "") + "-\(index)" }

  var recipe: ClipRecipe {
    var random = SeededGenerator(study: number)
    let examination = group.examination(kind, index)
    let recording = ClipSubject.recording(.cover, &random)
    var recipe = drawn(0, examination, recording)
    for attempt in 1..<Self.attempts where recipe.diagnosis.severity != severity {
      recipe = drawn(attempt, examination, recording)
    }
    recipe.frameRate = examination == .fixation ? 60 : 30
    if examination == .fixation { recipe.bitsPerPixel = ClipSubject.phoneBits(&random) }
    return recipe
  }

  private func drawn(_ attempt: UInt64, _ examination: Examination, _ recording: Recording) -> ClipRecipe {
    ClipRecipe.draw(count: 1, condition: kind, examination: examination, seed: number &+ attempt, recording: { _ in recording })[0]
  }
}
