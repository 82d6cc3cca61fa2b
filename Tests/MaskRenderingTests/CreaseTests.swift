import MaskSigns
import Testing

@testable import HeadGeometry
@testable import MaskRendering

@Suite struct `A crease is drawn` {
  /// The green of the darkest pixel within 1.5 mm of the crease, and of the skin 2.5 mm over it, for each column of the
  /// middle 14 mm of the left upper lid; 0…255.
  private func line(_ signs: Signs, height: Float) -> [(darkest: Float, skin: Float)] {
    let size = 720
    var renderer = MaskRenderer(size: size)
    let pixels = renderer.draw(signs).withPixels { pixels in (0..<size * size).map { Float(pixels[4 * $0 + 1]) } }
    var stage = Stage(size: size)
    _ = stage.set(signs)
    let globe = stage.head.globes[1]
    return stride(from: Float(-7), through: 7, by: 0.2).map { temporal in
      let up = Float(signs.eyes.left.upperLid.central.value) + height * HeadExpression.creaseShare(at: 0.5 + temporal / 28)
      func green(_ over: Float) -> Float {
        let place = stage.camera.project(globe.centre + Vector(temporal * globe.side, up + over, 13))
        return pixels[Int(place.y) * size + Int(place.x)]
      }
      return (stride(from: Float(-1.5), through: 1.5, by: 0.2).map(green).min() ?? 255, green(2.5))
    }
  }

  @Test(arguments: [5, 6.5, 8] as [Float]) func `as one dark line on a drooping, level lid`(height: Float) {
    var signs = Signs()
    signs.eyes.left.upperLid = LidMargin(nasal: -2.3, central: -1.6, temporal: -1.9)
    signs.eyes.left.crease = Millimetres(Double(height))
    let line = line(signs, height: height)
    let contrast = line.map { $0.skin - $0.darkest }.sorted()[line.count / 2]
    #expect(contrast > 8, "\(contrast)")
    // Dashes come and go within 2.5 mm.
    let ripple = (6..<(line.count - 6)).map { k in
      abs(line[k].darkest - line[(k - 6)...(k + 6)].reduce(0) { $0 + $1.darkest } / 13)
    }
    let mean = ripple.reduce(0, +) / Float(ripple.count)
    #expect(mean < 0.2 * contrast, "\(mean) of \(contrast)")
  }
}
