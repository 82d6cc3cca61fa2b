import MaskSigns
import Testing

@testable import HeadGeometry
@testable import MaskRendering

@Suite struct `The reflex is drawn` {
  /// Whether a bright spot lies on the iris of each eye.
  private func shows(_ signs: Signs) -> (right: Bool, left: Bool) {
    var stage = Stage(size: 256)
    _ = stage.set(signs)
    func isShown(_ eye: Int) -> Bool { stage.reflexes[eye].contains { stage.scene.screen[$0].z > 0 } }
    return (isShown(0), isShown(1))
  }

  @Test func `as of a flash in both eyes when no reflex is told`() {
    #expect(shows(Signs()) == (true, true))
  }

  @Test func `only where it was seen when reflexes are told: an invented one would be a squint`() {
    var signs = Signs()
    signs.hasFlash = false
    signs.eyes.right.reflex = ReflexOffset(x: -1, y: 1)
    #expect(shows(signs) == (true, false))
    signs.eyes.right.reflex = nil
    #expect(shows(signs) == (false, false))
  }

  @Test func `not on closed lids`() {
    #expect(shows(.both { $0.isClosed = true }) == (false, false))
  }
}
