// Over 300 lines: making, posing and drawing a head share parts that nothing else may touch.
import Foundation
import HeadGeometry
import MaskSigns
import Synchronization

/// A person's head that can be posed: skin with hair, globes, lashes, neck and shirt.
struct PatientHead: Sendable {
  let person: Person
  var model: HeadModel
  private let triangles: [SIMD3<UInt32>]
  /// Share of the surroundings' light that reaches each skin vertex while the lids are open, and while they are closed:
  /// the fold over the upper lid is deep in the one and smooth in the other.
  private let openness: (open: [Float], closed: [Float])
  /// How far the hair stands off each skin vertex.
  private let hairHeight: [Float]
  /// 1 turns with the head, 0 stays with the shoulders.
  private let turning: [Float]
  private let shirt: (positions: [Vector], normals: [Vector], triangles: [SIMD3<UInt32>])
  /// Hanging hair and glasses, with their normals and their looks.
  private let worn: [(body: WornBody, normals: [Vector], look: @Sendable (Vector) -> Atlas.Texel)]
  private let eyes: [EyeSurface]
  /// Where the lips' insides lie while the mouth is at rest.
  private let restingLips: (upper: Vector, lower: Vector)
  /// Skin vertices of each brow's body.
  let brows: BothEyes<[Int]>
  /// The mouth's corners and the distance of the inner lips at rest.
  let restMouth: (corners: BothEyes<Vector>, opening: Float)
  /// How far each brow's body goes when the rig lifts its line by a millimetre.
  let browGain: BothEyes<Float>

  /// Grid of the lids in ``HeadModel/lidVertices``: 56 columns; rings of the posterior and the anterior margin and of the
  /// skin above it; columns of the canthi.
  static let columns = 2 * HeadAsset.lidColumns
  static let posterior = 2 * HeadAsset.socketRings
  static let anterior = posterior + 2
  static let temporalColumn = 16
  static let nasalColumn = 42

  /// - Parameter skyDirections: From how many directions light comes to the skin's folds.
  /// - Returns: `nil` when the embedded head and the shapes of faces do not fit each other.
  init?(_ person: Person, skyDirections: Int = 72) {
    let asset = HeadAsset.embedded
    guard let positions = person.shape.positions(asset, .embedded),
      var model = HeadModel(asset: asset, positions: positions, irisRadius: person.eye.irisRadius)
    else { return nil }
    self.person = person
    model.pose(Self.expression(PatientPose.still()))
    let triangles = model.triangles.map { SIMD3(UInt32($0.x), UInt32($0.y), UInt32($0.z)) }
    self.triangles = triangles
    func landmark(_ name: HeadAsset.Landmark) -> Vector { model.positions[asset.landmarks[name.rawValue]] }
    restMouth = (
      BothEyes(right: landmark(.mouthCornerRight), left: landmark(.mouthCornerLeft)),
      landmark(.innerLipUpper).y - landmark(.innerLipLower).y
    )
    var closed = model
    closed.pose(Self.expression(PatientPose.closed))
    openness = Self.openness(model, closed, triangles, skyDirections)
    let hairHeight = model.paint.map { person.hair.height($0) + person.skin.beard.height($0) }
    self.hairHeight = hairHeight
    // The asset's neck is cut along the plane y + 0.33 z = −179 mm of the generic head; the jaw is 55 mm above it.
    turning = model.paint.map { smoothstep(3, 52, $0.y + 0.33 * $0.z + 179) }
    eyes = model.globes.map(EyeSurface.init)
    restingLips = (
      model.positions[asset.landmarks[HeadAsset.Landmark.innerLipUpper.rawValue]],
      model.positions[asset.landmarks[HeadAsset.Landmark.innerLipLower.rawValue]]
    )
    brows = BothEyes(right: person.skin.brow.body(model.paint, side: -1), left: person.skin.brow.body(model.paint, side: 1))
    browGain = Self.browGain(model, brows)
    let cloth = Shirt.surface(around: Self.rim(model))
    shirt = (cloth.positions, surfaceNormals(cloth.positions, cloth.triangles), cloth.triangles)
    let skin = model.positions.indices.map { model.positions[$0] + model.normals[$0] * hairHeight[$0] }
    var worn: [(WornBody, [Vector], @Sendable (Vector) -> Atlas.Texel)] = []
    let hanging = HangingHair.body(on: skin, paint: model.paint, person.hair)
    if !hanging.triangles.isEmpty {
      worn.append((hanging, surfaceNormals(hanging.positions, hanging.triangles), HangingHair.look(person.hair)))
    }
    if let glasses = person.glasses {
      let body = glasses.body(on: model.positions, paint: model.paint, eyes: model.globes.map(\.centre))
      worn.append((body, surfaceNormals(body.positions, body.triangles), glasses.look))
    }
    self.worn = worn
    self.model = model
  }

