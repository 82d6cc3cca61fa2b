import HeadGeometry
import MaskSigns

extension Stage {
  /// Places and lights all that belongs to one eye.
  mutating func showEye(_ eye: Int) {
    guard let signs else { return }
    let side: Eye = eye == 0 ? .right : .left
    let own = signs.eyes[side]
    let isHidden = own.isClosed || own.isCovered
    if isHidden {
      // Closed lids touch: what lies behind them is not drawn at all.
      scene.hide(globes[eye])
    } else {
      showGlobe(eye, HeadExpression(signs)[eye])
    }
    showReflex(eye, isHidden || (own.reflex ?? own.heldReflex) == nil && !signs.hasFlash ? nil : own)
    if own.isCovered {
      scene.hide(hairs[eye])
    } else {
      showLashes(eye)
    }
    showCover(eye, own.isCovered)
    showUnsure(eye, own.isUnsure)
  }

  private mutating func showGlobe(_ eye: Int, _ expression: HeadExpression.Eye) {
    eyeballs[eye].setPupil(expression.pupilToIris)
    let globe = head.globes[eye]
    let turn = EyeballMesh.rotation(to: globe.axis(expression.gaze))
    // The iris' disc faces as a human one does, and not as the larger globe, which turns less: so it narrows as much.
    let facing = EyeballMesh.rotation(to: expression.gaze)
    let iris = turn(Vector(0, 0, globe.irisDepth))
    let canthi = head.canthi(side: eye)
    let first = globes[eye].lowerBound
    for k in 0..<globes[eye].count {
      let v = first + k
      let own = eyeballs[eye].positions[k]
      var p = turn(own)
      var place = camera.project(p + globe.centre)
      let isIris = k < EyeballMesh.irisVertices
      if isIris {
        p = iris + facing(Vector(own.x, own.y, 0))
        // As deep in the picture as the globe, so that its rim does not pierce a lid.
        let depth = place.z
        place = camera.project(p + globe.centre)
        place.z = depth
      }
      if p.z < 0 {
        scene.place(v, place, SIMD4(0, 0, 0, 1))
        continue
      }
      let n = isIris ? facing(eyeballs[eye].normals[k]) : turn(eyeballs[eye].normals[k])
      // The lids shade the globe: most under the upper one, some over the lower one and in the corners.
      let x = p.x * globe.side
      let margins = head.marginHeights(expression, side: eye, at: x)
      let top = max(0, margins.upper - p.y), bottom = max(0, p.y - margins.lower)
      var shade = 1 - 0.66 / (1 + top * top * 0.55)
      shade *= 1 - 0.25 / (1 + bottom * bottom * 1.6)
      shade *= 1 - 0.45 * smoothStep(canthi.lateral - 7, canthi.lateral + 1, x)
      shade *= 1 - 0.3 * smoothStep(-canthi.medial - 6, -canthi.medial, -x)
      let nasal = smoothStep(-canthi.medial - 3.6, -canthi.medial - 1.2, -x)
      var c = SIMD4<Float>(repeating: min(1, light.matt(n) + 0.16) * shade)
      c *= 1 + (Palette.caruncle / Palette.sclera - 1) * nasal
      c.w = 1
      scene.place(v, place, Light.encoded(c) / 255)
    }
  }

  private mutating func showLashes(_ eye: Int) {
    let first = hairs[eye].lowerBound
    let thinnest: Float = 0.34
    for number in 0..<Lashes.count {
      let hair = lashes.hair(number, of: head, side: eye)
      let (p0, p1, p2, p3) = (
        camera.project(hair.0), camera.project(hair.1), camera.project(hair.2), camera.project(hair.3))
      let base = first + number * LashRibbons.verticesPerHair
      let scale = camera.focal * p0.z
      func show(_ k: Int, _ point: SIMD4<Float>, along: SIMD4<Float>) {
        let length = max(1e-3, (along.x * along.x + along.y * along.y).squareRoot())
        let wanted = Lashes.thickness / 2 * scale * (1 - 0.75 * Float(k) / 3)
        let half = max(thinnest, wanted)
        let across = SIMD4(-along.y, along.x, 0, 0) / length * half
        // A hair thinner than half a pixel is drawn wider and fainter. It stands before the lid it grows from.
        let near = SIMD4<Float>(0, 0, point.z * 0.0006, 0)
        let colour = SIMD4<Float>(34, 29, 27, min(0.92, 1.1 * wanted / half))
        scene.place(base + 2 * k, point + across + near, colour)
        scene.place(base + 2 * k + 1, point - across + near, colour)
      }
      show(0, p0, along: p1 - p0)
      show(1, p1, along: p2 - p0)
      show(2, p2, along: p3 - p1)
      show(3, p3, along: p3 - p2)
    }
  }

