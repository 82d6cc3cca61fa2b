import HeadGeometry

/// Where a cornea mirrors a lamp to the camera: the first Purkinje image, which squint is judged by.
enum CornealReflex {
  /// The point of a cornea's front at which the camera, in the room's origin, sees a lamp.
  ///
  /// The cornea is a sphere there; its normal halves the angle between the ways to lamp and camera.
  ///
  /// - Parameters:
  ///   - cornea: Centre of the cornea's sphere in the room, millimetres; see ``Globe/corneaCentre(_:)``.
  ///   - lamp: The lamp in the room, millimetres.
  /// - Returns: In the room, millimetres; good to a micrometre at 200 mm or more.
  static func place(cornea: SIMD3<Double>, lamp: SIMD3<Double>) -> SIMD3<Double> {
    var p = cornea
    for _ in 0..<6 {
      let a = lamp - p
      let b = -p
      let half = a / length(a) + b / length(b)
      p = cornea + half / length(half) * EyeSurface.corneaRadius
    }
    return p
  }

  /// The same for light from far away.
  ///
  /// - Parameter direction: From the eye to the light, of length 1, in the room's frame.
  static func place(cornea: SIMD3<Double>, direction: SIMD3<Double>) -> SIMD3<Double> {
    place(cornea: cornea, lamp: cornea + direction * 1e7)
  }
}

extension Globe {
  /// Centre of the cornea's sphere, in the head's frame, for an eye drawn along `axis` (see ``Globe/axis(_:)``).
  func corneaCentre(_ axis: Vector) -> Vector {
    let r = Float(EyeSurface.corneaRadius)
    return centre + axis * (irisDepth - (r * r - irisRadius * irisRadius).squareRoot())
  }
}
