import HeadGeometry

/// Beard, moustache and stubble, from place on the resting head: see ``Skin`` for the frame.
struct FacialHair: Sendable {
  /// Linear reflectance of the hairs.
  var colour: SIMD3<Float>
  /// Share of white hairs, 0…1.
  var grey: Float
  /// 0…1: hairs shaved a day or some days ago.
  var stubble: Float
  /// 0…1: grown hair on the upper lip, the chin, and cheeks and jaw.
  var moustache: Float
  var chin: Float
  var cheeks: Float
  /// How far grown hair stands off the skin, millimetres.
  var length: Float
  /// How high on the cheek it grows, millimetres over the usual line.
  var line: Float
  var seed: UInt32

  static let none = FacialHair(
    colour: .zero, grey: 0, stubble: 0, moustache: 0, chin: 0, cheeks: 0, length: 0, line: 0, seed: 0)

  /// Two men in five have grown hair of some kind, of the others most show some stubble.
  static func draw(
    _ colouring: Colouring, _ traits: Traits, grain: UInt32, _ random: inout SeededGenerator
  ) -> FacialHair {
    let kind = random.unit()
    let amount = Float(random.unit())
    let long = Float(random.uniform(0.6, 1))
    let line = Float(random.uniform(-7, 7))
    guard traits.maleness > 0.6 else { return .none }
    // Beards turn white before the head does, and are redder than it.
    var hair = FacialHair(
      colour: mix(colouring.hair, colouring.hair * SIMD3(1.35, 1.0, 0.8), 0.6) * 0.9,
      grey: min(colouring.grey * 1.25 + 0.05 * amount, 1), stubble: amount * amount * 0.75, moustache: 0, chin: 0, cheeks: 0,
      length: 0, line: line, seed: grain)
    switch kind {
    case ..<0.14:  // a full beard
      hair.moustache = long
      hair.chin = long
      hair.cheeks = long
      hair.length = 2 + 8 * amount
    case ..<0.24:  // round the mouth
      hair.moustache = long
      hair.chin = long
      hair.length = 2 + 3 * amount
    case ..<0.31:
      hair.moustache = long
      hair.length = 2.5
    case ..<0.36:
      hair.chin = long
      hair.length = 2 + 4 * amount
    case ..<0.46:  // some days without a razor
      hair.stubble = 0.75 + 0.25 * amount
    default: break
    }
    return hair
  }

  var isNone: Bool { stubble <= 0 && moustache <= 0 && chin <= 0 && cheeks <= 0 }

  /// Shares of the lip's, the chin's and the cheeks' hair at a place, 0…1, and of all that shaving takes.
  private func regions(_ p: SIMD3<Float>) -> (lip: Float, chin: Float, cheeks: Float) {
    let x = abs(p.x)
    let ragged = 2.2 * Noise.value(p * 0.16, seed) + 0.9 * Noise.value(p * 0.55, seed &+ 1)
    // Bare behind the jaw's angle and on the ear.
    let front = smoothstep(-72, -60, p.z + 0.4 * ragged) * smoothstep(80, 77, x)
    let neck = smoothstep(-134, -118, p.y + 0.25 * (x - 20) + ragged)
    if front * neck <= 0 { return (0, 0, 0) }
    // From under the nose to the corners of the mouth; with a chin beard also down beside them.
    let low: Float = chin > 0 ? -86 : -76
    let lip =
      smoothstep(-51, -54.5, p.y + 0.13 * x + 0.5 * ragged) * smoothstep(low - 5, low + 4, p.y + 0.3 * ragged)
      * smoothstep(33, 26, x + ragged) * smoothstep(-5, 8, p.z)
    let chin =
      smoothstep(-84, -88.5, p.y + 0.25 * max(x - 12, 0) + 0.4 * ragged) * smoothstep(36, 24, x + ragged) * smoothstep(-40, -10, p.z)
    // A line from the sideburn to the corner of the mouth.
    let top = -64 + line + 0.018 * max(x - 26, 0) * max(x - 26, 0) + 0.2 * max(x - 26, 0)
    let side = smoothstep(64, 70, x) * smoothstep(16, 8, p.y) * smoothstep(-66, -58, p.z) * smoothstep(-30, -42, p.z)
    let cheeks = max(smoothstep(top + 4, top - 4, p.y + ragged) * smoothstep(24, 31, x), side)
    return (lip * front, chin * front * neck, cheeks * front * neck)
  }

  /// 0…1: how much of the skin grown hair covers, and how much of it stubble darkens.
  func cover(_ p: SIMD3<Float>) -> (grown: Float, stubble: Float) {
    if isNone || p.y > 18 || p.y < -138 { return (0, 0) }
    let r = regions(p)
    let all = max(r.lip, r.chin, r.cheeks)
    if all <= 0 { return (0, 0) }
    // Strands run down; finer specks are the stubble's.
    let strands = Noise.value(SIMD3(p.x * 1.3, p.y * 0.28, p.z * 1.0), seed &+ 3)
    let fine = Noise.value(SIMD3(p.x * 2.7, p.y * 0.6, p.z * 2.1), seed &+ 5)
    let grain = 0.6 * strands + 0.4 * fine
    let grown = max(r.lip * moustache, r.chin * chin, r.cheeks * cheeks)
    let hair = smoothstep(0.12, 0.70, grown * (1 + 0.55 * grain)) * min(grown * 1.25, 1)
    let specks = Noise.value(p * 1.9, seed &+ 7) * 0.5 + Noise.value(p * 3.6, seed &+ 9) * 0.5
    return (hair * 0.97, all * stubble * (0.34 + 0.20 * specks))
  }

  /// Skin's colour with the hair on it.
  func over(_ skin: SIMD3<Float>, _ p: SIMD3<Float>) -> (colour: SIMD3<Float>, hair: Float) {
    let (grown, stubble) = cover(p)
    if grown <= 0 && stubble <= 0 { return (skin, 0) }
    let strand = Noise.value(SIMD3(p.x * 1.5, p.y * 0.22, p.z * 1.2), seed &+ 11)
    // White grows first on the chin.
    let white = smoothstep(0.7 - 1.3 * grey, 1.4 - 1.3 * grey, 0.4 * strand + 0.25 * smoothstep(-80, -105, p.y) + 0.1)
    let hair = mix(colour * (0.8 + 0.5 * strand), SIMD3(0.33, 0.31, 0.29), white * 0.85)
    // Hairs under the skin look bluish grey.
    let shaved = mix(skin, colour * 0.8 + skin * SIMD3(0.42, 0.46, 0.50), min(stubble, 1))
    return (mix(shaved, hair, grown), grown)
  }

  /// How far grown hair stands off the skin, millimetres.
  func height(_ p: SIMD3<Float>) -> Float {
    if length <= 0 || p.y > 18 || p.y < -138 { return 0 }
    let r = regions(p)
    let lock = Noise.value(SIMD3(p.x * 0.12, p.y * 0.06, p.z * 0.1), seed &+ 13)
    // Short on the lip and the cheeks, longest under the chin; pressed flat where it begins.
    let grown = max(r.lip * moustache * 0.35, r.chin * chin * (0.7 + 0.5 * smoothstep(-95, -118, p.y)), r.cheeks * cheeks * 0.55)
    return length * grown * grown * (0.9 + 0.25 * lock)
  }
}
