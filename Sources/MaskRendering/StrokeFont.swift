/// Letters drawn with strokes: the few that a mask needs, on a grid of 4 by 6.
enum StrokeFont {
  private static let letters: [Character: [[(Float, Float)]]] = [
    "A": [[(0, 6), (2, 0), (4, 6)], [(0.8, 4), (3.2, 4)]],
    "B": [[(0, 0), (0, 6), (3, 6), (4, 5), (4, 4), (3, 3), (0, 3)], [(0, 0), (2.8, 0), (3.7, 0.8), (3.7, 2.2), (2.8, 3)]],
    "C": [[(4, 1), (3, 0), (1, 0), (0, 1.2), (0, 4.8), (1, 6), (3, 6), (4, 5)]],
    "D": [[(0, 0), (0, 6), (2.4, 6), (4, 4.6), (4, 1.4), (2.4, 0), (0, 0)]],
    "E": [[(4, 0), (0, 0), (0, 6), (4, 6)], [(0, 3), (3, 3)]],
    "F": [[(4, 0), (0, 0), (0, 6)], [(0, 3), (3, 3)]],
    "I": [[(2, 0), (2, 6)]],
    "L": [[(0, 0), (0, 6), (4, 6)]],
    "M": [[(0, 6), (0, 0), (2, 3.4), (4, 0), (4, 6)]],
    "N": [[(0, 6), (0, 0), (4, 6), (4, 0)]],
    "O": [[(1.2, 0), (2.8, 0), (4, 1.4), (4, 4.6), (2.8, 6), (1.2, 6), (0, 4.6), (0, 1.4), (1.2, 0)]],
    "R": [[(0, 6), (0, 0), (2.8, 0), (4, 0.9), (4, 2.3), (2.8, 3.2), (0, 3.2)], [(2, 3.2), (4, 6)]],
    "S": [[(4, 0.9), (3, 0), (1, 0), (0, 0.9), (0, 2.1), (1, 2.9), (3, 3.1), (4, 3.9), (4, 5.1), (3, 6), (1, 6), (0, 5.1)]],
    "T": [[(0, 0), (4, 0)], [(2, 0), (2, 6)]],
    "U": [[(0, 0), (0, 4.8), (1.2, 6), (2.8, 6), (4, 4.8), (4, 0)]],
    "V": [[(0, 0), (2, 6), (4, 0)]],
    "?": [[(0, 1), (1, 0), (3, 0), (4, 1), (4, 2), (2, 3.4), (2, 4.2)], [(2, 5.8), (2, 6)]],
  ]
  private static let advance: Float = 5.6

  /// Width of a text whose capitals are `height` pixels tall.
  static func width(_ text: String, height: Float) -> Float { (Float(text.count) * advance - 1.6) * height / 6 }

  /// Mixes a text into a square picture, its top left corner at `x`, `y`.
  static func draw(
    _ text: String, x: Float, y: Float, height: Float, colour: SIMD3<Float>, opacity: Float = 1, into pixels: inout [UInt8],
    size: Int
  ) {
    let scale = height / 6
    let half = max(0.6, scale * 0.42)
    for (number, letter) in text.enumerated() {
      let left = x + Float(number) * advance * scale
      for stroke in letters[letter] ?? [] {
        for k in 1..<stroke.count {
          let a = SIMD2(left + stroke[k - 1].0 * scale, y + stroke[k - 1].1 * scale)
          let b = SIMD2(left + stroke[k].0 * scale, y + stroke[k].1 * scale)
          line(a, b, half: half, joint: k > 1, colour: colour, opacity: opacity, into: &pixels, size: size)
        }
      }
    }
  }

  /// One stroke with round ends; a `joint` leaves out what the stroke before has painted.
  private static func line(
    _ a: SIMD2<Float>, _ b: SIMD2<Float>, half: Float, joint: Bool, colour: SIMD3<Float>, opacity: Float,
    into pixels: inout [UInt8], size: Int
  ) {
    let d = b - a
    let square = max(1e-6, (d * d).sum())
    let x0 = max(0, Int(min(a.x, b.x) - half - 1)), x1 = min(size - 1, Int(max(a.x, b.x) + half + 2))
    let y0 = max(0, Int(min(a.y, b.y) - half - 1)), y1 = min(size - 1, Int(max(a.y, b.y) + half + 2))
    if x0 > x1 || y0 > y1 { return }
    for y in y0...y1 {
      for x in x0...x1 {
        let p = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - a
        let t = (p * d).sum() / square
        if joint && t < 0 { continue }
        let off = p - d * max(0, min(1, t))
        let cover = max(0, min(1, half + 0.5 - (off * off).sum().squareRoot())) * opacity
        if cover <= 0 { continue }
        let k = (y * size + x) * 4
        for channel in 0..<3 {
          let old = Float(pixels[k + channel])
          pixels[k + channel] = UInt8(old + (colour[channel] - old) * cover + 0.5)
        }
      }
    }
  }
}
