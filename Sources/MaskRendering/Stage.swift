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
    /// Only what touches the vertices that the scene knows as changed.
    case some
    case everything
  }

  /// What ``HeadModel``'s `detail` is in the picture, pixels: outlines stay within 0.7 of the smooth head's, on ears 1.5.
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
  /// Share of the light that comes to each skin vertex: less in the folds of the lids.
  var foldLight: [Float]
  /// How many of the scene's first triangles are skin.
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
    // Skin within 15 mm of the brows' heights.
    let browSkin = head.paint.indices.filter { head.paint[$0].z > -40 && (3...41).contains(head.paint[$0].y) }
    relief = SkinRelief { x in
      // The brow's line on the map: by the skin vertex nearest to it.
      let target = SIMD2(x, BrowField.height(x))
      var best = Float.infinity, found = SIMD2<Float>()
      for v in browSkin {
        let p = head.paint[v]
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
    func isMouth(_ t: SIMD3<Int32>) -> Bool { (0..<3).allSatisfy { head.insideMouth[Int(t[$0])] > 0.9 } }
    let inRows = Self.inRows(head.triangles, head.paint, height: Float(Rasterizer.tileSize) * 2 * Camera.halfField / Float(size))
    let skinTriangles = inRows.filter { !isMouth($0) }, mouthTriangles = inRows.filter(isMouth)
    // The mouth after the skin: mostly nothing of it shows, and what is hidden costs least when it comes last.
    skin = scene.add(
      vertices: head.positions.count,
      triangles: skinTriangles.map { t in
        let isLid = (0..<3).contains { isLid[Int(t[$0])] }
        return Triangle(t, surface: Int32((isLid ? Part.lid : .skin).rawValue))
      } + mouthTriangles.map { Triangle($0, surface: Int32(Part.mouth.rawValue)) })
    self.isLid = isLid
    self.skinTriangles = skinTriangles.count
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
    foldLight = [Float](repeating: 1, count: head.positions.count)
    camera = Camera(size: size, rotation: Rotation(.straight))
    light = Light(camera: camera)
    assignRelief()
  }

  /// Triangles as tiles are drawn, row by row from the top and from left to right: so what is needed together lies together
  /// in memory.
  private static func inRows(_ triangles: [SIMD3<Int32>], _ places: [Vector], height: Float) -> [SIMD3<Int32>] {
    let keys = triangles.enumerated().map { number, t in
      let middle = (places[Int(t.x)] + places[Int(t.y)] + places[Int(t.z)]) / (3 * height)
      // 256 rows and columns about the middle are more than any picture has of a head.
      let row = UInt64(max(0, min(255, 128 - middle.y))), column = UInt64(max(0, min(255, 128 + middle.x)))
      return row << 40 | column << 32 | UInt64(number)
    }
    return keys.sorted().map { triangles[Int($0 & 0xFFFF_FFFF)] }
  }

  /// Takes on new signs, and says what they change in the picture.
  mutating func set(_ new: Signs) -> Change {
    if let signs, signs == new { return .nothing }
    let old = signs
    signs = new
    scene.settle()
    head.pose(HeadExpression(new))
    dimFolds()
    if let old, old.differsOnlyInOpenEyes(from: new) {
      for (eye, side) in zip(0..., Eye.allCases) where old.eyes[side] != new.eyes[side] {
        for v in head.drawnLidVertices[eye] {
          shadeSkin(v)
          if scene.details[v].x != 0 { shadeRelief(v) }
        }
        showEye(eye)
      }
      return .some
    }
    var change = Change.some
    if old?.head != new.head {
      camera = Camera(size: size, rotation: Rotation(new.head))
      light = Light(camera: camera)
      change = .everything
    }
    if relief.set(new.wrinkles) {
      scene.textures[1] = relief.texture
      assignRelief()
      change = .everything
    }
    for v in head.drawnVertices { shadeSkin(v) }
    for v in reliefVertices { shadeRelief(v) }
    for eye in 0..<2 { showEye(eye) }
    return change
  }

  /// The pixels around both eyes, brows included: x from, y from, x to, y to.
  var eyesExtent: SIMD4<Float> {
    var box = SIMD4<Float>(.infinity, .infinity, -.infinity, -.infinity)
    for vertices in head.drawnLidSurroundings {
      for v in vertices {
        let s = scene.screen[v]
        if s.z > 0 { box = SIMD4(min(box.x, s.x), min(box.y, s.y), max(box.z, s.x), max(box.w, s.y)) }
      }
    }
    let margin = Float(size) / 60
    return box + SIMD4(-margin, -margin, margin, margin)
  }

  /// Gives the relief's texture to the triangles that need it: brows always, the whole face when there are wrinkles.
  private mutating func assignRelief() {
    let whole = relief.hasWrinkles
    let isOnMap = places.indices.map { FaceMap.contains(places[$0]) && head.paint[$0].z >= -60 }
    var takes = [Bool](repeating: false, count: places.count)
    for t in 0..<skinTriangles {
      let corners = scene.triangles[t].corners
      let textured = (0..<3).allSatisfy { isOnMap[Int(corners[$0])] }
        && (whole || relief.hasHair(places[Int(corners.x)], places[Int(corners.y)], places[Int(corners.z)]))
      let lid = (0..<3).contains { isLid[Int(corners[$0])] }
      let part: Part = textured ? (lid ? .reliefLid : .reliefSkin) : (lid ? .lid : .skin)
      scene.setSurface(part.rawValue, ofTriangle: t)
      if textured { for k in 0..<3 { takes[Int(corners[k])] = true } }
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
