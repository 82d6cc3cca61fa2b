import MaskSigns

extension FaceObservation {
  /// All that the fit reads is there, finite and in the neighbourhood of the picture.
  var isUsable: Bool {
    guard mesh.count == LandmarkBasis.meshCount, presence.isFinite, pictureSize.isFinite else { return false }
    let limit = 4 * max(pictureSize.x, pictureSize.y)
    func isNear(_ x: Float, _ y: Float) -> Bool { abs(x) < limit && abs(y) < limit }  // false for NaN
    guard mesh.allSatisfy({ isNear($0.x, $0.y) && abs($0.z) < limit }) else { return false }
    for eye in Eye.allCases {
      let seen = eyes[eye]
      guard seen.contour.count >= EyeContour.count, seen.iris.count == 5,
        seen.contour.allSatisfy({ isNear($0.x, $0.y) }), seen.iris.allSatisfy({ isNear($0.x, $0.y) })
      else { return false }
    }
    return eyeDistance >= Self.smallestEyeDistance
  }

  /// Pixels between the eyes below which nothing is measured.
  static let smallestEyeDistance = 10.0

  /// Distance of the two eyes' midpoints between the canthi, pixels.
  var eyeDistance: Double {
    func middle(_ a: Int, _ b: Int) -> SIMD2<Double> {
      let sum = mesh[a] + mesh[b]
      return SIMD2(Double(sum.x), Double(sum.y)) / 2
    }
    return length(middle(33, 133) - middle(263, 362))
  }
}

extension EyeObservation {
  /// Height of the fissure at its middle over its width, in the picture.
  var aperture: Double {
    func at(_ k: Int) -> SIMD2<Double> { SIMD2(Double(contour[k].x), Double(contour[k].y)) }
    return length(at(12) - at(4)) / max(1, length(at(EyeContour.temporalCanthus) - at(EyeContour.nasalCanthus)))
  }
}