  /// With the lids open and closed, both at once.
  private static func openness(
    _ open: HeadModel, _ closed: HeadModel, _ triangles: [SIMD3<UInt32>], _ directions: Int
  ) -> (open: [Float], closed: [Float]) {
    let both = Mutex<(open: [Float], closed: [Float])>(([], []))
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      let seen = openness(number == 0 ? open : closed, triangles, directions)
      both.withLock { both in if number == 0 { both.open = seen } else { both.closed = seen } }
    }
    return both.withLock { $0 }
  }

  private static func openness(_ model: HeadModel, _ triangles: [SIMD3<UInt32>], _ directions: Int) -> [Float] {
    var seen = ambientOpenness(model.positions, model.normals, triangles, directions: directions)
    for i in seen.indices { seen[i] *= 1 - 0.9 * model.insideMouth[i] }
    // Lashes stand before the margin, and its thin skin is redder: light comes back from it weaker and warmer.
    for lid in model.lidVertices {
      for ring in posterior...anterior + 2 {
        for column in 0..<columns { seen[Int(lid[ring * columns + column])] *= ring <= anterior ? 0.5 : 0.75 }
      }
    }
    return seen
  }

  /// Globe centres in the head's frame.
  var globes: BothEyes<SIMD3<Double>> {
    BothEyes(right: SIMD3<Double>(model.globes[0].centre), left: SIMD3<Double>(model.globes[1].centre))
  }

  /// Vertices whose mean is the right and left eye, the tip of the nose, the right and left corner of the mouth.
  var alignmentVertices: [[Int]] {
    let asset = HeadAsset.embedded
    func landmark(_ name: HeadAsset.Landmark) -> [Int] { [asset.landmarks[name.rawValue]] }
    func eye(_ index: Int) -> [Int] {
      [Self.nasalColumn, Self.temporalColumn].map { model.lidVertices[index][Self.posterior * Self.columns + $0] }
    }
    return [eye(0), eye(1), landmark(.noseTip), landmark(.mouthCornerRight), landmark(.mouthCornerLeft)]
  }

  /// The neck's edge: vertices of triangles' sides that only one triangle has.
  private static func rim(_ model: HeadModel) -> [Vector] {
    var uses: [SIMD2<Int32>: Int] = [:]
    for t in model.triangles {
      for (a, b) in [(t.x, t.y), (t.y, t.z), (t.z, t.x)] { uses[SIMD2(min(a, b), max(a, b)), default: 0] += 1 }
    }
    var rim: Set<Int32> = []
    for (side, count) in uses where count == 1 && model.paint[Int(side.x)].y < -60 {
      rim.insert(side.x)
      rim.insert(side.y)
    }
    return rim.sorted().map { model.positions[Int($0)] }
  }

  /// What the pose asks of the rig.
  static func expression(_ pose: PatientPose) -> HeadExpression {
    func eye(_ eye: Eye) -> HeadExpression.Eye {
      let low = Float(pose.lowerLid[eye])
      let high = Float(max(pose.upperLid[eye], pose.lowerLid[eye]))
      let contour = pose.contour[eye]
      return HeadExpression.Eye(
        upper: Vector(high + Float(contour.upper.x), high, high + Float(contour.upper.y)),
        lower: Vector(low + Float(contour.lower.x), low, low + Float(contour.lower.y)),
        crease: pose.crease[eye].map { $0 > 0 ? Float($0) : noCrease }, isClosed: high - low < 0.05,
        gaze: axis(pose.gaze[eye]), pupilToIris: 0.35)
    }
    let corners = pose.mouth.corners
    return HeadExpression(
      right: eye(.right), left: eye(.left), browRight: Float(pose.brow.right), browLeft: Float(pose.brow.left),
      cornerRight: SIMD2<Float>(corners.right), cornerLeft: SIMD2<Float>(corners.left), opening: Float(pose.mouth.opening))
  }
  /// A height at which the lid has no skin to groove.
  private static let noCrease: Float = -30
  static func axis(_ gaze: Gaze) -> Vector {
    let a = sineCosine(radians(gaze.yaw))
    let p = sineCosine(radians(gaze.pitch))
    return Vector(Float(a.sine * p.cosine), Float(p.sine), Float(a.cosine * p.cosine))
  }

  /// The looks of skin, hair and shirt, for a camera that sees so many millimetres in a pixel.
  ///
  /// - Parameter isSeen: Whether a place of the generic head comes into the picture; the rest is told coarsely.
  func atlas(pixel: Float, isSeen: (Vector) -> Bool = { _ in true }) -> Atlas {
    // Nothing on the skin is finer than a quarter of a millimetre.
    let cell = min(max(pixel, 0.25), 1.5)
    let person = person
    func corners(_ triangles: [SIMD3<UInt32>], _ places: [Vector]) -> [(Vector, Vector, Vector, Vector)] {
      stride(from: 0, to: triangles.count, by: 2).map {
        let (t, u) = (triangles[$0], triangles[$0 + 1])
        return (places[Int(t.x)], places[Int(t.y)], places[Int(t.z)], places[Int(u.z)])
      }
    }
    var atlas = Atlas()
    // The back of the head and the mouth's inside are hardly ever seen.
    let cells = stride(from: 0, to: triangles.count, by: 2).map { (at: Int) -> Float in
      let v = Int(triangles[at].x)
      if !isSeen(model.paint[v]) { return 4 }
      return model.normals[v].z < -0.5 || model.insideMouth[v] > 0.9 ? 3 : cell
    }
    let quads = corners(triangles, model.paint)
    let folds = Folds(seed: person.skin.seed)
    atlas.add(quads, cell: cells, region: quads.map { folds.region(($0.0 + $0.1 + $0.2 + $0.3) / 4) }) { p, region in
      let hair = person.hair.look(p)
      if hair.cover >= 1 { return Atlas.Texel(albedo: .zero, hair: 1, strand: hair.strand, hairAlbedo: hair.albedo) }
      let skin = person.skin.look(p)
      let fold = region.map { folds.look(p, $0) } ?? (.zero, 0)
      return Atlas.Texel(
        albedo: skin.albedo, roughness: skin.roughness, reflectance: skin.reflectance, tilt: skin.tilt, hair: hair.cover,
        strand: hair.strand, hairAlbedo: hair.albedo, fold: fold.tilt, foldDark: fold.dark)
    }
    let cloth = corners(shirt.triangles, shirt.positions)
    // The weave needs less, the back and what hangs below the picture hardly anything.
    let weave = stride(from: 0, to: shirt.triangles.count, by: 2).map { (at: Int) -> Float in
      let v = Int(shirt.triangles[at].x)
      if !isSeen(shirt.positions[v]) { return 8 }
      return shirt.normals[v].z < -0.3 ? 8 : shirt.positions[v].y < -230 ? 2 : max(1.3 * cell, 0.5)
    }
    atlas.add(cloth, cell: weave) { person.shirt.look($0) }
    for one in worn {
      let quads = corners(one.body.triangles, one.body.places)
      atlas.add(quads, cell: quads.map { isSeen($0.0) ? max(cell, 0.5) : 4 }, look: one.look)
    }
    return atlas
  }

  /// The scene before the camera.
  ///
  /// - Parameters:
  ///   - place: Where the straight head's origin is in the room.
  ///   - scene: Filled anew.
  mutating func pose(
    _ pose: PatientPose, at place: SIMD3<Double>, into scene: inout Scene
  ) {
    move(to: pose)
    let frame = HeadFrame(pose.head)
    let origin = place + pose.shift + frame.origin
    let (x, y, z) = (Vector(frame.x), Vector(frame.y), Vector(frame.z))
    func turn(_ p: Vector) -> Vector { x * p.x + y * p.y + z * p.z }
    let headPlace = Vector(origin)
    let bodyPlace = Vector(place + pose.shift * 0.5)

    let closure = Eye.allCases.map { Float(min(max(1 - (pose.upperLid[$0] - pose.lowerLid[$0]) / 9.4, 0), 1)) }
    scene.removeAll()
    scene.centre = Vector(place)
    var skin = model.positions
    for i in skin.indices {
      let p = skin[i] + model.normals[i] * hairHeight[i]
      skin[i] = mix(p + bodyPlace, turn(p) + headPlace, turning[i])
    }
    var places = model.paint.indices.map { SIMD4(model.paint[$0], light($0, closure)) }
    // Little light comes into a fold.
    for side in 0..<2 {
      for groove in model.grooves(side: side) { places[groove.vertex].w *= 1 - 0.55 * min(groove.depth / 0.75, 1) }
    }
    scene.add(skin, normals: surfaceNormals(skin, triangles), places: places, triangles: triangles, .skin)
    scene.add(
      shirt.positions.map { $0 + bodyPlace }, normals: shirt.normals,
      places: shirt.positions.map { SIMD4($0, 0.9) }, triangles: shirt.triangles, .cloth)

    for one in worn {
      scene.add(
        one.body.positions.map { turn($0) + headPlace }, normals: one.normals.map(turn),
        places: one.body.places.map { SIMD4($0, 0.8) }, triangles: one.body.triangles, .worn)
    }

    let margins = [margins(0), margins(1)]
    for (index, eye) in Eye.allCases.enumerated() {
      let globe = model.globes[index]
      let looking = Self.axis(pose.gaze[eye])
      let gaze = globe.axis(looking)
      let mirror = turn(globe.mirrorCentre(looking)) + headPlace
      let margins = margins[index]
      let own = EyeballMesh.rotation(to: gaze)
      let positions = eyes[index].positions.map { turn(own($0) + globe.centre) + headPlace }
      scene.add(
        positions, normals: surfaceNormals(positions, EyeSurface.triangles),
        places: eyes[index].positions.map { SIMD4($0, 1) }, triangles: EyeSurface.triangles, .eye)
      scene.eyes.append(
        EyeFrame(
          centre: turn(globe.centre) + headPlace, x: turn(own(Vector(1, 0, 0))), y: turn(own(Vector(0, 1, 0))),
          z: turn(gaze), headX: x, headY: y, headZ: z, temporal: globe.side, irisDepth: globe.irisDepth,
          irisFacing: Vector(dot(looking, own(Vector(1, 0, 0))), dot(looking, own(Vector(0, 1, 0))), dot(looking, gaze)),
          pupilToIris: pose.pupil[eye].map { Float($0) / (2 * globe.irisRadius) } ?? person.eye.pupilToIris,
          mirror: CornealMirror(centre: mirror),
          reflex: Vector(CornealReflex.place(cornea: SIMD3<Double>(mirror), lamp: Lighting.flashPlace)),
          upperMargin: (-16...16).map { margins.upper(Float($0)) }, lowerMargin: (-16...16).map { margins.lower(Float($0)) }))
      addCaruncle(index, margins, &scene) { turn($0) + headPlace }
      addLashes(index, &scene) { turn($0) + headPlace }
    }
    addTeeth(&scene) { turn($0) + headPlace }
    if let occluder = pose.occluder { OccluderSurface(occluder).add(to: &scene, at: Vector(place)) }
  }

  /// Light of the surroundings at a skin vertex when the right and the left eye are closed by shares of 0…1.
  private func light(_ vertex: Int, _ closure: [Float]) -> Float {
    mix(openness.open[vertex], openness.closed[vertex], closure[model.paint[vertex].x < 0 ? 0 : 1])
  }

  // MARK: - Lids

  func vertex(_ eye: Int, _ ring: Int, _ column: Int) -> Vector {
    model.positions[model.lidVertices[eye][ring * Self.columns + column]]
  }
  static let upperColumns = Array((temporalColumn...nasalColumn).reversed())
  static let lowerColumns = Array(nasalColumn..<columns) + Array(0...temporalColumn)

  private func addCaruncle(_ eye: Int, _ margins: LidMargins, _ scene: inout Scene, _ place: (Vector) -> Vector) {
    let globe = model.globes[eye]
    let corner = vertex(eye, Self.posterior, Self.nasalColumn)
    let x = (corner.x - globe.centre.x) * globe.side + 2.5
    let shape = Caruncle.surface(
      corner: corner, temporal: Vector(globe.side, 0, 0), up: Vector(0, 1, 0), out: normalised(corner - globe.centre),
      opening: margins.upper(x) - margins.lower(x))
    let positions = shape.positions.map(place)
    scene.add(
      positions, normals: surfaceNormals(positions, shape.triangles),
      places: shape.positions.map { SIMD4($0, 0.6) }, triangles: shape.triangles, .caruncle)
  }

  /// The upper teeth stay where the closed lips met. The lower ones hide behind the lower lip, as they mostly do.
  private func addTeeth(_ scene: inout Scene, _ place: (Vector) -> Vector) {
    let landmarks = HeadAsset.embedded.landmarks
    func landmark(_ name: HeadAsset.Landmark) -> Vector { model.positions[landmarks[name.rawValue]] }
    let parted = (landmark(.innerLipUpper).y - landmark(.innerLipLower).y) - (restingLips.upper.y - restingLips.lower.y)
    // Behind closed lips nothing shows.
    if parted < 1 { return }
    let row = Teeth.row(edge: Vector(0, restingLips.upper.y - 3, restingLips.upper.z - 5))
    let positions = row.positions.map(place)
    scene.add(
      positions, normals: surfaceNormals(positions, row.triangles), places: row.places, triangles: row.triangles, .tooth)
  }

  private func addLashes(_ eye: Int, _ scene: inout Scene, _ place: (Vector) -> Vector) {
    for (columns, habit, seed) in [
      (Self.upperColumns, LashGrowth.Habit.upper, UInt64(4)), (Self.lowerColumns, .lower, 5),
    ] {
      let margin = LashGrowth.Margin(
        edge: columns.map { vertex(eye, Self.anterior, $0) }, skin: columns.map { vertex(eye, Self.anterior + 4, $0) },
        globe: model.globes[eye].centre)
      let hairs = LashGrowth.grow(margin, habit.of(person.lashes), seed: person.seed &* 31 &+ seed &+ UInt64(eye) * 7)
      let positions = hairs.positions.map(place)
      scene.add(
        positions, normals: positions.map { _ in Vector(0, 0, 1) }, places: positions.map { _ in SIMD4(0, 0, 0, 1) },
        triangles: hairs.triangles, .lash)
    }
  }
}
