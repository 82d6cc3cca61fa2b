#if canImport(Glibc)
  internal import Glibc
#endif

/// The attention mesh's answer, in upright picture pixels.
struct MeshedFace: Equatable {
  /// 468 points; z in the same unit, smaller is nearer.
  var points: [SIMD3<Float>]
  /// Centre and four points of the rim, of the eye on the left and on the right of an unmirrored picture.
  var rightIris, leftIris: [SIMD2<Float>]
  /// 0…1.
  var presence: Float

  /// The upright rectangle around all points.
  var box: Box {
    var low = SIMD3<Float>(repeating: .infinity), high = -low
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    return Box(low: [low.x, low.y], high: [high.x, high.y])
  }

  /// Where to look in the next picture: half as long again as the box, level with the outer canthi.
  var crop: Crop {
    let box = box, right = points[MeshRegions.outerCanthi.right], left = points[MeshRegions.outerCanthi.left]
    return Crop(
      centre: box.centre, side: 1.5 * max(box.size.x, box.size.y), from: [right.x, right.y], to: [left.x, left.y])
  }
}

func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
