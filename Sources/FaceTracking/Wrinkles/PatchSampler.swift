#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads the brightness of a skin patch's places from a picture.
///
/// A place that spans several pixels is the mean of as many reads each way, so that a large picture gives the same as a
/// small one.
enum PatchSampler {
  /// Reads along each axis at most.
  private static let mostTaps = 4
  /// A place may be so many pixels apart from the next without a second read: a bilinear read spans two anyway.
  private static let span: Float = 1.5

  /// - Parameter field: Receives brightness, 0…255 as a picture encodes it, by the patch's places; −1 outside the picture.
  static func read(
    _ patch: SkinPatch, camera: AffineCamera, from planes: Planes, into field: UnsafeMutablePointer<Float>
  ) {
    let luma = BytePlane(planes.luma, planes.lumaStride, planes.width, planes.height)
    let gain = planes.colour.lumaGain, offset = planes.colour.lumaOffset
    // To the stored picture at once.
    let origin = planes.coded(.zero)
    let along = planes.turned([1, 0]), down = planes.turned([0, 1])
    let cx = camera.x * along.x + camera.y * down.x + SIMD4(0, 0, 0, origin.x)
    let cy = camera.x * along.y + camera.y * down.y + SIMD4(0, 0, 0, origin.y)
    let coded = AffineCamera(x: cx, y: cy)
    let middle = patch.places.count / 2 + patch.columns / 2
    let (a, b) = patch.steps(at: middle, in: coded)
    let taps = (x: Self.taps(a), y: Self.taps(b))
    let share = 1 / Float(taps.x * taps.y)
    for (k, place) in patch.places.enumerated() {
      let p = coded(place)
      var sum: Float = 0
      var isInside = true
      for j in 0..<taps.y {
        let t = (Float(j) + 0.5) / Float(taps.y) - 0.5
        for i in 0..<taps.x {
          let s = (Float(i) + 0.5) / Float(taps.x) - 0.5
          let x = BytePlane.fixed(p.x + s * a.x + t * b.x), y = BytePlane.fixed(p.y + s * a.y + t * b.y)
          if !luma.holds(x, y) { isInside = false }
          sum += luma.read(luma.spot(x, y, inside: false))
        }
      }
      field[k] = isInside ? max((sum * share - offset) * gain, 0) : -1
    }
  }

  private static func taps(_ step: SIMD2<Float>) -> Int {
    let length = (step * step).sum().squareRoot()
    return length.isFinite ? Int(min(max((length / span).rounded(.up), 1), Float(mostTaps))) : 1
  }
}

extension SkinPatch {
  /// The ways in the picture from a place of the grid to the next along and across.
  func steps(at index: Int, in camera: AffineCamera) -> (along: SIMD2<Float>, across: SIMD2<Float>) {
    let here = camera(places[index])
    return (camera(places[index + 1]) - here, camera(places[index + columns]) - here)
  }
}
