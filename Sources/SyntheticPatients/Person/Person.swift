import MaskSigns

/// A person who does not exist: shape and colours drawn from a seed.
public struct Person: Sendable {
  public let seed: UInt64
  /// Coefficients of the identity basis, in standard deviations.
  let shape: [Double]
  let skin: Skin
  let hair: Hair
  let eye: EyeLook
  let shirt: Shirt
  let backdrop: Backdrop
  /// Angle between visual and optical axis: 5 ± 1.5°.
  let kappa: BothEyes<Angle>

  /// - Parameters:
  ///   - seed: The same seed gives the same person.
  ///   - shapeComponents: How many coefficients of the identity basis to draw.
  init(seed: UInt64, shapeComponents: Int) {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    // Beyond two standard deviations the basis leaves the faces that it was made from.
    shape = (0..<shapeComponents).map { _ in min(max(random.normal() * 0.8, -1.8), 1.8) }
    let grain = UInt32(truncatingIfNeeded: random.next())

    // Skin runs from very light to very dark along one line of melanin, with more or less yellow across it.
    let melanin = random.uniform(0.08, 0.92)
    let warmth = Float(random.uniform(-1, 1))
    let m = Float(melanin)
    let light = SIMD3<Float>(0.62, 0.43, 0.33)
    let medium = SIMD3<Float>(0.40, 0.235, 0.155)
    let dark = SIMD3<Float>(0.115, 0.058, 0.036)
    var tone = m < 0.5 ? mix(light, medium, m * 2) : mix(medium, dark, m * 2 - 1)
    tone = tone * SIMD3(1, 1 + 0.03 * warmth, 1 - 0.06 * warmth)
    let age = Float(random.uniform(0, 1))
    var spots: [Skin.Spot] = []
    for _ in 0..<(5 + Int(random.uniform(0, 9))) {
      spots.append(
        Skin.Spot(
          place: SIMD3(Float(random.uniform(-58, 58)), Float(random.uniform(-95, 50)), Float(random.uniform(5, 30))),
          radius: Float(random.uniform(0.7, 1.7)), depth: Float(random.uniform(0.2, 0.6))))
    }
    let dye = m + Float(random.uniform(-0.35, 0.25))
    let strands =
      dye > 0.35
      ? SIMD3<Float>(0.022, 0.015, 0.011)
      : dye > 0.1 ? SIMD3<Float>(0.055, 0.030, 0.016) : SIMD3<Float>(0.15, 0.085, 0.038)
    let grey = max(age - 0.45, 0) * 1.1
    skin = Skin(
      tone: tone, lip: tone * SIMD3(0.82, 0.58, 0.60), brow: strands * 0.8 + tone * 0.03,
      browDensity: Float(random.uniform(0.72, 0.92)), browHeight: Float(random.uniform(16.5, 19)),
      flush: Float(random.uniform(0.45, 0.95)) * (1 - 0.5 * m), shade: Float(random.uniform(0.35, 0.8)),
      age: age, spots: spots, seed: grain)
    hair = Hair(
      colour: strands, grey: grey, line: Float(random.uniform(62, 74)), volume: Float(random.uniform(6, 11)),
      seed: grain &+ 100)
    let iris = random.unit()
    let brownIris = m > 0.3 || iris < 0.4
    let (outer, inner): (SIMD3<Float>, SIMD3<Float>) =
      brownIris
      ? (SIMD3(0.060, 0.030, 0.014), SIMD3(0.105, 0.052, 0.020))
      : iris < 0.7 ? (SIMD3(0.10, 0.15, 0.20), SIMD3(0.16, 0.17, 0.16)) : (SIMD3(0.085, 0.095, 0.045), SIMD3(0.14, 0.09, 0.03))
    eye = EyeLook(
      iris: outer, innerIris: inner, pupilToIris: Float(random.uniform(0.30, 0.42)), seed: grain &+ 200)
    let cloths: [SIMD3<Float>] = [
      SIMD3(0.30, 0.29, 0.27), SIMD3(0.16, 0.045, 0.05), SIMD3(0.05, 0.085, 0.05), SIMD3(0.030, 0.062, 0.090),
      SIMD3(0.035, 0.034, 0.036),
    ]
    shirt = Shirt(colour: cloths[Int(random.next() % UInt64(cloths.count))], seed: grain &+ 300)
    let wall = Float(random.uniform(0.36, 0.56))
    backdrop = Backdrop(
      wall: SIMD3(wall * Float(random.uniform(0.94, 1.06)), wall, wall * Float(random.uniform(0.90, 1.04))),
      seed: grain &+ 400)
    kappa = BothEyes(
      right: .degrees(5 + 1.5 * min(max(random.normal(), -2), 2)), left: .degrees(5 + 1.5 * min(max(random.normal(), -2), 2)))
  }
}
