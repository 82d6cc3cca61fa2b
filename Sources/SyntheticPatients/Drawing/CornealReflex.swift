import HeadGeometry

/// Where a cornea mirrors a lamp to the camera: the first Purkinje image, which squint is judged by.
enum CornealReflex {
  /// The point of a cornea's front at which the camera, in the room's origin, sees a lamp.
  ///
  /// The cornea is a sphere there; its normal halves the angle between the ways to lamp and camera.
  ///
  /// - Parameters:
  ///   - cornea: Centre of the cornea's sphere in the room, millimetres; see ``Globe/mirrorCentre(_:)``.
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

/// The cornea as a mirror: a sphere that stands to the pupil as in a human eye, whatever the size of the drawn globe.
struct CornealMirror {
  /// Centre of the sphere.
  var centre: SIMD3<Float>

  /// Where a line of sight meets the mirror, and the mirror's normal there; `nil` when it passes by.
  ///
  /// - Parameters:
  ///   - place: Any place on the line of sight.
  ///   - view: Unit vector from it to the camera.
  func meets(_ place: SIMD3<Float>, view: SIMD3<Float>) -> (place: SIMD3<Float>, normal: SIMD3<Float>)? {
    let from = place - centre
    let across = from - view * dot(from, view)
    let radius = Float(EyeSurface.corneaRadius)
    let depth = radius * radius - dot(across, across)
    guard depth > 0 else { return nil }
    let out = across + view * depth.squareRoot()
    return (centre + out, out / radius)
  }
}

extension Globe {
  /// Rotation centre to the cornea's centre of curvature, millimetres: its apex stands about 13.2 mm before the rotation
  /// centre (Fry & Hill, Am. J. Optom. 39 (1962) 581–595), less its radius of 7.8 mm. Behind the pupil's ``lever`` of 10 mm
  /// by 4.6 mm, so the reflex moves by a millimetre against the pupil in 22 prism dioptres, as photographs of people show
  /// (22–23 Δ/mm; single people 14–24: Hirschberg ratio).
  static let corneaLever: Float = 5.4

  /// Centre of the cornea as a mirror, in the head's frame: behind the drawn pupil by as much as in a human eye.
  ///
  /// The drawn globe is larger than life and turns by less, so its own bulge would carry the reflex along with the pupil
  /// too far.
  ///
  /// - Parameter gaze: Unit vector of the optical axis.
  func mirrorCentre(_ gaze: Vector) -> Vector {
    centre + axis(gaze) * irisDepth - gaze * (Self.lever - Self.corneaLever)
  }
}
