import HeadGeometry

/// Shades queued fragments four at a time: skin, hair and cloth, by the same formulas as ``scattered(_:_:_:bleed:)`` and
/// ``gloss(_:_:roughness:normalReflectance:)``.
struct QueueShading {
  var room: Lighting
  var shadow: ShadowMap.Reader
  /// The head's axes in the room.
  var headY, headZ: SIMD3<Float>

  private struct Surface {
    var normal, position, view: Lanes3
    var openness, keyLight: Lanes
  }

  @inline(__always)
  private func surface(_ queue: FragmentQueue, _ i: Int, isTwoSided: Bool) -> Surface {
    var normal = queue.vector(.normalX, .normalY, .normalZ, i).normalised
    let position = queue.vector(.positionX, .positionY, .positionZ, i)
    let view = (position * Lanes(repeating: -1)).normalised
    if isTwoSided {
      let side = Lanes(repeating: 1).replacing(with: -1, where: normal.dot(view) .< 0)
      normal = normal * side
    }
    return Surface(
      normal: normal, position: position, view: view, openness: queue.load(.openness, i),
      keyLight: shadow.light(at: position, normal: normal))
  }

  func skin(_ queue: FragmentQueue, into picture: UnsafeMutablePointer<SIMD4<Float>>) {
    var i = 0
    while i < queue.count {
      let s = surface(queue, i, isTwoSided: true)
      let tilted = (s.normal + queue.vector(.tiltX, .tiltY, .tiltZ, i)).normalised
      let albedo = queue.vector(.red, .green, .blue, i)
      let roughness = queue.load(.roughness, i)
      let reflectance = queue.load(.reflectance, i)
      var light = scattered(tilted, albedo, s, bleed: SIMD3(0.42, 0.22, 0.15))
      let oil = gloss(tilted, s.view, room.key, roughness, reflectance) * s.keyLight * 0.9
      let oilFill = gloss(tilted, s.view, room.fill, roughness, reflectance) * s.openness
      light = light + room.keyColour * oil + room.fillColour * oilFill
      // Grazing light from the room.
      let m = 1 - larger(tilted.dot(s.view), .zero)
      let m2 = m * m
      light = light + ambient(tilted.y) * (m2 * m2 * s.openness * 0.10)
      queue.add(light, i, to: picture)
      i += 4
    }
  }

  func cloth(_ queue: FragmentQueue, into picture: UnsafeMutablePointer<SIMD4<Float>>) {
    var i = 0
    while i < queue.count {
      let s = surface(queue, i, isTwoSided: true)
      let tilted = (s.normal + queue.vector(.tiltX, .tiltY, .tiltZ, i)).normalised
      let light = scattered(
        tilted, queue.vector(.red, .green, .blue, i), s, bleed: SIMD3(repeating: 0.1))
      queue.add(light, i, to: picture)
      i += 4
    }
  }

  /// Strands lie along the head backwards; each mirrors light in a cone round itself (Kajiya & Kay, SIGGRAPH 1989).
  func hair(_ queue: FragmentQueue, into picture: UnsafeMutablePointer<SIMD4<Float>>) {
    let back = headY * 0.15 - headZ
    var i = 0
    while i < queue.count {
      let s = surface(queue, i, isTwoSided: true)
      let albedo = queue.vector(.red, .green, .blue, i)
      let strand = queue.load(.strand, i)
      let lying = Lanes3(back) - s.normal * s.normal.dot(back)
      let along = (lying.normalised + s.normal * (strand * 0.22)).normalised
      @inline(__always)
      func strandLight(_ l: SIMD3<Float>) -> (diffuse: Lanes, sheen: Lanes) {
        let tl = along.dot(l)
        let th = along.dot((Lanes3(l) + s.view).normalised)
        let sine2 = larger(1 - th * th, .zero)
        let s4 = sine2 * sine2 * sine2 * sine2
        let s8 = s4 * s4
        let s16 = s8 * s8
        let facing = smoothstep(-0.25, 0.6, s.normal.dot(l))
        return (larger(1 - tl * tl, .zero).squareRoot() * facing, s16 * s4 * facing)
      }
      let key = strandLight(room.key)
      let fill = strandLight(room.fill)
      let sheen = (larger(strand, Lanes(repeating: -0.5)) * 0.6 + 0.6) * 0.045
      @inline(__always)
      func lit(_ k: (diffuse: Lanes, sheen: Lanes)) -> Lanes3 {
        let mirrored = sheen * k.sheen
        return albedo * k.diffuse + Lanes3(mirrored, mirrored, mirrored)
      }
      var light = Lanes3(room.keyColour) * lit(key) * s.keyLight
      light = light + Lanes3(room.fillColour) * lit(fill) * s.openness
      light = light + ambient(s.normal.y) * albedo * (s.openness * s.openness)
      // Deep between strands little light arrives.
      queue.add(light * ((strand * 0.35 + 0.75) * 0.62), i, to: picture)
      i += 4
    }
  }

  @inline(__always)
  private func ambient(_ y: Lanes) -> Lanes3 {
    Lanes3(room.floorColour) + (room.skyColour - room.floorColour) * (y * 0.5 + 0.5)
  }

  @inline(__always)
  private func scattered(_ normal: Lanes3, _ albedo: Lanes3, _ s: Surface, bleed: SIMD3<Float>) -> Lanes3 {
    let keyCosine = normal.dot(room.key)
    let fillCosine = normal.dot(room.fill)
    let soft = s.keyLight.squareRoot()
    let around = ambient(normal.y)
    let between = (1 - s.openness) * s.openness * 0.8
    @inline(__always)
    func channel(_ a: Lanes, _ around: Lanes, _ b: Float, _ edge: Float, _ key: Float, _ fill: Float) -> Lanes {
      @inline(__always)
      func wrap(_ cosine: Lanes) -> Lanes {
        let lit = larger((cosine + b) * (1 / (1 + b)), .zero)
        return lit * lit / (lit + (b * 0.5 + 1e-4)) * (1 + b * 0.5)
      }
      let shadow = mix(s.keyLight, soft, Lanes(repeating: min(edge, 1)))
      let light = wrap(keyCosine) * shadow * key + wrap(fillCosine) * s.openness * fill + around * (s.openness + a * between)
      return a * light * 0.62
    }
    return Lanes3(
      channel(albedo.x, around.x, bleed.x, bleed.x * 1.4, room.keyColour.x, room.fillColour.x),
      channel(albedo.y, around.y, bleed.y, bleed.y * 0.7, room.keyColour.y, room.fillColour.y),
      channel(albedo.z, around.z, bleed.z, bleed.z * 0.5, room.keyColour.z, room.fillColour.z))
  }

  @inline(__always)
  private func gloss(_ n: Lanes3, _ view: Lanes3, _ l: SIMD3<Float>, _ roughness: Lanes, _ f0: Lanes) -> Lanes {
    let nl = larger(n.dot(l), .zero)
    let h = (Lanes3(l) + view).normalised
    let nh = larger(n.dot(h), .zero)
    let nv = larger(n.dot(view), Lanes(repeating: 0.05))
    let a = roughness * roughness
    let a2 = a * a
    let d = nh * nh * (a2 - 1) + 1
    let k = a * 0.5
    let shade = (nl * (1 - k) + k) * (nv * (1 - k) + k)
    let m = 1 - larger(h.dot(view), .zero)
    let m2 = m * m
    let fresnel = f0 + (1 - f0) * (m2 * m2 * m)
    return a2 * fresnel * nl * 0.25 / (d * d * shade * Float(Portable.pi))
  }
}
