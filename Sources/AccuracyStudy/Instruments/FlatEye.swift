import Foundation

/// One eye read in the plane of the picture, without a head or a globe: points in, millimetres and degrees out.
struct FlatEye: Sendable {
  /// Margins with or without the canthi, pixels.
  var upper, lower: [SIMD2<Double>]
  var nasalCanthus, temporalCanthus: SIMD2<Double>
  var iris: SIMD2<Double>

  /// Millimetres; what MediaPipe itself takes for every iris.
  static let irisDiameter = 11.7
  /// Globe centre to iris, millimetres: an emmetropic eye's limbus (Gullstrand).
  private static let lever = 10.2

  /// - Parameters:
  ///   - frame: The picture's axes along the line of the eyes.
  ///   - scale: Millimetres of a pixel.
  ///   - isClosed: By fissure height and width, millimetres.
  func reading(_ frame: PictureFrame, scale: Double, isClosed: (Double, Double) -> Bool) -> EyeReading {
    func place(_ p: SIMD2<Double>) -> SIMD2<Double> { frame.place(p) * scale }
    let centre = place(iris)
    let mrd1 = Self.height(of: upper.map(place), at: centre.x) - centre.y
    let mrd2 = centre.y - Self.height(of: lower.map(place), at: centre.x)
    let (nasal, temporal) = (place(nasalCanthus), place(temporalCanthus))
    let width = ((nasal - temporal) * (nasal - temporal)).sum().squareRoot()
    let offset = centre - (nasal + temporal) / 2
    func angle(_ millimetres: Double) -> Double { asin(min(max(millimetres / Self.lever, -1), 1)) * 180 / .pi }
    return EyeReading(
      mrd1: mrd1, mrd2: mrd2, fissureWidth: width, gaze: SIMD2(angle(offset.x), angle(offset.y)), iris: iris,
      isClosed: isClosed(mrd1 + mrd2, width), isCovered: false)
  }

  /// Height of a line of points over a place; the ends hold beyond them.
  private static func height(of line: [SIMD2<Double>], at x: Double) -> Double {
    let line = line.sorted { $0.x < $1.x }
    guard let first = line.first, let last = line.last else { return 0 }
    if x <= first.x { return first.y }
    for (a, b) in zip(line, line.dropFirst()) where x <= b.x && b.x > a.x {
      return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
    }
    return last.y
  }
}

/// Axes in the picture: along the line through the outer canthi, and up across it.
struct PictureFrame {
  /// Unit vector towards the patient's left, pixels with y down.
  private var right: SIMD2<Double>

  /// - Returns: `nil` when the canthi are one.
  init?(right canthus: SIMD2<Double>, left other: SIMD2<Double>) {
    let across = other - canthus
    let width = (across * across).sum().squareRoot()
    guard width > 1 else { return nil }
    right = across / width
  }

  /// x along the line, y up.
  func place(_ p: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2((p * right).sum(), p.x * right.y - p.y * right.x)
  }
}
