import HeadGeometry

/// Draws one tile after another: samples, then fragments, then their light.
struct TileDrawing {
  let renderer: Renderer
  let scene: Scene.Reader
  let atlas: Atlas.Reader
  let shadow: ShadowMap.Reader
  let backdrop: BackdropPicture
  let light: UnsafeMutablePointer<SIMD4<Float>>
  let samples: VisibilityBuffer.Samples
  var skin: FragmentQueue
  var hair: FragmentQueue
  var cloth: FragmentQueue
  /// Grade of each ``FoldRegion``.
  let wrinkles: SIMD8<Float>
  /// Where the camera's axis meets the picture, and the inverse of the focal length.
  let middle: SIMD2<Float>
  let perPixel: Float

  /// Surfaces within this share of their distance in one pixel are one: 3 mm at half a metre.
  private static let oneSurface: Float = 0.006

  /// Moment of the sub-exposure, −0.5…0.5 of the time that the shutter is open, and what it counts.
  private var moment: Float = 0
  private var share: Float = 1

  init(
    renderer: Renderer, scene: Scene.Reader, atlas: Atlas.Reader, shadow: ShadowMap.Reader, backdrop: BackdropPicture,
    light: UnsafeMutablePointer<SIMD4<Float>>, samples: VisibilityBuffer.Samples, memory: DrawingMemory
  ) {
    self.renderer = renderer
    self.scene = scene
    self.atlas = atlas
    self.shadow = shadow
    self.backdrop = backdrop
    self.light = light
    self.samples = samples
    skin = memory.skin
    hair = memory.hair
    cloth = memory.cloth
    wrinkles = renderer.wrinkles
    middle = SIMD2<Float>(renderer.camera.middle)
    perPixel = Float(1 / renderer.camera.focalLength)
  }

  /// - Parameter exposures: Sub-exposures whose mean the tile is.
  mutating func draw(_ column: Int, _ row: Int, _ triangles: ArraySlice<Int32>, exposures: Int) {
    let camera = renderer.camera
    let x0 = column * Renderer.tile
    let y0 = row * Renderer.tile
    let x1 = min(x0 + Renderer.tile, camera.width)
    let y1 = min(y0 + Renderer.tile, camera.height)
    if triangles.isEmpty {
      for y in y0..<y1 { for x in x0..<x1 { light[y * camera.width + x] = backdrop.colour(x, y) } }
      return
    }
    for y in y0..<y1 { (light + y * camera.width + x0).update(repeating: .zero, count: x1 - x0) }
    let origin = SIMD3(Float(x0), Float(y0), 0)
    let scale = SIMD3(Float(Renderer.samples), Float(Renderer.samples), 1)
    share = 1 / Float(exposures)
    for exposure in 0..<exposures {
      moment = (Float(exposure) + 0.5) * share - 0.5
      samples.clear()
      for index in triangles {
        let t = scene.triangles[Int(index)]
        samples.draw(
          (corner(t.x) - origin) * scale, (corner(t.y) - origin) * scale, (corner(t.z) - origin) * scale, index)
      }
      skin.removeAll()
      hair.removeAll()
      cloth.removeAll()
      for y in y0..<y1 {
        let top = (y - y0) * 2 * samples.width
        for x in x0..<x1 { addPixel(x, y, top + (x - x0) * 2) }
      }
      let shading = QueueShading(room: renderer.room, shadow: shadow, headY: renderer.headY, headZ: renderer.headZ)
      shading.skin(skin, into: light)
      shading.hair(hair, into: light)
      shading.cloth(cloth, into: light)
    }
  }

  /// A corner in pixels, with 1/distance, at the sub-exposure's moment.
  @inline(__always)
  private func corner(_ index: UInt32) -> SIMD3<Float> {
    let c = scene.corners[Int(index)]
    if scene.motion.isEmpty { return c }
    let way = scene.motion[Int(index)] * moment
    return SIMD3(c.x + way.x, c.y + way.y, c.z)
  }

  /// Shades what a pixel sees. Samples of one surface are shaded once, in their middle.
  ///
  /// - Parameter at: The first of its samples.
  @inline(__always)
  private mutating func addPixel(_ x: Int, _ y: Int, _ at: Int) {
    let below = at + samples.width
    let (a, b, c, d) = (samples.ids[at], samples.ids[at + 1], samples.ids[below], samples.ids[below + 1])
    if a == b && a == c && a == d {
      if a < 0 {
        light[y * renderer.camera.width + x] += backdrop.colour(x, y) * share
      } else {
        add(Int(a), x, y, SIMD2(0.5, 0.5), 1)
      }
      return
    }
    if min(min(a, b), min(c, d)) >= 0 {
      let material = scene.materials[Int(a)]
      if material == scene.materials[Int(b)] && material == scene.materials[Int(c)] && material == scene.materials[Int(d)] {
        let near = samples.near[at]
        let furthest = max(
          max(abs(samples.near[at + 1] - near), abs(samples.near[below] - near)), abs(samples.near[below + 1] - near))
        if furthest < near * Self.oneSurface {
          add(Int(a), x, y, SIMD2(0.5, 0.5), 1)
          return
        }
      }
    }
    addMixed(x, y, at)
  }

