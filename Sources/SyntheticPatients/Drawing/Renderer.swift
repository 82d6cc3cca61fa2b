import HeadGeometry

/// Draws a scene: nearest surface at four samples a pixel, then one shading for each material that a pixel sees.
struct Renderer {
  var camera: Camera
  var room = Lighting()
  var skin: Skin
  var hair: Hair
  var eye: EyeLook
  var shirt: Shirt
  var backdrop: Backdrop
  /// The head's axes in the room, by which relief given on the resting head turns with it.
  var headX = SIMD3<Float>(1, 0, 0)
  var headY = SIMD3<Float>(0, 1, 0)
  var headZ = SIMD3<Float>(0, 0, 1)

  /// Samples along each side of a pixel.
  static let samples = 2

  func visibility(_ scene: Scene) -> VisibilityBuffer {
    let scale = Float(Self.samples)
    var buffer = VisibilityBuffer(width: camera.width * Self.samples, height: camera.height * Self.samples)
    let f = Float(camera.focalLength)
    let cx = Float(camera.width) / 2
    let cy = Float(camera.height) / 2
    let corners = scene.positions.map { p -> SIMD3<Float> in
      let near = -1 / p.z
      return SIMD3((cx + f * p.x * near) * scale, (cy - f * p.y * near) * scale, near)
    }
    buffer.draw(corners, scene.triangles)
    return buffer
  }

  /// Linear light of each pixel, rows from the top.
  func light(_ scene: Scene, _ buffer: VisibilityBuffer, _ shadow: ShadowMap) -> [SIMD3<Float>] {
    let f = Float(camera.focalLength)
    let cx = Float(camera.width) / 2
    let cy = Float(camera.height) / 2
    let n = Self.samples
    var picture = [SIMD3<Float>](repeating: .zero, count: camera.width * camera.height)
    for y in 0..<camera.height {
      for x in 0..<camera.width {
        var sum = SIMD3<Float>.zero
        var groups: (Int32, Int32, Int32, Int32) = (-1, -1, -1, -1)
        for s in 0..<n * n {
          let id = buffer.triangle[(y * n + s / n) * buffer.width + x * n + s % n]
          switch s {
          case 0: groups.0 = id
          case 1: groups.1 = id
          case 2: groups.2 = id
          default: groups.3 = id
          }
        }
        if groups.0 < 0 && groups.1 < 0 && groups.2 < 0 && groups.3 < 0 {
          picture[y * camera.width + x] = wall(x, y)
          continue
        }
        var remaining: [4 of Int32] = [groups.0, groups.1, groups.2, groups.3]
        var done: [4 of Bool] = [false, false, false, false]
        for s in 0..<4 where !done[s] {
          let id = remaining[s]
          if id < 0 {
            sum += wall(x, y)
            done[s] = true
            continue
          }
          // Every sample of this pixel with the same material is one surface: average it, shade once.
          let material = scene.materials[Int(id)]
          var count: Float = 0
          var position = SIMD3<Float>.zero
          var normal = SIMD3<Float>.zero
          var place = SIMD4<Float>.zero
          for q in s..<4 where !done[q] && remaining[q] >= 0 && scene.materials[Int(remaining[q])] == material {
            done[q] = true
            count += 1
            let ray = SIMD3(
              (Float(x) + (Float(q % n) + 0.5) / Float(n) - cx) / f,
              -(Float(y) + (Float(q / n) + 0.5) / Float(n) - cy) / f, -1)
            let t = scene.triangles[Int(remaining[q])]
            let a = scene.positions[Int(t.x)]
            let b = scene.positions[Int(t.y)]
            let c = scene.positions[Int(t.z)]
            // Where the ray meets the triangle: its barycentric weights from three volumes.
            let wa = dot(ray, cross(b, c))
            let wb = dot(ray, cross(c, a))
            let wc = dot(ray, cross(a, b))
            let w = 1 / (wa + wb + wc)
            position += (a * wa + b * wb + c * wc) * w
            normal +=
              (scene.normals[Int(t.x)] * wa + scene.normals[Int(t.y)] * wb + scene.normals[Int(t.z)] * wc) * w
            place +=
              (scene.places[Int(t.x)] * wa + scene.places[Int(t.y)] * wb + scene.places[Int(t.z)] * wc) * w
          }
          remaining[s] = id
          position /= count
          place /= count
          let view = normalised(-position)
          var facing = normalised(normal)
          if dot(facing, view) < 0 && material != .hair { facing = -facing }
          var point = SurfacePoint(
            position: position, normal: facing, place: SIMD3(place.x, place.y, place.z), openness: place.w, view: view,
            keyLight: 1)
          point.keyLight = shadow.light(at: position, normal: facing)
          sum += shade(material, point, scene) * count
        }
        picture[y * camera.width + x] = sum / Float(n * n)
      }
    }
    return picture
  }

  private func wall(_ x: Int, _ y: Int) -> SIMD3<Float> {
    let half = Float(camera.width) / 2
    return backdrop.colour((Float(x) + 0.5) / half - 1, (Float(camera.height) / 2 - Float(y)) / half)
  }

  private func shade(_ material: Material, _ p: SurfacePoint, _ scene: Scene) -> SIMD3<Float> {
    switch material {
    case .skin:
      let bare = shadeSkin(p)
      // Where the hairline thins out, skin shows between the strands.
      let cover = hair.cover(p.place)
      if cover <= 0.02 { return bare }
      let strands = hair.shade(p, headBack: -headZ + headY * 0.15, room)
      let thin = max(
        smoothstep(0.12, 0.85, cover * (1 + 0.75 * hair.strand(p.place))), smoothstep(0.4, 0.75, cover))
      return mix(bare, strands, thin)
    case .hair:
      return hair.shade(p, headBack: -headZ, room)
    case .eye:
      let eyeFrame = scene.eyes.min {
        let a = p.position - $0.centre
        let b = p.position - $1.centre
        return dot(a, a) < dot(b, b)
      }
      guard let eyeFrame else { return .zero }
      return eye.shade(p, eyeFrame, room)
    case .lash:
      return SIMD3(0.012, 0.009, 0.008) * (0.6 + p.keyLight)
    case .cloth:
      return shirt.shade(p, room)
    case .caruncle:
      var q = p
      q.openness *= 0.55
      q.keyLight *= 0.6
      return scattered(q, SIMD3(0.42, 0.19, 0.155), room, bleed: SIMD3(0.5, 0.3, 0.25))
        + room.keyColour * (gloss(p, room.key, roughness: 0.3, normalReflectance: 0.03) * q.keyLight)
    }
  }

  private func shadeSkin(_ p: SurfacePoint) -> SIMD3<Float> {
    let look = skin.look(p.place)
    var q = p
    q.normal = normalised(p.normal + headX * look.tilt.x + headY * look.tilt.y + headZ * look.tilt.z)
    var light = scattered(q, look.albedo, room, bleed: SIMD3(0.42, 0.22, 0.15))
    let oil = gloss(q, room.key, roughness: look.roughness, normalReflectance: look.reflectance)
    let oilFill = gloss(q, room.fill, roughness: look.roughness, normalReflectance: look.reflectance)
    light += room.keyColour * (oil * p.keyLight * 0.9) + room.fillColour * (oilFill * p.openness)
    // Grazing light from the room.
    let m = 1 - max(dot(q.normal, p.view), 0)
    let m2 = m * m
    light += room.ambient(q.normal) * (0.10 * m2 * m2 * p.openness)
    return light
  }
}
