import Testing

@testable import SyntheticPatients

@Suite struct TruthTableTests {
  @Test(arguments: [
    (0.0, 3, "0.000"), (-0.0004, 3, "0.000"), (1.2346, 3, "1.235"), (-12.5, 1, "-12.5"), (0.05, 2, "0.05"),
    (7, 0, "7"), (-0.9996, 3, "-1.000"),
  ])
  func `decimals are plain and never minus nought`(value: Double, places: Int, text: String) {
    #expect(TruthTable.decimal(value, places) == text)
  }

  @Test func `every column is described`() {
    for column in TruthTable.columns { #expect(TruthTable.sidecar.contains("\"\(column)\"")) }
  }
}
