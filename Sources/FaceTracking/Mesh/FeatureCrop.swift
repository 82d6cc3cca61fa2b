/// A turned rectangle in the trunk's features, and how it is read.
///
/// MediaPipe's operators `Landmarks2TransformMatrix`, `TransformTensorBilinear` and `TransformLandmarks` (version 2)
/// say the same with 4×4 matrices.
struct FeatureCrop: Equatable {
  /// Side of the trunk's features, of a branch's input, and the channels of both.
  static let trunkSide = 48, branchSide = 16, channels = 32

  /// Columns of the map from the branch's grid to the trunk's, and its offset.
  var stepX, stepY, origin: SIMD2<Float>

  /// The rectangle around some mesh points, half as large again, level with two of them.
  ///
  /// - Parameter mesh: the trunk's points in its input's pixels (192 to a side).
  init(around region: [Int], levelFrom first: Int, to second: Int, mesh: UnsafeBufferPointer<Float>) {
    func point(_ index: Int) -> SIMD2<Float> { SIMD2(mesh[3 * index], mesh[3 * index + 1]) / 4 }
    let level = point(second) - point(first)
    let length = (level * level).sum().squareRoot()
    let axis: SIMD2<Float> = length > 0 ? level / length : [1, 0]
    let across = SIMD2(-axis.y, axis.x)
    var low = SIMD2<Float>(repeating: .infinity), high = -low
    for index in region {
      let p = point(index)
      let turned = SIMD2((p * axis).sum(), (p * across).sum())
      low = pointwiseMin(low, turned)
      high = pointwiseMax(high, turned)
    }
    let middle = (low + high) / 2, size = (high - low) * (1.5 / Float(Self.branchSide))
    stepX = axis * size.x
    stepY = across * size.y
    origin = middle.x * axis + middle.y * across - Float(Self.branchSide) / 2 * (stepX + stepY)
  }

  /// Reads the trunk's features under the rectangle, bilinear; zero outside.
  func read(_ features: UnsafeBufferPointer<Float>, into input: UnsafeMutableBufferPointer<Float>) {
    let side = Self.trunkSide, limit = Float(side - 1)
    precondition(features.count == side * side * Self.channels)
    precondition(input.count == Self.branchSide * Self.branchSide * Self.channels)
    guard let from = features.baseAddress, var to = input.baseAddress else { return }
    // Both grids count from their cells' corners, hence the halves.
    let start = origin + (stepX + stepY) / 2 - 0.5
    for row in 0..<Self.branchSide {
      for column in 0..<Self.branchSide {
        let place = start + Float(column) * stepX + Float(row) * stepY
        if place.x >= 0, place.y >= 0, place.x <= limit, place.y <= limit {
          let x = Int(place.x), y = Int(place.y)
          let right = x + 1 < side ? Self.channels : 0, below = y + 1 < side ? side * Self.channels : 0
          let along = place.x - Float(x), down = place.y - Float(y)
          let upperLeft = from + (y * side + x) * Self.channels
          let lowerLeft = upperLeft + below
          let weights = (
            (1 - along) * (1 - down), along * (1 - down), (1 - along) * down, along * down
          )
          for channel in 0..<Self.channels {
            let upper = upperLeft[channel] * weights.0 + upperLeft[right &+ channel] * weights.1
            to[channel] = upper + lowerLeft[channel] * weights.2 + lowerLeft[right &+ channel] * weights.3
          }
        } else {
          for channel in 0..<Self.channels { to[channel] = 0 }
        }
        to += Self.channels
      }
    }
  }

  /// Carries a branch's point (64 to a side) to the trunk's input (192 to a side).
  func place(_ point: SIMD2<Float>) -> SIMD2<Float> { point.x * stepX + point.y * stepY + 4 * origin }
}
