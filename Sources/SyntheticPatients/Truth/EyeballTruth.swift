import HeadGeometry
import MaskSigns

/// Iris and rotation centre of one eye from the drawn globe's centre, in the head's frame, millimetres.
struct EyeballTruth {
  /// Optical axis, and unit vectors across it, in which the iris' disc lies.
  let axis, right, up: SIMD3<Double>
  /// Centre of the iris' disc, and of the pupil in it.
  let iris: SIMD3<Double>
  /// Places all over the iris' disc, evenly.
  let disc: [SIMD3<Double>]
  /// Rotation centre of a human eye with this iris, ``Globe/lever`` behind it.
  let centre: SIMD3<Double>

  /// - Parameters:
  ///   - drawn: Axis of the drawn globe, which is larger than life and turns less.
  ///   - looking: Where the eye looks.
  init(_ globe: Globe, drawn: Vector, looking: Vector) {
    let unit = SIMD3<Double>(looking)
    let across = SIMD3(unit.z, 0, -unit.x)
    let x = across / length(across)
    let y = SIMD3(unit.y * x.z - unit.z * x.y, unit.z * x.x - unit.x * x.z, unit.x * x.y - unit.y * x.x)
    let middle = SIMD3<Double>(drawn) * Double(globe.irisDepth)
    let radius = Double(globe.irisRadius)
    centre = SIMD3(0, 0, Double(globe.irisDepth - Globe.lever))
    // A sunflower's seeds: as many on each piece of the disc.
    disc = (0..<64).map { k in
      let r = radius * ((Double(k) + 0.5) / 64).squareRoot()
      let turn = sineCosine(Double(k) * 2.399963229728653)
      return middle + x * (r * turn.cosine) + y * (r * turn.sine)
    }
    axis = unit
    right = x
    up = y
    iris = middle
  }

  /// The optical axis that carries the iris of a human eye so far from the straight-ahead (see ``Globe``).
  var gaze: Gaze {
    let lever = Double(Globe.lever)
    let x = iris.x / lever
    let y = iris.y / lever
    return Gaze(
      yaw: degrees(arctangent(x, max(1 - x * x - y * y, 0).squareRoot())), pitch: degrees(arcsine(y)))
  }
}
