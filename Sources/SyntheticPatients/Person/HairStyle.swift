import HeadGeometry

/// Where hair grows on the resting head and how it is worn: see ``Skin`` for the frame.
struct HairStyle: Sendable {
  /// Height of the hairline over the globes' centre at the midline, millimetres.
  var line: Float
  /// Bays over the temples, and a peak in the middle, millimetres.
  var bays: Float
  var peak: Float
  /// 0 none … 1 only a fringe round the back and over the ears.
  var bald: Float
  /// 0 shaved to the skin … 1 grown.
  var density: Float
  /// How far the hair stands off the scalp on top and on the sides, millimetres.
  var volume: Float
  var sides: Float
  /// Hair combed to one side: −1 to the patient's right, 1 to the left, 0 straight back.
  var parting: Float
  /// Hair that falls over the forehead, millimetres below the hairline.
  var fringe: Float
  /// How low the sideburn reaches, millimetres under the globes' centre.
  var sideburn: Float
  /// How far down hair hangs beside and behind the head, millimetres under the globes' centre; `nil` is short hair.
  var length: Float?
  /// 0 straight … 1 tightly curled.
  var curl: Float

  init(_ traits: Traits, _ random: inout SeededGenerator) {
    func around(_ mean: Float, _ deviation: Float) -> Float { mean + deviation * Float(min(max(random.normal(), -2), 2)) }
    let isMan = traits.isMan
    let old = Float(traits.old)
    let african = Float(traits.ancestry[0])
    line = around(66, 4.5)
    bays = max(around(isMan ? 6 + 14 * old : 4.5, isMan ? 5 : 2), 0)
    peak = around(0, 2)
    // Some hair is lost on top by a third of men at 50 and by most at 80.
    bald = isMan ? min(max(around(1.1 * old - 0.58, 0.40), 0), 1) : 0
    curl = min(max(around(0.1 + 0.95 * african, 0.22), 0), 1)
    let cut = Float(random.unit())
    let long = random.unit() < (isMan ? 0.07 : 0.62 - 0.25 * Double(old))
    let isShaved = isMan && (random.unit() < 0.12 || bald > 0.8 && random.unit() < 0.5)
    density = isShaved ? Float(random.uniform(0.0, 0.6)) : 1
    volume = isShaved ? 0.4 : isMan ? 2 + 10 * cut * (1 - 0.6 * bald) : 6 + 9 * cut
    sides = isShaved ? 0.3 : isMan ? 1 + 5 * cut * cut : 3 + 6 * cut
    parting = random.unit() < 0.5 ? 0 : random.unit() < 0.5 ? -1 : 1
    let hasFringe = random.unit() < (isMan ? 0.22 : 0.3)
    fringe = hasFringe && bald < 0.15 && !isShaved ? Float(random.uniform(8, 26)) : 0
    sideburn = isMan ? Float(random.uniform(-6, 26)) : Float(random.uniform(-14, 4))
    length = long && bald < 0.2 && !isShaved ? Float(random.uniform(70, 165)) : nil
  }

  /// 0 on bare skin, 1 in the hair.
  ///
  /// - Parameter ragged: How far the edge is frayed here, millimetres.
  func cover(_ p: SIMD3<Float>, ragged: Float) -> Float {
    if density <= 0 { return 0 }
    let x = abs(p.x)
    // Over the forehead, with bays over the temples, and down to the ears in front of them.
    let combed = 1 + 0.5 * parting * (p.x > 0 ? 1 : -1)
    let front =
      line - 0.0016 * (x - 12) * (x - 12) + bays * Portable.bell((x - 38) / 15) * combed - peak * Portable.bell(x / 9)
      - fringe * (0.75 + 0.25 * combed) * smoothstep(62, 36, x)
    let above = p.y - front + ragged
    let temple = -(p.z - (-26 + 0.42 * max(p.y, -20) - 9 * Portable.bell((p.y - 12) / 22))) + ragged
    let side = min(temple, p.y + sideburn + ragged) - 40 * smoothstep(56, 44, x)
    let nape = min(-95 - p.z, p.y + 105)
    // Bare on the ear.
    let ear = max(max(p.y - 8, 79 - x), p.z + 66)
    var grown = max(above, max(side, nape))
    if bald > 0 {
      // The front recedes and the crown thins until both meet; the fringe round the back and over the ears stays.
      let place = SIMD3(p.x * 0.85, p.y - 100, (p.z + 96) * 0.8)
      let crown = (place * place).sum().squareRoot() - 72 * smoothstep(0.12, 0.7, bald)
      let front = -18 - 92 * smoothstep(0.05, 0.85, bald) - p.z + 0.12 * x * bald
      let top = 118 - 66 * smoothstep(0.3, 0.95, bald) - p.y
      let fringe = min(top, max(-p.z - 48, x - 54))
      grown = min(grown, max(min(crown, front), fringe) + 2 * ragged)
    }
    return smoothstep(-5, 9, min(grown, ear)) * density
  }

  /// How far the hair's surface stands off the skin where it is fully grown, millimetres.
  func height(_ p: SIMD3<Float>) -> Float {
    let top = smoothstep(30, 95, p.y)
    let toSide = 1 + 0.35 * parting * min(max(p.x / 50, -1), 1)
    return mix(sides, volume * toSide, top) + (fringe > 0 ? 2.5 * smoothstep(0, 20, p.z) : 0)
  }
}
