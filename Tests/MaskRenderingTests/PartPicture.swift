@testable import HeadGeometry
@testable import MaskRendering
@testable import MaskSigns
@testable import Rasterization

/// A mask drawn with one flat colour for each part, without lashes and reflexes: what is eye and what is not.
struct PartPicture {
  let size: Int
  let stage: Stage
  private let pixels: [UInt8]

  init(_ signs: Signs, size: Int = 1080) {
    self.size = size
    var stage = Stage(size: size)
    _ = stage.set(signs)
    var flat = Scene(surfaces: stage.scene.surfaces.map { Surface(isOneSided: $0.isOneSided, isRough: true) })
    _ = flat.add(vertices: stage.scene.screen.count, triangles: stage.scene.triangles)
    flat.screen = stage.scene.screen
    for eye in 0..<2 {
      for range in [stage.hairs[eye], stage.reflexes[eye]] { for v in range { flat.screen[v] = .zero } }
      for (k, v) in stage.globes[eye].enumerated() {
        // Red is the right eye, green the left; blue fades from the pupil's middle to its edge and beyond.
        let isPupil = stage.eyeballs[eye].paint[k].y <= EyeballMesh.pupilEdge
        flat.colours[v] = SIMD4(eye == 0 ? 255 : 0, eye == 1 ? 255 : 0, isPupil ? 255 : 0, 1)
      }
    }
    var rasterizer = Rasterizer(width: size, height: size, background: 0xFF00_0000)
    var pixels = [UInt8](repeating: 0, count: size * size * 4)
    rasterizer.draw(flat, into: &pixels)
    self.stage = stage
    self.pixels = pixels
  }

  private func isEye(_ eye: Int, _ x: Int, _ y: Int) -> Bool { pixels[(y * size + x) * 4 + eye] > 127 }

  func eyePixels(_ eye: Int) -> Int {
    var count = 0
    for y in 0..<size { for x in 0..<size where isEye(eye, x, y) { count += 1 } }
    return count
  }

  /// Pixels for a millimetre at the lid margins, about 17 mm before the globe's centre.
  func scale(_ eye: Int) -> Float {
    let globe = stage.head.globes[eye]
    return stage.camera.focal * stage.camera.project(globe.centre + Vector(0, 0, 17)).z
  }

  func visibleArea(_ eye: Int) -> Float { Float(eyePixels(eye)) / (scale(eye) * scale(eye)) }

  /// Heights of the uppermost and lowest visible eye over the globe's centre, at a temporal distance; millimetres.
  func margins(_ eye: Int, at temporal: Float = 0) -> (upper: Float, lower: Float)? {
    let globe = stage.head.globes[eye]
    let place = stage.camera.project(globe.centre + Vector(temporal * globe.side, 0, 17))
    let column = Int(place.x)
    let rows = (0..<size).filter { isEye(eye, column, $0) }
    guard let first = rows.first, let last = rows.last else { return nil }
    return ((place.y - Float(first)) / scale(eye), (place.y - Float(last + 1)) / scale(eye))
  }

  /// The pupil's middle in the picture, millimetres at the depth of the eye's surface, x to the right, y up.
  func pupil(_ eye: Int) -> SIMD2<Float>? {
    var sum = SIMD2<Double>(), weight = 0.0
    for y in 0..<size {
      for x in 0..<size where isEye(eye, x, y) {
        let w = Double(pixels[(y * size + x) * 4 + 2])
        sum += SIMD2(Double(x) + 0.5, Double(y) + 0.5) * w
        weight += w
      }
    }
    if weight == 0 { return nil }
    return SIMD2(Float(sum.x / weight), -Float(sum.y / weight)) / scale(eye)
  }
}

extension Signs {
  /// Both eyes with the same change.
  static func both(_ change: (inout EyeSigns) -> Void) -> Signs {
    var signs = Signs()
    change(&signs.eyes.right)
    change(&signs.eyes.left)
    return signs
  }
}

extension EyeSigns {
  /// Lids with the given central heights and the resting arch scaled to them.
  mutating func setLids(upper: Double, lower: Double) {
    let rise = (upper - 4.2) * 0.8, drop = (lower + 5.3) * 0.8
    upperLid = LidMargin(nasal: Millimetres(2.6 + rise), central: Millimetres(upper), temporal: Millimetres(3 + rise))
    lowerLid = LidMargin(nasal: Millimetres(-4.2 + drop), central: Millimetres(lower), temporal: Millimetres(-4.4 + drop))
  }
}

/// 64-bit FNV-1a of a canvas.
func hash(_ canvas: borrowing Canvas) -> UInt64 {
  canvas.withPixels { pixels in
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for k in 0..<pixels.count { hash = (hash ^ UInt64(pixels[k])) &* 0x100_0000_01b3 }
    return hash
  }
}
