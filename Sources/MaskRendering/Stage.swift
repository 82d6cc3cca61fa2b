import HeadGeometry
import MaskSigns
internal import Rasterization

/// The scene that is drawn, and how signs move it: skin, eyeballs, lashes, reflexes, and the marks before an eye.
struct Stage: Sendable {
  /// Surfaces of the scene, in the order of its table.
  enum Part: Int, CaseIterable {
    case skin, lid, reliefSkin, reliefLid, mouth, eyeRight, eyeLeft, lashes, reflex, cover, unsure
  }
  /// What of the picture new signs change.
  enum Change: Equatable {
    case nothing
    /// Pixels: x from, y from, x to, y to.
    case area(SIMD4<Float>)
    case everything
  }

  /// Quads smaller than this are not refined where they are drawn, pixels.
  private static let detail: Float = 8.5

  var scene: Scene
  var head: HeadModel
  var eyeballs: [EyeballMesh]
  let lashes = Lashes()
  var relief: SkinRelief
  let size: Int
  let skin: Range<Int>
  var globes: [Range<Int>] = []
  var hairs: [Range<Int>] = []
  var reflexes: [Range<Int>] = []
  var covers: [Range<Int>] = []
  var unsureMarks: [Range<Int>] = []
  /// Colour of each skin vertex in full light; w is how much it has faded into the background.
  let albedo: [SIMD4<Float>]
  /// Place on the face map of each skin vertex.
  let places: [SIMD2<Float>]
  /// Skin vertices whose triangles take the relief's texture.
  var reliefVertices: [Int] = []
  let skinTriangles: Int
  let isLid: [Bool]
  var signs: Signs?
  var camera: Camera
  var light: Light

  init(size: Int) {
    self.size = size
    guard let head = HeadModel(asset: .embedded(), detail: Self.detail * 2 * Camera.halfField / Float(size)) else { preconditionFailure("the embedded head is damaged") }
    self.head = head
    eyeballs = head.globes.map(EyeballMesh.init)
    let places = head.paint.map(FaceMap.place)
    self.places = places
    relief = SkinRelief { x in
      // The brow's line on the map: by the skin vertex nearest to it.
      let target = SIMD2(x, BrowField.height(x))
      var best = Float.infinity, found = SIMD2<Float>()
      for (v, p) in head.paint.enumerated() where p.z > -40 {
        let d = SIMD2(p.x, p.y) - target
        let e = (d * d).sum()
        if e < best { (best, found) = (e, SIMD2(places[v].x + d.x * -1, target.y)) }
      }
      return found
    }
    let eyePaint = Surface.Paint.albedo(texture: 0)
    let reliefPaint = Surface.Paint.relief(texture: 1, tint: SkinRelief.tint)
    var scene = Scene(
      surfaces: Part.allCases.map { part in
        switch part {
        case .skin: Surface()
        case .lid: Surface(isSmooth: true)
        case .reliefSkin: Surface(paint: reliefPaint)
        case .reliefLid: Surface(paint: reliefPaint, isSmooth: true)
        case .mouth: Surface(isSmooth: false, isRough: true)
        case .eyeRight, .eyeLeft: Surface(paint: eyePaint, isRough: true)
        case .lashes, .reflex: Surface(isOneSided: false, isSmooth: true, isBlended: true)
        case .cover: Surface(isOneSided: false, isSmooth: true)
        case .unsure: Surface(isOneSided: false, isSmooth: true, isBlended: true)
        }
      },
      textures: [EyePaint.texture(), relief.texture])

    // Around the margins every edge is smoothed: there skin meets eye.
    var isLid = [Bool](repeating: false, count: head.positions.count)
    for vertices in head.lidVertices {
      for (place, v) in vertices.enumerated() where place < (HeadModel.lidMarginRing + 4) * HeadModel.lidColumns {
        isLid[v] = true
      }
    }
    skin = scene.add(
      vertices: head.positions.count,
      triangles: head.triangles.map { t in
        let isMouth = (0..<3).allSatisfy { head.insideMouth[Int(t[$0])] > 0.9 }
        let isLid = (0..<3).contains { isLid[Int(t[$0])] }
        return Triangle(t, surface: Int32((isMouth ? Part.mouth : isLid ? .lid : .skin).rawValue))
      })
    self.isLid = isLid
    skinTriangles = head.triangles.count
    for eye in 0..<2 {
      let part = eye == 0 ? Part.eyeRight : .eyeLeft
      let range = scene.add(
        vertices: eyeballs[eye].positions.count, triangles: eyeballs[eye].triangles, surface: part.rawValue)
      for (k, v) in range.enumerated() {
        scene.details[v] = SIMD4(eyeballs[eye].paint[k].x, eyeballs[eye].paint[k].y, 0, 0)
      }
      globes.append(range)
    }
    for _ in 0..<2 {
      covers.append(scene.add(vertices: Marks.coverVertices, triangles: Marks.coverTriangles, surface: Part.cover.rawValue))
    }
    for _ in 0..<2 {
      reflexes.append(
        scene.add(vertices: Reflex.vertices, triangles: Reflex.triangles, surface: Part.reflex.rawValue))
    }
    for _ in 0..<2 {
      hairs.append(
        scene.add(vertices: LashRibbons.vertices, triangles: LashRibbons.triangles, surface: Part.lashes.rawValue))
    }
    for _ in 0..<2 {
      unsureMarks.append(
        scene.add(vertices: Marks.dashVertices, triangles: Marks.dashTriangles, surface: Part.unsure.rawValue))
    }
    self.scene = scene
    albedo = SkinPaint.albedo(of: head)
    camera = Camera(size: size, rotation: Rotation(.straight))
    light = Light(camera: camera)
    assignRelief()
  }

