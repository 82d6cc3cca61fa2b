/// The pigments of one person, which skin, hair, brows and irises share.
struct Colouring: Sendable {
  /// 0 the lightest human skin, 1 the darkest.
  var melanin: Float
  /// Linear reflectance of the cheek.
  var skin: SIMD3<Float>
  /// Linear reflectance of the hair's own colour, and the share of white strands.
  var hair: SIMD3<Float>
  var grey: Float
  /// Linear reflectance of the iris: its outer zone, and the ring round the pupil.
  var iris: SIMD3<Float>
  var innerIris: SIMD3<Float>
  /// 0…1: freckles.
  var freckles: Float

  /// Skin from the lightest to the darkest, evenly spaced in lightness: linear reflectances of a cheek in white light.
  private static let tones: [SIMD3<Float>] = [
    SIMD3(0.700, 0.520, 0.430), SIMD3(0.590, 0.405, 0.305), SIMD3(0.480, 0.300, 0.205), SIMD3(0.350, 0.200, 0.125),
    SIMD3(0.225, 0.117, 0.072), SIMD3(0.130, 0.066, 0.042), SIMD3(0.072, 0.038, 0.027),
  ]
  /// Hair by how much dark pigment it has: fair, light brown, brown, dark brown, black.
  private static let strands: [SIMD3<Float>] = [
    SIMD3(0.330, 0.220, 0.105), SIMD3(0.165, 0.095, 0.045), SIMD3(0.078, 0.041, 0.021), SIMD3(0.037, 0.021, 0.013),
    SIMD3(0.014, 0.011, 0.010),
  ]
  private static let red = SIMD3<Float>(0.230, 0.068, 0.020)
  /// Irises by how much dark pigment they have: (outer, inner).
  private static let irises: [(SIMD3<Float>, SIMD3<Float>)] = [
    (SIMD3(0.135, 0.200, 0.270), SIMD3(0.210, 0.235, 0.235)),  // light blue
    (SIMD3(0.075, 0.125, 0.185), SIMD3(0.150, 0.165, 0.165)),  // blue
    (SIMD3(0.110, 0.130, 0.130), SIMD3(0.165, 0.150, 0.115)),  // grey
    (SIMD3(0.085, 0.110, 0.060), SIMD3(0.150, 0.110, 0.045)),  // green
    (SIMD3(0.105, 0.078, 0.030), SIMD3(0.155, 0.085, 0.025)),  // hazel
    (SIMD3(0.095, 0.050, 0.020), SIMD3(0.150, 0.075, 0.025)),  // light brown
    (SIMD3(0.052, 0.026, 0.012), SIMD3(0.090, 0.043, 0.017)),  // brown
    (SIMD3(0.022, 0.012, 0.008), SIMD3(0.040, 0.020, 0.011)),  // very dark
  ]

  init(_ traits: Traits, _ random: inout SeededGenerator) {
    // Kinds overlap widely: a person's tone is no sign of the kind.
    let shares = traits.ancestry.map { Float($0) }
    let usual = shares[0] * 0.78 + shares[1] * 0.34 + shares[2] * 0.17
    melanin = min(max(usual + 0.13 * Float(random.normal()), 0), 1)
    let tone = Self.between(Self.tones, melanin)
    // Undertone: rosy (+) or olive (−), and warm (+) or cool (−).
    let rosy = 0.055 * Float(random.normal())
    let warm = 0.060 * Float(random.normal()) + 0.05 * shares[1]
    skin = tone * SIMD3(1 + 0.35 * rosy, 1 - 0.6 * rosy + 0.12 * warm, 1 - 0.35 * rosy - warm)

    let pigment = min(max(melanin * 1.5 + shares[1] * 0.75 + 0.12 + 0.30 * Float(random.normal()), 0), 1)
    var own = Self.between(Self.strands, pigment) * (1 + 0.12 * Float(random.normal()))
    if melanin < 0.3, pigment < 0.75, random.unit() < 0.10 { own = mix(own, Self.red, 0.75) }
    hair = pointwiseMax(own, SIMD3(repeating: 0.006))
    // Greying begins at 38 ± 9 years and takes 30 years.
    let begin = 38 + 9 * min(max(random.normal(), -1.8), 1.8)
    grey = Float(min(max((traits.age - begin) / 30, 0), 1))

    let dark = min(max(melanin * 1.5 + shares[1] * 0.8 + shares[0] * 0.3 + 0.05 + 0.32 * Float(random.normal()), 0), 1)
    let place = dark * Float(Self.irises.count - 1)
    let i = min(Int(place), Self.irises.count - 2)
    let f = place - Float(i)
    let bright = 1 + 0.12 * Float(random.normal())
    iris = mix(Self.irises[i].0, Self.irises[i + 1].0, f) * bright
    innerIris = mix(Self.irises[i].1, Self.irises[i + 1].1, f) * bright
    freckles = melanin < 0.42 ? max(Float(random.normal()) * 0.5, 0) : 0
  }

  private static func between(_ table: [SIMD3<Float>], _ x: Float) -> SIMD3<Float> {
    let place = min(max(x, 0), 1) * Float(table.count - 1)
    let i = min(Int(place), table.count - 2)
    return mix(table[i], table[i + 1], place - Float(i))
  }
}
