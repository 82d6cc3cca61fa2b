import HeadGeometry

/// What an examiner holds before an eye, as a surface: its outline is the ``Occluder/outline``, within which it bulges.
struct OccluderSurface {
  private let occluder: Occluder
  /// From the outline to the middle: share of the way, and height over the plate in millimetres.
  private let rings: [(share: Float, height: Float)]

  init(_ occluder: Occluder) {
    self.occluder = occluder
    rings =
      occluder.kind == .hand
      ? [(1, 0), (0.96, 3), (0.88, 5.5), (0.7, 7.5), (0.4, 8.5), (0, 9)]
      : [(1, 0), (0.97, 0.8), (0.9, 1.2), (0, 1.2)]
  }

  /// - Parameter place: The resting head's origin in the room.
  func add(to scene: inout Scene, at place: SIMD3<Float>) {
    let edge = occluder.outline.map { SIMD2<Float>($0) }
    let centre = SIMD3<Float>(occluder.centre) + place
    let side = Float(occluder.side)
    var positions: [SIMD3<Float>] = []
    var places: [SIMD4<Float>] = []
    for ring in rings {
      for p in edge {
        let q = p * ring.share
        positions.append(centre + SIMD3(q.x, q.y, ring.height))
        places.append(SIMD4(q.x * side, q.y, ring.height, 0.95))
      }
    }
    var triangles: [SIMD3<UInt32>] = []
    let n = edge.count
    for j in 0..<rings.count - 1 {
      for i in 0..<n {
        let a = UInt32(j * n + i)
        let b = UInt32(j * n + (i + 1) % n)
        triangles.append(SIMD3(a, b, b + UInt32(n)))
        triangles.append(SIMD3(a, b + UInt32(n), a + UInt32(n)))
      }
    }
    scene.add(
      positions, normals: surfaceNormals(positions, triangles), places: places, triangles: triangles,
      occluder.kind == .hand ? .hand : .paddle)
  }

  /// The back of a hand in a white sleeve; place: x from the middle towards the wrist, y up.
  static func shadeHand(_ p: SurfacePoint, _ room: Lighting) -> SIMD3<Float> {
    let (x, y) = (p.place.x, p.place.y)
    if x > 104 {
      let weave = Noise.value(p.place * 1.3, 901)
      let fold = Noise.value(SIMD3(x * 0.08, y * 0.05, 2), 902)
      var q = p
      q.normal = normalised(p.normal + SIMD3(0.25 * fold, 0.1 * weave, 0))
      q.openness *= smoothstep(103, 108, x)
      return scattered(q, SIMD3(0.62, 0.63, 0.64) * (1 + 0.05 * weave), room, bleed: SIMD3(repeating: 0.12))
    }
    // Four fingers side by side, ends at x = −43, knuckles at 25.
    let fingers = smoothstep(30, 8, x)
    let number = ((y + 21) / 14).rounded(.down)
    let across = (y + 21) / 14 - number - 0.5
    let isBetween = number >= 0 && number <= 3
    let gap = isBetween ? fingers * Portable.bell((0.5 - abs(across)) / 0.06) : 0
    var q = p
    q.normal = normalised(p.normal + SIMD3(0, isBetween ? across * 1.1 * fingers : 0, 0))
    q.openness *= 1 - 0.75 * gap
    q.keyLight *= 1 - 0.6 * gap
    let mottle = Noise.fractal(p.place * 0.09, octaves: 3, 903)
    let lines = Noise.value(SIMD3(x * 0.9, y * 0.15, 1), 904)
    let joint = Portable.bell((x + 14) / 4) + Portable.bell((x - 24) / 6)
    var colour = SIMD3<Float>(0.47, 0.285, 0.205) * (1 + 0.10 * mottle)
    colour = colour * (SIMD3(repeating: 1) - SIMD3(0.03, 0.14, 0.12) * (joint * (0.6 + 0.6 * lines)))
    colour = colour * (SIMD3(repeating: 1) - SIMD3(0.3, 0.5, 0.5) * gap)
    // Nails.
    let nail = smoothstep(1.25, 0.8, (((x + 35) / 6) * ((x + 35) / 6) + (across / 0.3) * (across / 0.3)).squareRoot())
    if isBetween { colour = mix(colour, SIMD3(0.60, 0.37, 0.31), nail * fingers * 0.8) }
    var light = scattered(q, colour, room, bleed: SIMD3(0.42, 0.22, 0.15))
    light += room.keyColour
      * (gloss(q, room.key, roughness: mix(0.5, 0.25, nail * fingers), normalReflectance: 0.03) * q.keyLight)
    return light
  }

  /// Dull black plastic.
  static func shadePaddle(_ p: SurfacePoint, _ room: Lighting) -> SIMD3<Float> {
    scattered(p, SIMD3(0.022, 0.022, 0.024), room, bleed: SIMD3(repeating: 0.05))
      + room.keyColour * (gloss(p, room.key, roughness: 0.42, normalReflectance: 0.04) * p.keyLight)
      + room.ambient(p.normal) * 0.012
  }
}
