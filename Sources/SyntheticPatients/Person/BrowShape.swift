import HeadGeometry

/// The brows of a person as strokes on the resting head: see ``Skin`` for the frame.
struct BrowShape: Sendable {
  var colour: SIMD3<Float>
  /// 0…1: how dense the hairs are.
  var density: Float
  /// Distances from the midline of the brow's head and tail, millimetres.
  var head: Float
  var tail: Float
  /// Height over the globe's centre of the brow's middle line at its head, millimetres.
  var height: Float
  /// How much higher the arch is, and where along the brow, 0 head … 1 tail.
  var arch: Float
  var archPlace: Float
  /// How much lower than the arch the tail ends, millimetres.
  var drop: Float
  /// Half the brow's breadth at its head and its tail, millimetres.
  var breadth: Float
  var tailBreadth: Float
  /// 0…1: hairs over the root of the nose.
  var joined: Float
  /// How unlike the two sides are, millimetres.
  var uneven: Float
  var seed: UInt32

  init(_ colouring: Colouring, _ traits: Traits, grain: UInt32, _ random: inout SeededGenerator) {
    let man = Float(traits.maleness)
    func around(_ mean: Float, _ deviation: Float) -> Float { mean + deviation * Float(min(max(random.normal(), -2.2), 2.2)) }
    // Brows of fair people are darker than their hair, and turn white later.
    let own = pointwiseMin(colouring.hair * 0.75, SIMD3(0.070, 0.042, 0.025)) + colouring.skin * 0.02
    colour = mix(own, SIMD3(0.21, 0.20, 0.19), max(colouring.grey - 0.4, 0) * 1.2)
    density = min(max(around(0.86, 0.16) - 0.16 * colouring.grey, 0.35), 1.1)
    head = around(11.5 - 1.2 * man, 1.5)
    tail = around(54, 2.6)
    height = around(19.2 - 1.0 * man, 1.5)
    arch = max(around(5.6 - 1.6 * man, 1.8), 0.8)
    archPlace = min(max(around(0.60, 0.09), 0.4), 0.8)
    drop = max(around(6.2, 2.0), 1)
    breadth = min(max(around(3.4 + 1.4 * man, 1.1), 1.6), 7)
    tailBreadth = min(max(around(1.0 + 0.35 * man, 0.35), 0.5), 2.2)
    joined = max(around(-0.9 + 0.9 * man, 0.45), 0)
    uneven = around(0, 0.5)
    seed = grain
  }

  /// Height of the middle line at a share of the way from head to tail.
  private func line(_ t: Float) -> Float {
    let s = min(max(t, 0), 1.1)
    // Two quarter waves that meet at the arch.
    if s < archPlace {
      let u = s / archPlace
      return height + arch * u * (2 - u)
    }
    let u = (s - archPlace) / (1.05 - archPlace)
    return height + arch - drop * u * u
  }

  /// 0…1: how much of the skin hairs cover.
  func cover(_ p: SIMD3<Float>) -> Float {
    let x = abs(p.x)
    if x > tail + 6 || p.y < 4 || p.y > 42 || p.z < -18 { return 0 }
    let t = (x - head) / (tail - head)
    let lift = p.x > 0 ? uneven : -uneven
    let half = mix(breadth, tailBreadth, smoothstep(0.30, 1.02, t)) * mix(0.72, 1, smoothstep(-0.05, 0.18, t))
    let d = (p.y - line(t) - lift) / half
    if abs(d) > 1.6 { return 0 }
    // The head fades in over some hairs, the tail thins out to a point.
    let start = smoothstep(-0.14, 0.06, t)
    var fade = smoothstep(1.4, 0.5, abs(d)) * start * smoothstep(1.08, 0.90, t)
    if joined > 0, x < head + 4 { fade = max(fade, joined * 0.55 * smoothstep(1.2, 0.4, abs(d)) * smoothstep(4, 1, abs(p.y - height) - 2)) }
    if fade <= 0 { return 0 }
    // Hairs: short strokes that stand up at the brow's head and lie along it further out.
    let lean = mix(1.25, 0.18, smoothstep(-0.05, 0.55, t))
    let turn = sineCosine(Double(lean))
    let u = x - head
    let along = u * Float(turn.cosine) + d * half * Float(turn.sine)
    let across = d * half * Float(turn.cosine) - u * Float(turn.sine)
    let side: Float = p.x > 0 ? 1 : 2
    let hairs = Noise.value(SIMD3(along * 0.22, across * 2.1, side * 13), seed)
    let fine = Noise.value(SIMD3(along * 0.35, across * 4.0, side * 29), seed &+ 6)
    let thin = 1 - density
    let cover = fade * density * (0.90 + (0.22 + 0.35 * thin) * hairs + (0.16 + 0.2 * thin) * fine) - 0.10 * (1 - fade)
    return min(max(cover, 0), 0.95)
  }

  /// Which of the places lie in the body of the brow on one side (+1 the patient's left).
  func body(_ places: [SIMD3<Float>], side: Float) -> [Int] {
    places.indices.filter {
      let p = places[$0]
      let x = p.x * side
      return x > 16 && x < 46 && abs(p.y - line((x - head) / (tail - head))) < 4 && p.z > 0
    }
  }
}
