import Testing

@testable import FaceTracking

struct SceneCutsTests {
  static func gradient(_ offset: Float, shift: Int = 0) -> [Float] {
    (0..<1024).map { min(255, Float(($0 + shift) % 32) * 6 + offset) }
  }

  @Test func `the first picture, a still and a slow fade are no cuts`() {
    var cuts = SceneCuts()
    same(cuts.isCut(cells: Self.gradient(0)), false)
    same(cuts.isCut(cells: Self.gradient(0)), false)
    for step in 1...10 { same(cuts.isCut(cells: Self.gradient(Float(step) * 5)), false) }
  }

  @Test func `a shaken camera moves brightness but keeps its histogram, which is no cut`() {
    var cuts = SceneCuts()
    _ = cuts.isCut(cells: Self.gradient(0))
    same(cuts.isCut(cells: Self.gradient(0, shift: 4)), false)
  }

  @Test func `another scene is a cut, once`() {
    var cuts = SceneCuts()
    _ = cuts.isCut(cells: Self.gradient(0))
    let other = (0..<1024).map { Float($0 < 512 ? 220 : 30) }
    same(cuts.isCut(cells: other), true)
    same(cuts.isCut(cells: other), false)
  }
}
