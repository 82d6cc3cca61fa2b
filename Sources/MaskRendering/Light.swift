import HeadGeometry

/// The fixed light of all masks: a large soft key from above left of the picture, a weak fill, and the sky.
struct Light {
  /// Unit vectors towards the lights, in the head frame.
  let key, fill, sky, view: Vector

  init(camera: Camera) {
    key = camera.rotation.back(normalised(Vector(-0.42, 0.62, 0.85)))
    fill = camera.rotation.back(normalised(Vector(0.8, 0.12, 0.55)))
    sky = camera.rotation.back(Vector(0, 1, 0))
    view = camera.rotation.back(Vector(0, 0, 1))
  }

  /// Linear light that a matt surface sends back, without highlights; 1 is white in full light.
  @inline(__always)
  func matt(_ normal: Vector) -> Float {
    let wrapped = max(0, (dot(normal, key) + 0.3) / 1.3)
    return 0.66 * wrapped * wrapped + 0.16 * max(0, dot(normal, fill) + 0.15) + 0.14 * (0.62 + 0.38 * dot(normal, sky))
  }

  /// A broad, soft highlight, as of unglazed ceramic.
  @inline(__always)
  func gloss(_ normal: Vector) -> Float {
    let half = key + view
    let h = max(0, dot(normal, half)) / length(half)
    let (h2, h4) = (h * h, h * h * h * h)
    let h8 = h4 * h4
    return 0.07 * h8 * h8 * h2
  }

  /// Linear light to the display's encoding, 0…255: sRGB to within 1 %.
  /// Source of the fit: square roots, least squares over 0…1 against IEC 61966-2-1.
  @inline(__always)
  static func encoded(_ linear: SIMD4<Float>) -> SIMD4<Float> {
    let x = linear.replacing(with: 0, where: linear .< 0)
    let s1 = x.squareRoot()
    let s2 = s1.squareRoot()
    let s3 = s2.squareRoot()
    let y = (0.662002687 * s1 + 0.684122060 * s2 - 0.323583601 * s3 - 0.0225411470 * x) * 255
    return y.replacing(with: 255, where: y .> 255).replacing(with: 0, where: y .< 0)
  }
}

extension Light {
  /// Relative change of the displayed light when the normal turns by one unit along a direction.
  @inline(__always)
  func gain(_ normal: Vector, along: Vector) -> Float {
    let wrapped = max(0, (dot(normal, key) + 0.3) / 1.3)
    let change = 0.66 * 2 * wrapped / 1.3 * dot(along, key) + 0.16 * dot(along, fill) + 0.0532 * dot(along, sky)
    // Displayed light grows with about the 0.45th power of the light; furrows are drawn a third deeper than life.
    return 1.3 * 0.45 * change / max(0.1, matt(normal))
  }
}
