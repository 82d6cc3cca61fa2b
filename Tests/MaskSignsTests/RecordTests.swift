import MaskSigns
import Testing

struct RecordTests {
  @Test(arguments: [-100, -30, -2, 0, 0.5, 20, 59, 100] as [Double])
  func `prism dioptres and degrees are inverse`(value: Double) {
    #expect(abs(prismDioptres(degrees: degrees(prismDioptres: value)) - value) < 1e-8)
  }

  @Test func `one hundred prism dioptres are 45 degrees`() {
    #expect(abs(degrees(prismDioptres: 100) - 45) < 1e-9)
  }
}
