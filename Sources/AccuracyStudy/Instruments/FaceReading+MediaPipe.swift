import FaceReconstruction
import Foundation
import MaskSigns

/// MediaPipe's refined mesh, read as people read it: in the plane of the picture, scaled by its own iris.
///
/// The tracker runs MediaPipe's attention mesh itself, so its lid and iris points are at hand. Nothing of this project's
/// fit enters here.
extension FaceReading {
  /// Millimetres; what MediaPipe itself takes for every iris.
  private static let irisDiameter = 11.7
  /// Globe centre to iris, millimetres: an emmetropic eye's limbus (Gullstrand).
  private static let lever = 10.2
  /// Fissure height over width under which an eye counts as closed.
  ///
  /// The usual threshold of the eye aspect ratio is 0.2 over six points of another scheme (Soukupová & Čech 2016); the
  /// refined mesh reads closed eyes at up to 0.11 and open ones at 0.2 and more.
  private static let closedAspect = 0.15

  /// - Returns: `nil` when the points cannot be measured from.
  init?(mediaPipe observation: FaceObservation) {
    let outer = observation.eyes.map { SIMD2<Double>($0.contour[0]) }
    let across = outer.left - outer.right
    let width = (across * across).sum().squareRoot()
    guard width > 1 else { return nil }
    let frame = PictureFrame(right: across / width)
    let diameters = Eye.allCases.map { Self.irisDiameter(observation.eyes[$0].iris) }
    let diameter = diameters.reduce(0, +) / 2
    guard diameter > 0.5 else { return nil }
    let scale = Self.irisDiameter / diameter
    eyes = observation.eyes.map { Self.eye($0, frame, scale) }
    head = nil
  }

  /// Mean of the iris' breadth and height, pixels.
  private static func irisDiameter(_ iris: [SIMD2<Float>]) -> Double {
    func distance(_ a: Int, _ b: Int) -> Double {
      let d = SIMD2<Double>(iris[a] - iris[b])
      return (d * d).sum().squareRoot()
    }
    return (distance(1, 3) + distance(2, 4)) / 2
  }

  private static func eye(_ seen: EyeObservation, _ frame: PictureFrame, _ scale: Double) -> EyeReading {
    func place(_ k: Int) -> SIMD2<Double> { frame.place(SIMD2<Double>(seen.contour[k])) * scale }
    let iris = SIMD2<Double>(seen.iris[0])
    let centre = frame.place(iris) * scale
    let upper = EyeObservation.upperLid.map(place)
    let lower = EyeObservation.lowerLid.map(place)
    let mrd1 = height(of: upper, at: centre.x) - centre.y
    let mrd2 = centre.y - height(of: lower, at: centre.x)
    let canthi = place(8) - place(0)
    let width = (canthi * canthi).sum().squareRoot()
    let offset = centre - (place(8) + place(0)) / 2
    func angle(_ millimetres: Double) -> Double { asin(min(max(millimetres / lever, -1), 1)) * 180 / .pi }
    return EyeReading(
      mrd1: mrd1, mrd2: mrd2, fissureWidth: width, gaze: SIMD2(angle(offset.x), angle(offset.y)), iris: iris,
      isClosed: (mrd1 + mrd2) < closedAspect * width, isCovered: false)
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
  var right: SIMD2<Double>

  /// x along the line, y up.
  func place(_ p: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2((p * right).sum(), p.x * right.y - p.y * right.x)
  }
}