  /// A pixel that sees several surfaces.
  private mutating func addMixed(_ x: Int, _ y: Int, _ at: Int) {
    let places = (at, at + 1, at + samples.width, at + samples.width + 1)
    @inline(__always)
    func place(_ s: Int) -> Int { s < 2 ? (s == 0 ? places.0 : places.1) : (s == 2 ? places.2 : places.3) }
    var done = 0
    for s in 0..<4 where done & (1 << s) == 0 {
      let id = samples.ids[place(s)]
      if id < 0 {
        light[y * renderer.camera.width + x] += backdrop.colour(x, y) * (0.25 * share)
        continue
      }
      let material = scene.materials[Int(id)]
      let near = samples.near[place(s)]
      var middle = SIMD2<Float>.zero
      var count: Float = 0
      for q in s..<4 where done & (1 << q) == 0 {
        let other = samples.ids[place(q)]
        guard other >= 0, scene.materials[Int(other)] == material,
          other == id || abs(samples.near[place(q)] - near) < near * Self.oneSurface
        else { continue }
        done |= 1 << q
        count += 1
        middle += SIMD2(q & 1 == 0 ? 0.25 : 0.75, q < 2 ? 0.25 : 0.75)
      }
      add(Int(id), x, y, middle / count, count * 0.25)
    }
  }

  /// Shades a triangle at a place of a pixel, or queues it for shading.
  @inline(__always)
  private mutating func add(
    _ index: Int, _ x: Int, _ y: Int, _ at: SIMD2<Float>, _ weight: Float
  ) {
    let camera = renderer.camera
    let t = scene.triangles[index]
    let a = corner(t.x)
    let b = corner(t.y)
    let c = corner(t.z)
    let weight = weight * share
    let px = Float(x) + at.x
    let py = Float(y) + at.y
    // Barycentric weights on the screen, then with perspective.
    let k = 1 / ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
    // The place may lie beside the triangle by part of a pixel: a sliver must not be drawn out to it.
    let lb = min(max(((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) * k, 0), 1)
    let lc = min(max(((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) * k, 0), 1 - lb)
    let depth = 1 / ((1 - lb - lc) * a.z + lb * b.z + lc * c.z)
    let wb = lb * b.z * depth
    let wc = lc * c.z * depth
    let wa = 1 - wb - wc
    let position = SIMD3((px - middle.x) * perPixel * depth, (middle.y - py) * perPixel * depth, -depth)
    let surface =
      scene.normals[Int(t.x)] * wa + scene.normals[Int(t.y)] * wb + scene.normals[Int(t.z)] * wc
    let normal = SIMD3(surface.x, surface.y, surface.z)
    let pixel = y * camera.width + x
    let material = scene.materials[index]
    switch material {
    case .skin, .cloth, .worn:
      // A quad's first triangle spans (0, 0), (1, 0), (1, 1), its second (0, 0), (1, 1), (0, 1).
      let isFirst = index & 1 == 0
      let place = atlas.place(index >> 1, isFirst ? wb + wc : wb, isFirst ? wc : wb + wc)
      if material == .cloth {
        let look = atlas.skin(place)
        cloth.append(
          normal: normal, position: position, openness: surface.w, albedo: look.albedo, roughness: look.roughness,
          reflectance: look.reflectance, tilt: look.tilt, strand: 0, pixel: pixel, weight: weight)
        return
      }
      let strands = atlas.hair(place)
      let cover = strands?.cover ?? 0
      if cover < 0.99 {
        var look = atlas.skin(place)
        if place.patch.w >= 0 {
          let grade = wrinkles[Int(atlas.regions[index >> 1])]
          if grade > 0 {
            let fold = atlas.fold(place)
            look.tilt += fold.tilt * grade
            look.albedo *= 1 - 0.11 * fold.dark * grade
          }
        }
        skin.append(
          normal: normal, position: position, openness: surface.w, albedo: look.albedo, roughness: look.roughness,
          reflectance: look.reflectance,
          tilt: renderer.headX * look.tilt.x + renderer.headY * look.tilt.y + renderer.headZ * look.tilt.z, strand: 0,
          pixel: pixel, weight: weight * (1 - cover))
      }
      if cover > 0, let strands {
        hair.append(
          normal: normal, position: position, openness: surface.w, albedo: strands.albedo, roughness: 0, reflectance: 0,
          tilt: .zero, strand: strands.strand, pixel: pixel, weight: cover < 0.99 ? weight * cover : weight)
      }
    default:
      let view = normalised(-position)
      var facing = normalised(normal)
      if dot(facing, view) < 0 { facing = -facing }
      let place = scene.places[Int(t.x)] * wa + scene.places[Int(t.y)] * wb + scene.places[Int(t.z)] * wc
      let point = SurfacePoint(
        position: position, normal: facing, place: SIMD3(place.x, place.y, place.z), openness: place.w, view: view,
        keyLight: shadow.light(at: position, normal: facing))
      let c = shade(material, point)
      light[pixel] += SIMD4(c, 0) * weight
    }
  }

  private func shade(_ material: Material, _ p: SurfacePoint) -> SIMD3<Float> {
    switch material {
    case .eye: return renderer.shadeEye(p, scene.eyes)
    case .caruncle: return renderer.shadeCaruncle(p)
    case .lash: return SIMD3(0.012, 0.009, 0.008) * (0.6 + p.keyLight)
    case .tooth: return Teeth.shade(p, renderer.room)
    case .hand: return OccluderSurface.shadeHand(p, renderer.room)
    case .paddle: return OccluderSurface.shadePaddle(p, renderer.room)
    case .skin, .cloth, .worn: return .zero
    }
  }
}
