/// A face that a detector found.
struct FaceDetection {
  /// Right eye, left eye, nose tip, mouth, right ear, left ear (the patient's own sides).
  typealias Points = InlineArray<6, SIMD2<Float>>

  /// 0…1.
  var score: Float
  var box: Box
  var points: Points

  /// The crop for the mesh: MediaPipe's, half as long again as the box and level with the eyes.
  var crop: Crop {
    Crop(centre: box.centre, side: 1.5 * max(box.size.x, box.size.y), from: points[0], to: points[1])
  }
}

/// An upright rectangle: corners with the smallest and the largest coordinates.
struct Box: Equatable, Sendable {
  var low, high: SIMD2<Float>

  var size: SIMD2<Float> { high - low }
  var centre: SIMD2<Float> { (low + high) / 2 }
  var area: Float { max(0, size.x) * max(0, size.y) }

  /// Common area over joint area, 0…1.
  func overlap(_ other: Box) -> Float {
    let common = Box(
      low: pointwiseMax(low, other.low), high: pointwiseMin(high, other.high))
    guard common.size.x > 0, common.size.y > 0 else { return 0 }
    return common.area / (area + other.area - common.area)
  }
}
