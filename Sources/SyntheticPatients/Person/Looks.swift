// How the looks of skin, hair and eyes follow from a person's traits and pigments.

extension Skin {
  init(_ colouring: Colouring, _ traits: Traits, grain: UInt32, _ random: inout SeededGenerator) {
    let m = colouring.melanin
    let tone = colouring.skin
    let old = Float(traits.old)
    var spots: [Spot] = []
    for _ in 0..<Int(random.uniform(2, 10) + 10 * Double(old)) {
      spots.append(
        Spot(
          place: SIMD3(Float(random.uniform(-62, 62)), Float(random.uniform(-100, 60)), Float(random.uniform(0, 45))),
          radius: Float(random.uniform(0.7, 2.1)), depth: Float(random.uniform(0.2, 0.65))))
    }
    // Lips: redder or browner than the cheek, and for some women coloured.
    let red = Float(random.uniform(0, 1))
    var lip = tone * mix(SIMD3(0.66, 0.46, 0.50), SIMD3(0.90, 0.56, 0.58), red)
    if !traits.isMan, random.unit() < 0.25 {
      lip = mix(lip, SIMD3(Float(random.uniform(0.22, 0.42)), 0.05, Float(random.uniform(0.05, 0.11))), 0.6)
    }
    let brow = BrowShape(colouring, traits, grain: grain &+ 31, &random)
    let beard = FacialHair.draw(colouring, traits, grain: grain &+ 61, &random)
    self.init(
      tone: tone, lip: lip, brow: brow, beard: beard, freckles: colouring.freckles, flush: Float(random.uniform(0.30, 1.0)) * (1 - 0.5 * m),
      shade: Float(random.uniform(0.2, 0.9)), age: min(max(old + 0.12 * Float(random.normal()), 0), 1), spots: spots,
      seed: grain)
  }
}

extension Hair {
  init(_ colouring: Colouring, _ traits: Traits, grain: UInt32, _ random: inout SeededGenerator) {
    self.init(colour: colouring.hair, grey: colouring.grey, style: HairStyle(traits, &random), seed: grain)
  }
}

extension EyeLook {
  /// Horizontal visible iris diameter: 11.71 ± 0.42 mm in 390 healthy white subjects aged 10–80 (Rüfer, Schröder & Erb,
  /// Cornea 24 (2005) 259–261).
  init(_ colouring: Colouring, grain: UInt32, _ random: inout SeededGenerator) {
    self.init(
      iris: colouring.iris, innerIris: colouring.innerIris, pupilToIris: Float(random.uniform(0.28, 0.44)),
      irisRadius: Float(11.71 + 0.42 * min(max(random.normal(), -2.5), 2.5)) / 2, seed: grain)
  }
}

extension LashGrowth.Look {
  init(_ traits: Traits, _ random: inout SeededGenerator) {
    func around(_ mean: Double, _ deviation: Double) -> Float {
      Float(mean + deviation * min(max(random.normal(), -2), 2))
    }
    // Some women wear mascara; lashes thin out with age.
    let isPainted = !traits.isMan && random.unit() < 0.35
    self.init(
      length: around(0.86, 0.09) * (isPainted ? 1.15 : 1), thickness: around(0.95, 0.1) * (isPainted ? 1.4 : 1),
      density: around(1 - 0.25 * traits.old, 0.08))
  }
}