  /// Takes on new signs, and says what they change in the picture.
  mutating func set(_ new: Signs) -> Change {
    if let signs, signs == new { return .nothing }
    let onlyEyes = signs.map { $0.differsOnlyInOpenEyes(from: new) } ?? false
    let old = signs
    signs = new
    head.pose(HeadExpression(new))
    if !onlyEyes {
      camera = Camera(size: size, rotation: Rotation(new.head))
      light = Light(camera: camera)
      if relief.set(new.wrinkles) {
        scene.textures[1] = relief.texture
        assignRelief()
      }
      for v in head.drawnVertices { shadeSkin(v) }
      for v in reliefVertices { shadeRelief(v) }
      for eye in 0..<2 { showEye(eye) }
      return .everything
    }
    var area: SIMD4<Float>?
    for (eye, side) in [Eye.right, .left].enumerated() where old?.eyes[side] != new.eyes[side] {
      let before = extent(eye)
      for v in head.drawnLidVertices[eye] {
        shadeSkin(v)
        if scene.details[v].x != 0 { shadeRelief(v) }
      }
      showEye(eye)
      let after = extent(eye)
      for box in [before, after] {
        area = area.map { a in SIMD4(min(a.x, box.x), min(a.y, box.y), max(a.z, box.z), max(a.w, box.w)) } ?? box
      }
    }
    return area.map { .area($0) } ?? .everything
  }

  /// The pixels that one eye's lids, globe and lashes touch.
  private func extent(_ eye: Int) -> SIMD4<Float> {
    var box = SIMD4<Float>(.infinity, .infinity, -.infinity, -.infinity)
    func take(_ v: Int) {
      let s = scene.screen[v]
      if s.z > 0 { box = SIMD4(min(box.x, s.x), min(box.y, s.y), max(box.z, s.x), max(box.w, s.y)) }
    }
    for v in head.drawnLidSurroundings[eye] { take(v) }
    for v in hairs[eye] { take(v) }
    return box + SIMD4(-2, -2, 2, 2)
  }

  /// Gives the relief's texture to the triangles that need it: brows always, the whole face when there are wrinkles.
  private mutating func assignRelief() {
    let whole = relief.hasWrinkles
    let takes = places.indices.map { v in
      let p = places[v]
      if !FaceMap.contains(p) || head.paint[v].z < -60 { return false }
      let rest = head.paint[v]
      return whole || (abs(rest.y - BrowField.height(abs(rest.x))) < 8 && abs(rest.x) < 66 && rest.z > -40)
    }
    for t in 0..<skinTriangles where scene.triangles[t].surface != Int32(Part.mouth.rawValue) {
      let corners = head.triangles[t]
      let textured = (0..<3).allSatisfy { takes[Int(corners[$0])] }
      let lid = (0..<3).contains { isLid[Int(corners[$0])] }
      let part: Part = textured ? (lid ? .reliefLid : .reliefSkin) : (lid ? .lid : .skin)
      scene.setSurface(part.rawValue, ofTriangle: t)
    }
    reliefVertices = head.drawnVertices.filter { takes[$0] }
    for v in skin {
      let texel = FaceMap.texel(places[v])
      scene.details[v] = takes[v] ? SIMD4(texel.x, texel.y, 0, 0) : .zero
    }
  }
}

extension Signs {
  /// The same but for open, measured eyes: no mark appears or goes.
  func differsOnlyInOpenEyes(from other: Signs) -> Bool {
    var same = self
    same.eyes = other.eyes
    return same == other
      && Eye.allCases.allSatisfy { eye in
        eyes[eye].isCovered == other.eyes[eye].isCovered && eyes[eye].isUnsure == other.eyes[eye].isUnsure
      }
  }
}
