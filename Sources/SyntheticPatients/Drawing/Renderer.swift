import HeadGeometry

/// Draws a scene: nearest surface at four samples a pixel, then one shading for each surface that a pixel sees.
///
/// The picture is drawn in tiles, so that a tile's samples stay in the fastest memory.
struct Renderer {
  var camera: Camera
  var room = Lighting()
  var eye: EyeLook
  /// The head's axes in the room, by which relief given on the resting head turns with it.
  var headX = SIMD3<Float>(1, 0, 0)
  var headY = SIMD3<Float>(0, 1, 0)
  var headZ = SIMD3<Float>(0, 0, 1)

  /// Grade of each ``FoldRegion``.
  var wrinkles = SIMD8<Float>.zero

  /// Samples along each side of a pixel.
  static let samples = 2
  /// Pixels along each side of a tile.
  static let tile = 32

  /// Where a place in the room is seen: x and y in pixels, 1/distance.
  @inline(__always)
  private func seen(_ p: SIMD3<Float>, _ f: Float, _ cx: Float, _ cy: Float) -> SIMD3<Float> {
    let near = -1 / p.z
    return SIMD3(cx + f * p.x * near, cy - f * p.y * near, near)
  }

  /// Corners of the scene in pixels, with 1/distance.
  func corners(_ scene: Scene, into corners: inout [SIMD3<Float>]) {
    let f = Float(camera.focalLength)
    let (cx, cy) = (Float(camera.middle.x), Float(camera.middle.y))
    corners.removeAll(keepingCapacity: true)
    for p in scene.positions { corners.append(seen(p, f, cx, cy)) }
  }

  /// Movements under this many pixels are drawn as stillness; beyond it there is a sub-exposure for each such step.
  static let stillPixels = 0.7
  static let mostExposures = 6

  /// How far corners move from where they were to a later scene.
  func motion(_ scene: Scene, from corners: [SIMD3<Float>], into motion: inout [SIMD2<Float>]) {
    motion.removeAll(keepingCapacity: true)
    // What has come or gone meanwhile has no way between.
    guard scene.positions.count == corners.count else { return }
    let f = Float(camera.focalLength)
    let (cx, cy) = (Float(camera.middle.x), Float(camera.middle.y))
    for (p, c) in zip(scene.positions, corners) {
      let q = seen(p, f, cx, cy)
      motion.append(SIMD2(q.x - c.x, q.y - c.y))
    }
  }

  /// The nearest surfaces of the whole picture.
  func visibility(_ scene: Scene) -> VisibilityBuffer {
    let scale = Float(Self.samples)
    var buffer = VisibilityBuffer(width: camera.width * Self.samples, height: camera.height * Self.samples)
    var corners: [SIMD3<Float>] = []
    self.corners(scene, into: &corners)
    buffer.draw(corners.map { $0 * SIMD3(scale, scale, 1) }, scene.triangles)
    return buffer
  }

  /// Draws the linear light of each pixel, rows from the top, into `memory.light`.
  func draw(_ scene: Scene, _ atlas: Atlas, _ backdrop: BackdropPicture, _ memory: DrawingMemory) {
    corners(scene, into: &memory.corners)
    if memory.motion.count != memory.corners.count { memory.motion.removeAll(keepingCapacity: true) }
    memory.shadow.look(at: scene, from: room.key, around: scene.centre)
    memory.tiling.sort(scene, memory.corners, memory.motion, width: camera.width, height: camera.height)
    memory.normals.removeAll(keepingCapacity: true)
    for (normal, place) in zip(scene.normals, scene.places) { memory.normals.append(SIMD4(normal, place.w)) }
    atlas.withReader { atlas in
      memory.shadow.withReader { shadow in
        scene.withReader(corners: memory.corners, motion: memory.motion, normals: memory.normals) { scene in
          memory.light.withUnsafeMutableBufferPointer { light in
            guard let light = light.baseAddress else { return }
            memory.samples.withSamples { samples in
              var tile = TileDrawing(
                renderer: self, scene: scene, atlas: atlas, shadow: shadow, backdrop: backdrop, light: light,
                samples: samples, memory: memory)
              for row in 0..<memory.tiling.rows {
                for column in 0..<memory.tiling.columns {
                  tile.draw(
                    column, row, memory.tiling.triangles(column, row), exposures: memory.tiling.exposures(column, row))
                }
              }
            }
          }
        }
      }
    }
  }

  func shadeEye(_ p: SurfacePoint, _ eyes: [EyeFrame]) -> SIMD3<Float> {
    let frame = eyes.min {
      let a = p.position - $0.centre
      let b = p.position - $1.centre
      return dot(a, a) < dot(b, b)
    }
    guard let frame else { return .zero }
    return eye.shade(p, frame, room)
  }

  func shadeCaruncle(_ p: SurfacePoint) -> SIMD3<Float> {
    var q = p
    q.openness *= 0.55
    q.keyLight *= 0.6
    return scattered(q, SIMD3(0.42, 0.19, 0.155), room, bleed: SIMD3(0.5, 0.3, 0.25))
      + room.keyColour * (gloss(p, room.key, roughness: 0.3, normalReflectance: 0.03) * q.keyLight)
  }
}
