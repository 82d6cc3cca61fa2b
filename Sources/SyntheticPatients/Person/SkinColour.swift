import HeadGeometry

/// The colour and sheen of a face, from place on the resting head: x to the patient's left, y up, z out of the face,
/// millimetres from the midpoint between the globes.
struct Skin: Sendable {
  /// Linear reflectance of the cheek.
  var tone: SIMD3<Float>
  var lip: SIMD3<Float>
  var brow: BrowShape
  var beard: FacialHair
  /// 0…1: freckles.
  var freckles: Float
  /// 0…1: red of cheeks and nose.
  var flush: Float
  /// 0…1: dark under the eyes.
  var shade: Float
  /// 0…1: depth of the folds, from smooth to lined.
  var age: Float
  /// Moles and freckles.
  var spots: [Spot]
  var seed: UInt32

  struct Spot: Sendable {
    var place: SIMD3<Float>
    var radius: Float
    var depth: Float
  }

  struct Look {
    var albedo: SIMD3<Float>
    var roughness: Float
    var reflectance: Float
    /// Change of the normal, in the resting head's axes.
    var tilt: SIMD3<Float>
  }

  func look(_ p: SIMD3<Float>) -> Look {
    let x = abs(p.x)
    func spot(_ cx: Float, _ cy: Float, _ s: Float) -> Float {
      Portable.bell(((x - cx) * (x - cx) + (p.y - cy) * (p.y - cy)).squareRoot() / s)
    }
    let front = smoothstep(-20, 10, p.z)
    var colour = tone

    // Blood: cheeks, nose, chin, ears; mottled.
    let mottle = Noise.fractal(p * 0.055, octaves: 3, seed)
    var blood = 0.9 * spot(38, -34, 26) + 0.8 * spot(0, -38, 15) + 0.35 * spot(0, -98, 18)
    blood = blood * front + 0.9 * smoothstep(80, 90, x) + 0.12
    blood = max(blood + 0.28 * mottle, 0) * flush
    colour = colour * (SIMD3(repeating: 1) - SIMD3(0.02, 0.26, 0.24) * blood)
    // Melanin: around the eyes, temples, under the jaw; a little yellower on the forehead.
    let lidShade =
      (0.35 * spot(31, 4, 16) + 0.45 * spot(17, -8, 10) + 0.5 * spot(27, -17, 9)) * front * (0.25 + shade)
    colour = colour * (SIMD3(repeating: 1) - SIMD3(0.30, 0.40, 0.36) * min(lidShade, 1))
    colour = colour * (1 - 0.10 * smoothstep(-90, -125, p.y) - 0.06 * smoothstep(45, 70, x))
    colour = colour * (1 + 0.06 * mottle + 0.05 * Noise.fractal(p * 0.32, octaves: 3, seed &+ 7))
    // Grain of pores, coarser on nose and cheeks.
    let pores = Noise.value(p * 1.5, seed &+ 11) * (0.4 + 0.6 * min(spot(0, -35, 22) + spot(34, -38, 24), 1))
    colour = colour * (1 + 0.055 * pores)
    for s in spots {
      let d = length(p - s.place) / s.radius
      if d < 1.6 { colour = colour * (1 - s.depth * Portable.bell(d)) }
    }

    colour = colour * freckling(p)
    let beard = beard.over(colour, p)
    colour = beard.colour

    var roughness: Float = 0.47
    var reflectance: Float = 0.028
    roughness -= 0.07 * min(spot(0, -30, 16) + 0.8 * spot(0, 40, 30) * front, 1)
    roughness += 0.04 * pores

    // Lips: an outline from the vermilion border of the resting head.
    let lips = lipMask(p)
    if lips > 0 {
      let lines = Noise.value(SIMD3(p.x * 1.1, p.y * 0.14, 3), seed &+ 21)
      let red = lip * (1 + 0.10 * lines + 0.10 * mottle)
      colour = mix(colour, red, lips * 0.86)
      roughness = mix(roughness, 0.36 + 0.05 * lines, lips)
      reflectance = mix(reflectance, 0.034, lips)
    }
    // The mouth's inside and the nostrils' are dark.
    let inside = smoothstep(3, 12, mouthDepth(p))
    colour = mix(colour, SIMD3(0.26, 0.07, 0.06), inside)

    let brows = brow.cover(p)
    if brows > 0 { colour = mix(colour, brow.colour, brows) }
    roughness = mix(roughness, 0.62, max(brows, beard.hair))
    return Look(albedo: colour, roughness: roughness, reflectance: reflectance, tilt: relief(p))
  }

  /// The generic head is this much larger than the data that the mouth's outline was read from.
  private static let enlarged: Float = 1.07

  private func lipMask(_ place: SIMD3<Float>) -> Float {
    let p = place / Self.enlarged
    if p.y > -52 || p.y < -86 || p.z < 8 { return 0 }
    let x = abs(p.x)
    if x > 30 { return 0 }
    let t = x / 27
    // The cupid's bow, and a full lower lip.
    let top = -58.6 + 2.2 * Portable.bell((x - 6) / 5) - 9.0 * t * t * t
    let bottom = -80.0 + 12.4 * t * t
    let ragged = 0.35 * Noise.value(SIMD3(p.x * 0.5, p.y * 0.5, 0), seed &+ 5)
    return smoothstep(top + 1.0, top - 1.0, p.y + ragged) * smoothstep(bottom - 1.6, bottom + 1.6, p.y + ragged)
      * smoothstep(28, 25.5, x)
  }
  private func mouthDepth(_ place: SIMD3<Float>) -> Float {
    let p = place / Self.enlarged
    if p.y > -50 || p.y < -92 || abs(p.x) > 30 { return 0 }
    // Behind the lips' contact line the surface is the mouth's bag.
    let lipsZ = 30 - 0.017 * p.x * p.x
    return max(lipsZ - 6 - p.z - max(abs(p.y + 68) - 6, 0) * 2, 0)
  }

  /// Slope of the fine relief of pores, as a change of the normal; ``Folds`` come on top.
  private func relief(_ p: SIMD3<Float>) -> SIMD3<Float> {
    let e: Float = 0.5
    let h = height(p)
    return SIMD3(
      height(p + SIMD3(e, 0, 0)) - h, height(p + SIMD3(0, e, 0)) - h, height(p + SIMD3(0, 0, e)) - h) / -e
  }
  private func height(_ p: SIMD3<Float>) -> Float {
    0.045 * Noise.value(p * 0.9, seed &+ 41) + 0.03 * Noise.value(p * 1.9, seed &+ 43)
  }
}
