import HeadGeometry

/// The look of a globe, from place in its own frame: x temporal-free right-handed, z along the optical axis, millimetres.
struct EyeLook: Sendable {
  /// Linear reflectance of the iris: its outer zone and the ring round the pupil.
  var iris: SIMD3<Float>
  var innerIris: SIMD3<Float>
  /// Pupil diameter over iris diameter.
  var pupilToIris: Float
  /// Half the horizontal visible iris diameter, millimetres.
  var irisRadius: Float
  var seed: UInt32

  func shade(_ p: SurfacePoint, _ eye: EyeFrame, _ room: Lighting) -> SIMD3<Float> {
    let irisPlane = eye.irisDepth
    // The fragment and the ray to the camera in the eye's frame.
    let local = p.place
    let v = SIMD3(dot(p.view, eye.x), dot(p.view, eye.y), dot(p.view, eye.z))
    var albedo: SIMD3<Float>
    let edge = (local.x * local.x + local.y * local.y).squareRoot()
    let underCornea = local.z > irisPlane - 2 && edge < irisRadius + 2
    var bed = p
    var cornea: Float = 0
    if underCornea {
      // The iris is a disc behind the cornea, foreshortened as a human one: follow the ray to it, or the pupil would float
      // on the bulge.
      let facing = eye.irisFacing
      let from = SIMD3(local.x, local.y, local.z - irisPlane)
      let k = dot(v, facing) > 0.15 ? dot(from, facing) / dot(v, facing) : 0
      let inPlane = from - v * k
      let right = normalised(SIMD3(facing.z, 0, -facing.x))
      let q = SIMD3(dot(inPlane, right), dot(inPlane, cross(facing, right)), 0)
      let r = (q.x * q.x + q.y * q.y).squareRoot() / irisRadius
      let scleral = sclera(local, eye)
      albedo = mix(irisColour(q, r, eye.pupilToIris), scleral, smoothstep(0.95, 1.05, r))
      cornea = smoothstep(1.05, 0.95, r)
      // The disc is lit as a nearly flat thing: mostly from in front.
      let flat = normalised(p.normal + eye.z * 1.5)
      bed.normal = flat
    } else {
      albedo = sclera(local, eye)
    }
    // Lids shade the globe: more the nearer the margin, the upper lid and its lashes most; and the fissure's corners.
    let fromCentre = p.position - eye.centre
    let headX = dot(fromCentre, eye.headX)
    let height = dot(fromCentre, eye.headY)
    let column = min(max(headX * eye.temporal + 16, 0), 31.999)
    let i = Int(column)
    let f = column - Float(i)
    let upper = mix(eye.upperMargin[i], eye.upperMargin[i + 1], f)
    let lower = mix(eye.lowerMargin[i], eye.lowerMargin[i + 1], f)
    let under = max(upper - height, 0)
    let over = max(height - lower, 0)
    let shade =
      (1 - 0.70 * Portable.bell(under / 3.0)) * (1 - 0.28 * Portable.bell(over / 1.1))
      * (1 - 0.30 * smoothstep(8, 13.5, abs(headX)))
    bed.openness *= shade
    bed.keyLight *= mix(shade, 1, 0.35)
    var light = scattered(bed, albedo, room, bleed: SIMD3(0.25, 0.16, 0.12))
    // The wet surface mirrors the room; where lids and lashes stand before it, it mirrors them instead. The cornea mirrors
    // as the human one does, the white by the drawn globe.
    var shine = p.normal
    var lamp: Float = 0
    if cornea > 0, let seen = eye.mirror.meets(p.position, view: p.view) {
      shine = normalised(mix(p.normal, seen.normal, cornea))
      lamp = cornea * Portable.bell(length(seen.place - eye.reflex) / 0.34)
    }
    let mirror = shine * (2 * dot(shine, p.view)) - p.view
    let m = 1 - max(dot(shine, p.view), 0)
    let m2 = m * m
    let fresnel = 0.022 + 0.98 * m2 * m2 * m
    let unshaded = smoothstep(0.35, 1.1, under * 0.9)
    light += room.reflection(mirror) * (fresnel * unshaded * shade)
    // The lamp beside the lens: a small bright point, which the sensor spreads a little.
    light += room.flashColour * (30 * lamp)
    // The tear line along the lower lid.
    light += room.keyColour * (0.16 * Portable.bell((over - 0.22) / 0.28) * smoothstep(-0.2, 0.5, p.normal.y + 0.35))
    return light
  }

  private func irisColour(_ q: SIMD3<Float>, _ r: Float, _ pupilToIris: Float) -> SIMD3<Float> {
    let angle = Float(arctangent(Double(q.y), Double(q.x)))
    let u = angle * 11
    // Fibres run outwards; the seam of the angle lies at ±π, where both ends meet by mirroring.
    let fibres = Noise.value(SIMD3(abs(u) * 1.3, r * 2.2, q.x > 0 ? 1 : 1), seed) * 0.6
      + Noise.value(SIMD3(abs(u) * 2.9, r * 3.1, 5), seed &+ 1) * 0.4
    let crypt = Noise.value(SIMD3(q.x * 0.9, q.y * 0.9, 2), seed &+ 2)
    // The ring round the pupil widens with it.
    let inner = pupilToIris + 0.5 * (0.62 - self.pupilToIris)
    let ring = smoothstep(inner + 0.08, inner - 0.12, r + 0.05 * crypt)
    var c = mix(iris, innerIris, ring) * (1 + 0.42 * fibres + 0.20 * crypt)
    // The limbal ring, the shadow at the iris' root, and the pupil with its dark frill.
    c = c * (1 - 0.72 * smoothstep(0.80, 1.0, r))
    c = c * (1 - 0.35 * Portable.bell((r - pupilToIris) / 0.06))
    return mix(SIMD3(repeating: 0.004), c, smoothstep(pupilToIris - 0.025, pupilToIris + 0.025, r))
  }

  private func sclera(_ p: SIMD3<Float>, _ eye: EyeFrame) -> SIMD3<Float> {
    let edge = (p.x * p.x + p.y * p.y).squareRoot()
    var c = SIMD3<Float>(0.56, 0.515, 0.475)
    // Redder towards the corners, with a few vessels that fade near the limbus.
    let corner = smoothstep(7, 12, edge)
    c = c * (SIMD3(repeating: 1) - SIMD3(0.04, 0.26, 0.28) * corner)
    let wander = Noise.fractal(p * 0.45, octaves: 2, seed &+ 8)
    let vessel = abs(Noise.value(SIMD3(p.y * 0.9 + wander * 1.6, p.x * 0.16, 4), seed &+ 9))
    c = c * (SIMD3(repeating: 1) - SIMD3(0.05, 0.34, 0.34) * (smoothstep(0.10, 0.0, vessel) * smoothstep(6.6, 10, edge)))
    c = c * (1 + 0.04 * wander)
    return c
  }
}
