import Testing

@testable import ClinicPreview

@Suite struct RunTests {
  /// The plain way: look everywhere.
  private func places(of run: [Int64], in text: [Int64], atMost limit: Int) -> [Int] {
    guard run.count <= text.count else { return [] }
    return Array((0...text.count - run.count).filter { Array(text[$0..<$0 + run.count]) == run }.prefix(limit))
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>) func `a run is found just where it is`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    // Two or three kinds of steps: runs that nearly fit and that overlap themselves are the rule.
    let kinds = 2 + draw(2)
    let text = (0..<draw(40)).map { _ in Int64(draw(kinds)) }
    let run = (0..<draw(6)).map { _ in Int64(draw(kinds)) }
    for limit in [1, 2, 100] {
      #expect(Run(run).places(in: text, atMost: limit) == places(of: run, in: text, atMost: limit))
    }
  }
}
