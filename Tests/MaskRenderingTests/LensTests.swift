import MaskSigns
import Testing

@testable import MaskRendering

/// Bytes without pattern, the same on every run.
private func scatter(_ count: Int) -> [UInt8] {
  var state: UInt32 = 7
  return (0..<count).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return UInt8(state >> 24)
  }
}

@Suite struct `The lens` {
  private let size = 720

  @Test func `spreads an edge over one pixel to each side and leaves plain areas`() {
    var lens = Lens(size: size)
    var pixels = [UInt8](repeating: 0, count: size * size * 4)
    for k in pixels.indices where (k / 4) % size >= 300 { pixels[k] = 160 }
    lens.soften(&pixels, area: SIMD4(280, 100, 320, 140))
    func at(_ x: Int, _ y: Int) -> UInt8 { pixels[(y * size + x) * 4] }
    #expect((297...302).map { at($0, 120) } == [0, 0, 40, 120, 160, 160])
    #expect((299...300).map { at($0, 99) } == [0, 160], "outside the area nothing changes")
  }

  @Test func `gives back what was drawn`() {
    var lens = Lens(size: size)
    let drawn = scatter(size * size * 4)
    var pixels = drawn
    lens.soften(&pixels, area: SIMD4(180, 200, 540, 330))
    #expect(pixels != drawn)
    lens.restore(&pixels)
    #expect(pixels == drawn)
  }

  @Test(arguments: [
    SIMD4<Float>(-50, -50, 900, 900), SIMD4<Float>(700, 700, 2000, 2000), SIMD4<Float>(.infinity, .infinity, -.infinity, -.infinity),
    SIMD4<Float>(300, 300, 300, 300),
  ])
  func `stays within the picture`(area: SIMD4<Float>) {
    var lens = Lens(size: size)
    let drawn = scatter(size * size * 4)
    var pixels = drawn
    lens.soften(&pixels, area: area)
    #expect(pixels.count == drawn.count)
    lens.restore(&pixels)
    #expect(pixels == drawn)
  }

  @Test func `shows the same mask whatever was drawn before`() {
    var renderer = MaskRenderer(size: 512)
    var signs = Signs()
    for step in 0..<8 {
      switch step {
      case 2: signs.eyes.left.isClosed = true
      case 4: signs.head.yaw = .degrees(25)
      case 5: signs.eyes.left.isClosed = false
      case 6: break  // The same signs again.
      default: signs.eyes.right.gaze.yaw = .degrees(4 * Double(step) - 10)
      }
      var afresh = MaskRenderer(size: 512)
      #expect(hash(renderer.draw(signs)) == hash(afresh.draw(signs)), "step \(step)")
    }
  }
}
