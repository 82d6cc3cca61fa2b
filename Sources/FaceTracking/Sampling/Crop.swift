/// A turned square in the upright picture: what a network looks at.
///
/// Positions count pixels as MediaPipe does: the centre of the top left pixel is (0, 0), `y` down.
struct Crop: Equatable {
  var centre: SIMD2<Float>
  /// Length of a side, pixels.
  var side: Float
  /// Direction of the crop's own x axis in the picture; unit length.
  var axis: SIMD2<Float>

  init(centre: SIMD2<Float>, side: Float, axis: SIMD2<Float> = [1, 0]) {
    self.centre = centre
    self.side = side
    self.axis = axis
  }

  /// A square whose x axis points from one place to another.
  init(centre: SIMD2<Float>, side: Float, from start: SIMD2<Float>, to end: SIMD2<Float>) {
    let step = end - start
    let length = (step * step).sum().squareRoot()
    self.init(centre: centre, side: side, axis: length > 0 ? step / length : [1, 0])
  }

  /// One step of the network's input along x and along y, in picture pixels.
  func steps(of count: Int) -> (x: SIMD2<Float>, y: SIMD2<Float>) {
    let along = axis * (side / Float(count))
    return (along, [-along.y, along.x])
  }

  /// Where the network's first pixel lies in the picture.
  var corner: SIMD2<Float> {
    let half = axis * (side / 2)
    return centre - half - SIMD2(-half.y, half.x)
  }

  /// Carries a point from the network's input (0…count) to the picture.
  func place(_ point: SIMD2<Float>, count: Int) -> SIMD2<Float> {
    let step = steps(of: count)
    return corner + point.x * step.x + point.y * step.y
  }

  /// Largest distance of a corner from the same corner of another crop, pixels.
  func distance(to other: Crop) -> Float {
    let middle = other.centre - centre, edge = (other.axis * other.side - axis * side) / 2
    // A corner lies at centre ± edge ± edge turned by a quarter.
    let turned = SIMD2(-edge.y, edge.x)
    var farthest: Float = 0
    for corner in [edge + turned, edge - turned, -edge + turned, -edge - turned] {
      let apart = middle + corner
      farthest = max(farthest, (apart * apart).sum())
    }
    return farthest.squareRoot()
  }

  /// A part of the way to another crop: 0 stays, 1 arrives.
  func moved(toward other: Crop, by part: Float) -> Crop {
    // A weighted mean, so that a part of 1 arrives exactly.
    func mean(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> SIMD2<Float> { a * (1 - part) + b * part }
    return Crop(
      centre: mean(centre, other.centre), side: side * (1 - part) + other.side * part, from: .zero,
      to: mean(axis, other.axis))
  }
}