  private mutating func showReflex(_ eye: Int, _ signs: EyeSigns?) {
    let first = reflexes[eye].lowerBound
    guard let signs else {
      scene.hide(reflexes[eye])
      return
    }
    let globe = head.globes[eye]
    let axis = globe.axis(signs.gaze.axis)
    let pupil = globe.centre + axis * globe.irisDepth
    var place = pupil
    if let offset = signs.reflex ?? signs.heldReflex {
      place += Vector(Float(offset.x.value), Float(offset.y.value), 0)
    } else {
      // A flash beside the lens: the reflex moves against the eye's turn.
      let turned = camera.rotation(signs.gaze.axis)
      place += camera.rotation.back(Vector(-Reflex.lever * turned.x, -Reflex.lever * turned.y, 0))
    }
    let away = place - pupil
    let isOnCornea = dot(away, away) < Globe.irisRadius * Globe.irisRadius
    // In front of the turned iris, behind the lids.
    place += light.view * (0.3 + 0.45 * length(away))
    for k in 0..<Reflex.vertices {
      let rim = Reflex.place(k)
      let p = place + camera.rotation.back(Vector(rim.x, rim.y, 0))
      scene.place(first + k, isOnCornea ? camera.project(p) : .zero, SIMD4(255, 254, 250, k == 0 ? 1 : rim.z))
    }
  }
}

/// Triangles of the lashes: ribbons of three pieces each.
enum LashRibbons {
  static let verticesPerHair = 2 * Lashes.points
  static let vertices = Lashes.count * verticesPerHair
  static let triangles: [SIMD3<Int32>] = (0..<Lashes.count).flatMap { hair in
    (0..<(Lashes.points - 1)).flatMap { piece in
      let a = Int32(hair * verticesPerHair + 2 * piece)
      return [SIMD3(a, a + 1, a + 2), SIMD3(a + 1, a + 3, a + 2)]
    }
  }
}

/// The light of a flash on the cornea: a small bright disc with a soft rim.
enum Reflex {
  /// Millimetres of movement for a sine of 1 between the optical axis and the camera: the cornea's centre of curvature lies
  /// so far behind the pupil. One millimetre is 12.5° or 22 prism dioptres, as photographs show (Brodie, Ophthalmology 94
  /// (1987) 1–6).
  static let lever: Float = 4.6
  private static let segments = 12
  static let vertices = 1 + 2 * segments
  static let triangles: [SIMD3<Int32>] = (0..<Int32(segments)).flatMap { k in
    let next = (k + 1) % Int32(segments)
    let (a, b) = (1 + k, 1 + next)
    let (c, d) = (a + Int32(segments), b + Int32(segments))
    return [SIMD3(0, a, b), SIMD3(a, c, d), SIMD3(a, d, b)]
  }

  /// x, y in millimetres from the middle; z the opacity.
  static func place(_ vertex: Int) -> Vector {
    if vertex == 0 { return Vector(0, 0, 1) }
    let ring = (vertex - 1) / segments
    let (s, c) = sineCosine(6.283185307179586 * Double((vertex - 1) % segments) / Double(segments))
    let radius: Float = ring == 0 ? 0.45 : 0.95
    return Vector(radius * Float(c), radius * Float(s), ring == 0 ? 0.95 : 0)
  }
}
