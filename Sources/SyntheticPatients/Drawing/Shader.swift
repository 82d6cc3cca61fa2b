import HeadGeometry

/// One place of a surface as a pixel sees it, in the room's frame.
struct SurfacePoint {
  var position: SIMD3<Float>
  /// Towards the camera.
  var normal: SIMD3<Float>
  /// See ``Scene/places``.
  var place: SIMD3<Float>
  var openness: Float
  /// From the place to the camera.
  var view: SIMD3<Float>
  /// Share of the key light that reaches it.
  var keyLight: Float
}

/// Light that a rough, clear surface mirrors to the camera (microfacets, GGX: Walter et al., EGSR 2007), white light.
func gloss(_ p: SurfacePoint, _ light: SIMD3<Float>, roughness: Float, normalReflectance f0: Float) -> Float {
  let n = p.normal
  let nl = dot(n, light)
  if nl <= 0 { return 0 }
  let h = normalised(light + p.view)
  let nh = max(dot(n, h), 0)
  let nv = max(dot(n, p.view), 0.05)
  let a = roughness * roughness
  let a2 = a * a
  let d = nh * nh * (a2 - 1) + 1
  let distribution = a2 / (Float(Portable.pi) * d * d)
  let k = a * 0.5
  let visibility = 0.25 / ((nl * (1 - k) + k) * (nv * (1 - k) + k))
  let m = 1 - max(dot(h, p.view), 0)
  let m2 = m * m
  let fresnel = f0 + (1 - f0) * m2 * m2 * m
  return distribution * visibility * fresnel * nl
}

/// Diffuse light of a surface that light enters and leaves a little further on: red travels furthest.
func scattered(_ p: SurfacePoint, _ albedo: SIMD3<Float>, _ room: Lighting, bleed: SIMD3<Float>) -> SIMD3<Float> {
  func wrap(_ cosine: Float) -> SIMD3<Float> {
    let t = (SIMD3(repeating: cosine) + bleed) / (1 + bleed)
    let lit = pointwiseMax(t, .zero)
    // Squaring the wrapped part keeps the terminator soft and the energy near Lambert's.
    return lit * lit / (lit + bleed * 0.5 + 1e-4) * (1 + bleed * 0.5)
  }
  let key = p.keyLight
  // Shadows on skin have a warm edge for the same reason.
  let shadow = SIMD3<Float>(
    mix(key, key.squareRoot(), min(bleed.x * 1.4, 1)), mix(key, key.squareRoot(), min(bleed.y * 0.7, 1)),
    mix(key, key.squareRoot(), min(bleed.z * 0.5, 1)))
  var light = room.keyColour * wrap(dot(p.normal, room.key)) * shadow
  light += room.fillColour * wrap(dot(p.normal, room.fill)) * p.openness
  // Light bounced between near skin surfaces is redder and fills crevices.
  let bounce = SIMD3<Float>(repeating: p.openness) + albedo * ((1 - p.openness) * p.openness * 0.8)
  light += room.ambient(p.normal) * bounce
  return albedo * light * 0.62
}
