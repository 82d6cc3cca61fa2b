/// A picture of one face and where its eyes are: what older ways of hiding a face work on. In memory only, never written.
public struct FacePixels: Sendable {
  public let width, height: Int
  /// Red, green, blue and alpha, rows from the top, no padding.
  public var bytes: [UInt8]
  /// Middles of the patient's eyes, pixels; a pixel's centre is a whole number.
  public let rightEye, leftEye: SIMD2<Double>

  public static let channels = 4

  /// - Parameter bytes: `width * height * 4` of them; others make an empty picture.
  public init(width: Int, height: Int, bytes: [UInt8], rightEye: SIMD2<Double>, leftEye: SIMD2<Double>) {
    let fits = width > 0 && height > 0 && bytes.count == width * height * Self.channels
    (self.width, self.height, self.bytes) = fits ? (width, height, bytes) : (0, 0, [])
    (self.rightEye, self.leftEye) = (rightEye, leftEye)
  }

  /// Between the middles of both eyes, pixels: what the strengths of ``HidingStrength`` are multiples of.
  public var eyeDistance: Double {
    let across = leftEye - rightEye
    return (across * across).sum().squareRoot()
  }

  /// Where a pixel lies beside the eyes, in eye distances: along the line of the eyes from their middle, and down from it.
  func besideEyes(_ x: Int, _ y: Int) -> SIMD2<Double> {
    // The patient's right eye lies to the left in the picture.
    let across = leftEye - rightEye
    let square = max((across * across).sum(), 1e-9)
    let from = SIMD2(Double(x), Double(y)) - (leftEye + rightEye) / 2
    return SIMD2((from * across).sum(), from.y * across.x - from.x * across.y) / square
  }

  /// Blackens the pixels that a condition on their place beside the eyes holds for.
  mutating func blacken(where isHidden: (SIMD2<Double>) -> Bool) {
    for y in 0..<height {
      for x in 0..<width where isHidden(besideEyes(x, y)) {
        let i = (y * width + x) * Self.channels
        for k in 0..<3 { bytes[i + k] = 0 }
      }
    }
  }
}
