import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct RecipeTests {
  @Test func `names are stable, and every entry has a meaning of one line`() {
    let conditions = Set(Condition.allCases.map(\.rawValue))
    for name in [
      "healthy", "ptosis", "ptosis-congenital", "ptosis-myogenic", "ptosis-aponeurotic", "thyroid-retraction", "lid-lag",
      "scleral-show", "esotropia", "exotropia", "hypertropia", "hypotropia", "nystagmus", "palsy-3", "palsy-4", "palsy-6",
      "horner", "bell", "blepharospasm", "wrinkles",
    ] { #expect(conditions.contains(name)) }
    #expect(
      Examination.allCases.map(\.rawValue) == [
        "primary", "nine-gaze", "levator-excursion", "cover-uncover", "alternate-cover", "fixation", "saccades", "pursuit",
        "voluntary-closing", "brow-raise", "speaking",
      ])
    for text in Condition.allCases.map(\.meaning) + Examination.allCases.map(\.meaning) {
      #expect(!text.isEmpty && text.count < 110 && !text.contains("\n"), "\(text)")
    }
  }

  @Test(arguments: Condition.allCases)
  func `a group draws each of its kinds, a kind draws itself`(condition: Condition) {
    let drawn = Set(
      ClipRecipe.draw(count: condition.isGroup ? 40 * condition.kinds.count / 5 + 40 : 3, condition: condition, examination: .primary, seed: 5)
        .map(\.diagnosis.condition))
    #expect(drawn.isSubset(of: Set(condition.kinds)))
    #expect(drawn.allSatisfy { !$0.isGroup })
    if condition.isGroup { #expect(drawn.count > condition.kinds.count * 2 / 3) } else { #expect(drawn == [condition]) }
  }

  @Test func `the same seed gives the same recordings, and a longer list begins with the shorter one`() {
    func draw(_ count: Int, _ seed: UInt64) -> [ClipRecipe] {
      ClipRecipe.draw(count: count, condition: .any, examination: .fixation, seed: seed)
    }
    let (short, long, other) = (draw(4, 7), draw(9, 7), draw(4, 8))
    for (a, b) in zip(short, long) {
      #expect(a.seed == b.seed && a.diagnosis == b.diagnosis && a.condition == b.condition)
      #expect(a.script == b.script && a.frameRate == b.frameRate)
    }
    #expect(Set(long.map(\.seed)).count == 9)
    #expect(short[0].seed != other[0].seed)
    #expect(long.allSatisfy { [30, 60, 120, 240].contains($0.frameRate) })
  }

  @Test func `the manifest has a cell for each column`() {
    let rows = ClipRecipe.draw(count: 3, condition: .ptosis, examination: .nineGaze, seed: 1).enumerated().map {
      Manifest.row($1, file: "clip-\($0).mp4")
    }
    let lines = Manifest.text(rows).split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.count == Manifest.columns.count && $0.allSatisfy { !$0.isEmpty } })
    #expect(lines[1][0] == "clip-0.mp4" && lines[1][5] == "nine-gaze" && lines[1][2].hasPrefix("ptosis-"))
  }

  @Test func `severities and sides all occur`() {
    let drawn = ClipRecipe.draw(count: 80, condition: .ptosisAponeurotic, examination: .primary, seed: 2).map(\.diagnosis)
    for severity in [Severity.mild, .moderate, .severe] {
      #expect(drawn.filter { $0.severity == severity }.count > 8)
    }
    #expect(Set(drawn.map(\.side)) == [.right, .left, .both])
  }
}
