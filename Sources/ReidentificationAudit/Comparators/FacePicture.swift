import FaceRecognition

/// A picture of one face and its five points: what older ways of hiding a face work on. In memory only, never written.
struct FacePicture: Sendable {
  let width, height: Int
  /// Red, green, blue and alpha, rows from the top, no padding.
  var bytes: [UInt8]
  /// In pixels; a pixel's centre is a whole number.
  let points: FivePoints

  static let channels = 4

  /// Between the middles of both eyes, pixels: what the strengths of ``ComparatorStrength`` are multiples of.
  var eyeDistance: Double { length(points.rightEye - points.leftEye) }

  /// Where a pixel lies beside the eyes, in eye distances: along the line of the eyes from their middle, and down from it.
  func besideEyes(_ x: Int, _ y: Int) -> SIMD2<Double> {
    let across = points.rightEye - points.leftEye
    let square = max((across * across).sum(), 1e-9)
    let from = SIMD2(Double(x), Double(y)) - (points.leftEye + points.rightEye) / 2
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

  private func length(_ v: SIMD2<Double>) -> Double { (v * v).sum().squareRoot() }
}
