import HeadGeometry
import MaskSigns
internal import Rasterization

/// The scene that is drawn, and how signs move it.
struct Stage: Sendable {
  /// Surfaces of the scene, in the order of its table.
  enum Part: Int, CaseIterable { case skin, lid, right, left }

  private(set) var scene: Scene
  private var head: HeadModel
  private var eyeballs: [EyeballMesh]
  private let size: Int
  private let headVertices: Range<Int>
  private var eyeVertices: [Range<Int>] = []
  /// Colour of each skin vertex in full light; w is how much it has faded into the background.
  private let albedo: [SIMD4<Float>]

  init(size: Int) {
    self.size = size
    guard let head = HeadModel(asset: .embedded()) else { preconditionFailure("the embedded head is damaged") }
    self.head = head
    eyeballs = head.globes.map(EyeballMesh.init)
    var scene = Scene(
      surfaces: [
        Surface(), Surface(isSmooth: true), Surface(paint: .albedo(texture: 0), isSmooth: true),
        Surface(paint: .albedo(texture: 0), isSmooth: true),
      ],
      textures: [EyePaint.texture()])
    var isLid = [Bool](repeating: false, count: head.positions.count)
    for v in head.lidVertices.joined().enumerated() where v.offset % (33 * 56) < 16 * 56 { isLid[v.element] = true }
    headVertices = scene.add(
      vertices: head.positions.count,
      triangles: head.triangles.map { t in
        let lid = (0..<3).contains { isLid[Int(t[$0])] }
        return Triangle(t, surface: Int32(lid ? Part.lid.rawValue : Part.skin.rawValue))
      })
    for eye in 0..<2 {
      eyeVertices.append(
        scene.add(
          vertices: eyeballs[eye].positions.count, triangles: eyeballs[eye].triangles,
          surface: Part.right.rawValue + eye))
      for (k, v) in eyeVertices[eye].enumerated() {
        scene.details[v] = SIMD4(eyeballs[eye].paint[k].x, eyeballs[eye].paint[k].y, 0, 0)
      }
    }
    self.scene = scene
    albedo = head.paint.indices.map { v in
      let p = head.paint[v]
      let lip = smoothStep(0.25, 0.75, head.lipMask[v])
      let inside = smoothStep(0.3, 0.7, head.insideMouth[v])
      var c = Palette.skin
      c += (Palette.lip - c) * lip
      c += (Palette.mouth - c) * inside
      // The neck fades away above the plane it was cut by.
      let over = p.y - (-184.6 - 0.33 * p.z)
      c.w = 1 - smoothStep(6, 50, over)
      return c
    }
  }

  mutating func set(_ signs: Signs) {
    head.pose(HeadExpression(signs))
    let camera = Camera(size: size, rotation: Rotation(signs.head))
    let light = Light(camera: camera)
    for v in headVertices {
      scene.screen[v] = camera.project(head.positions[v])
      let n = head.normals[v]
      let a = albedo[v]
      var c = Light.encoded(a * light.matt(n) + light.gloss(n))
      c += (Palette.backgroundColour - c) * a.w
      scene.colours[v] = c
    }
    for (eye, side) in [Eye.right, .left].enumerated() {
      let expression = HeadExpression(signs)[eye]
      eyeballs[eye].setPupil(expression.pupilToIris)
      let globe = head.globes[eye]
      let turn = EyeballMesh.rotation(to: globe.axis(expression.gaze))
      let canthi = head.canthi(side: eye)
      for (k, v) in eyeVertices[eye].enumerated() {
        let p = turn(eyeballs[eye].positions[k])
        let n = turn(eyeballs[eye].normals[k])
        scene.screen[v] = camera.project(p + globe.centre)
        // The lids shade the globe: most under the upper one, some at the corners.
        let x = p.x * globe.side
        let (upper, lower) = head.marginHeights(expression, side: eye, at: x)
        let top = max(0, upper - p.y), bottom = max(0, p.y - lower)
        var shade: Float = 1 - 0.62 * Float(decay(Double(-top / 1.7)))
        shade *= 1 - 0.28 * Float(decay(Double(-bottom / 0.8)))
        shade *= 1 - 0.4 * smoothStep(canthi.lateral - 6, canthi.lateral + 1, x)
        let nasal = smoothStep(-canthi.medial - 4.5, -canthi.medial - 1.5, -x)
        var c = SIMD4<Float>(repeating: min(1, light.matt(n) + 0.12) * shade)
        c *= 1 + (Palette.caruncle / Palette.sclera - 1) * nasal
        c.w = 1
        scene.colours[v] = Light.encoded(c) / 255
      }
      _ = side
    }
  }
}
