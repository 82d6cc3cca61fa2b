/// A backdrop baked for one camera at a quarter of its resolution, which its blur allows.
struct BackdropPicture: Sendable {
  static let step = 4
  let columns: Int
  let rows: Int
  private let texels: [SIMD4<Float>]
  private let step: Int
  /// How far the picture is shifted, pixels; see ``Camera/shift``.
  var shift = SIMD2<Float>.zero

  /// - Parameter step: Pixels between texels.
  init(_ backdrop: Backdrop, _ camera: Camera, step: Int = Self.step) {
    (columns, rows) = Self.size(camera, step)
    self.step = step
    let half = Float(camera.width) / 2
    var texels: [SIMD4<Float>] = []
    texels.reserveCapacity(columns * rows)
    for j in 0..<rows {
      for i in 0..<columns {
        // A texel's place is its index times the step, less one.
        let x = Float((i - 1) * step)
        let y = Float((j - 1) * step)
        texels.append(SIMD4(backdrop.colour(x / half - 1, (Float(camera.height) / 2 - y) / half), 0))
      }
    }
    self.texels = texels
  }
  /// From light drawn for a camera's ``small(_:)`` one.
  init(light: [SIMD4<Float>], for camera: Camera) {
    (columns, rows) = Self.size(camera, Self.step)
    step = Self.step
    texels = light
  }

  private static func size(_ camera: Camera, _ step: Int) -> (Int, Int) {
    (camera.width / step + 3, camera.height / step + 3)
  }

  /// The camera whose pixels are the texels of another one's backdrop.
  static func small(_ camera: Camera) -> Camera {
    let (columns, rows) = size(camera, step)
    var small = camera
    small.width = columns
    small.height = rows
    small.focalLength /= Double(step)
    // Its pixel centres are at the texels' places.
    small.shift = SIMD2(
      Double(camera.width) / 2 / Double(step) + 1.5 - Double(columns) / 2,
      Double(camera.height) / 2 / Double(step) + 1.5 - Double(rows) / 2)
    return small
  }

  /// Linear light behind the middle of a pixel.
  @inline(__always)
  func colour(_ x: Int, _ y: Int) -> SIMD4<Float> {
    let u = min(max((Float(x) + 0.5 - shift.x) / Float(step) + 1, 0), Float(columns) - 1.01)
    let v = min(max((Float(y) + 0.5 - shift.y) / Float(step) + 1, 0), Float(rows) - 1.01)
    let i = Int(u)
    let j = Int(v)
    let at = j * columns + i
    let top = texels[at] + (texels[at + 1] - texels[at]) * (u - Float(i))
    let bottom = texels[at + columns] + (texels[at + columns + 1] - texels[at + columns]) * (u - Float(i))
    return top + (bottom - top) * (v - Float(j))
  }
}
