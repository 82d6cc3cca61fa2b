import HeadGeometry
import MaskSigns

/// Takes pictures of one person's eyes under conditions that change from picture to picture.
///
/// The person's head is made once, which takes far longer than a picture. Not for several threads at once.
package final class EyeStudio {
  private let person: Person
  private let head: PatientHead
  private let atlas: Atlas
  private let memory: DrawingMemory
  /// Distance of the eyes in this person's pictures, pixels, about.
  private let size: Double

  /// - Parameter seed: Who, and all chances of their pictures.
  /// - Throws: ``PatientError/damagedHead``.
  package init(seed: UInt64) throws(PatientError) {
    person = Person(seed: seed)
    guard let head = PatientHead(person, skyDirections: 36) else { throw .damagedHead }
    self.head = head
    var random = SeededGenerator(seed: seed &* 0x51ed_270b &+ 3)
    size = 45 * Portable.pow(320 / 45, random.unit())
    atlas = head.atlas(pixel: max(Float(62 / size), 0.3)) { abs($0.x) < 72 && $0.y > -34 && $0.y < 40 && $0.z > -30 }
    memory = DrawingMemory(head: head, width: 16, height: 16)
  }

  /// - Parameter number: The same number gives the same picture.
  package func shot(_ number: Int) -> EyeShot {
    var random = SeededGenerator(seed: person.seed &* 0x2545_f491 &+ UInt64(number) &* 0x9e37_79b9 &+ 11)
    let look = CameraLook.varied(seed: random.next())
    return shot(PatientPose.anyEyes(head.globes, &random), look, &random)
  }

  /// A picture of a pose; where from, and what the sensor does, is chance.
  ///
  /// - Parameter offAxis: How far the head may be beside the lens' axis, as a share of its distance.
  func shot(
    _ pose: PatientPose, _ look: CameraLook, offAxis: Double = 0.12, _ random: inout SeededGenerator
  ) -> EyeShot {
    let camera = framing(pose, distance: random.uniform(330, 1000), offAxis, &random)
    let view = TruthView(pose, at: camera.place, camera, room: look.room)
    let centres = head.globes.map { view.picture($0) }
    let eyeDistance = apart(centres.left, centres.right)

    memory.light = Array(repeating: .zero, count: camera.width * camera.height)
    memory.motion.removeAll(keepingCapacity: true)
    memory.head.pose(pose, at: camera.place, into: &memory.scene)
    var behind = person.backdrop
    behind.kind = look.background
    behind.seed &+= UInt32(truncatingIfNeeded: random.next())
    var renderer = Renderer(pose, of: person, camera)
    renderer.room = look.room
    renderer.draw(memory.scene, atlas, BackdropPicture(behind, camera), memory)
    // Of a phone's picture in which the face fills a third of the height, as far out of focus as looks are.
    let blur = look.defocus * 6 * eyeDistance * random.uniform(0.5, 1.5)
    Blur.blur(&memory.light, width: camera.width, height: camera.height, deviation: blur)
    let noise = random.unit() < 0.1 ? random.uniform(0.02, 0.06) : look.noise
    let sensor = Sensor(
      exposure: Float(look.exposure * Portable.exp(random.uniform(-0.35, 0.25))), noise: Float(noise),
      seed: UInt32(truncatingIfNeeded: random.next()))
    let bytes = sensor.develop(memory.light, width: camera.width, height: camera.height, frame: 0)
    return EyeShot(
      picture: PatientPicture(width: camera.width, height: camera.height, bytes: bytes),
      truth: memory.head.truth(pose, view), eyes: BothEyes(right: lines(.right, pose, view), left: lines(.left, pose, view)),
      eyeDistance: eyeDistance, skinLightness: person.skin.lightness, wearsGlasses: person.glasses != nil, noise: noise, blur: blur)
  }

  /// A camera whose picture holds both eyes' crops and little more.
  private func framing(_ pose: PatientPose, distance: Double, _ offAxis: Double, _ random: inout SeededGenerator) -> Camera {
    let globes = head.globes
    let between = length(globes.left - globes.right)
    let wanted = min(max(size * random.uniform(0.8, 1.25), 45), 320)
    var camera = Camera(width: 1, height: 1, focalLength: wanted * distance / between, distance: distance)
    camera.offset = SIMD2(random.uniform(-offAxis, offAxis), random.uniform(-offAxis, offAxis)) * distance
    camera.shift = -camera.middle
    let view = TruthView(pose, at: camera.place, camera, room: Lighting())
    var low = SIMD2(repeating: Double.infinity)
    var high = -low
    for eye in Eye.allCases {
      let centre = view.picture(globes[eye] + SIMD3(0, 0, 14))
      let x = view.picture(globes[eye] + SIMD3(1, 0, 14)) - centre
      let unit = x / max(apart(x, .zero), 1e-9)
      // Half a crop of the broadest fissure, with its error, millimetres.
      let half = unit * (33 * camera.focalLength / -view.room(globes[eye]).z)
      let across = SIMD2(-half.y, half.x) * 0.8
      for corner in [half + across, half - across, across - half, SIMD2.zero - half - across] {
        low = pointwiseMin(low, centre + corner)
        high = pointwiseMax(high, centre + corner)
      }
    }
    // Even, as video is.
    camera.width = max(Int(((high.x - low.x) / 2).rounded(.up)) * 2, 16)
    camera.height = max(Int(((high.y - low.y) / 2).rounded(.up)) * 2, 16)
    camera.shift = SIMD2.zero - low - SIMD2(Double(camera.width), Double(camera.height)) / 2
    return camera
  }

  private func lines(_ eye: Eye, _ pose: PatientPose, _ view: TruthView) -> EyeLines {
    let index = eye == .right ? 0 : 1
    let posed = memory.head
    let crease = posed.crease(index, commanded: pose.crease[eye])
    let iris = view.room(head.globes[eye] + SIMD3(0, 0, 14))
    let canthi = [PatientHead.nasalColumn, PatientHead.temporalColumn].map {
      view.picture(posed.vertex(index, PatientHead.posterior, $0))
    }
    // Both margins end where the truth has the canthi, whichever edge is seen beside them.
    func margin(isUpper: Bool) -> [SIMD2<Double>] {
      let edge = posed.seenEdge(index, isUpper: isUpper).map(view.picture)
      return [canthi[0]] + edge.dropFirst().dropLast() + [canthi[1]]
    }
    return EyeLines(
      upper: margin(isUpper: true), lower: margin(isUpper: false),
      upperFold: crease.map { $0.curve.map(view.picture) } ?? [], lowerFold: posed.lowerFoldCurve(index).map(view.picture),
      pixelsPerMillimetre: view.camera.focalLength / -iris.z)
  }
}

extension Renderer {
  fileprivate init(_ pose: PatientPose, of person: Person, _ camera: Camera) {
    let frame = HeadFrame(pose.head)
    let wrinkles = pose.wrinkles ?? person.skin.wrinkles
    var grades = SIMD8<Float>.zero
    for region in FoldRegion.allCases { grades[region.rawValue] = Float(wrinkles[region]) }
    self.init(
      camera: camera, eye: person.eye, headX: Vector(frame.x), headY: Vector(frame.y), headZ: Vector(frame.z),
      wrinkles: grades)
  }
}

extension Skin {
  /// Of the cheek, CIE L*.
  fileprivate var lightness: Double {
    let y = Double(0.2126 * tone.x + 0.7152 * tone.y + 0.0722 * tone.z)
    return 116 * (y > 0.008856 ? Portable.pow(y, 1 / 3.0) : 7.787 * y + 16 / 116.0) - 16
  }
}

private func apart(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { ((a - b) * (a - b)).sum().squareRoot() }
