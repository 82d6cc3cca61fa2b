/// One eyeball of a head: where it lies, how large it is drawn, and how gaze moves the iris.
///
/// MakeHuman's globe is larger than life (16.5 mm on the generic head, against 12), and the lids are modelled on it. So it
/// is drawn at its own size, and the iris travels as far as on an eye of 12 mm: ``lever`` times the sine of the gaze.
public struct Globe: Sendable {
  /// Horizontal white-to-white radius: half of 11.71 ± 0.42 mm (Rüfer, Schröder & Erb, Cornea 24 (2005) 259–261).
  public static let irisRadius: Float = 5.855
  /// Rotation centre to the iris as it is seen: millimetres of iris travel for a sine of 1. An adult's entrance pupil
  /// lies about 3 mm behind the cornea's apex, which lies about 13 mm before the rotation centre
  /// (Fry & Hill, Am. J. Optom. 39 (1962) 581–595).
  public static let lever: Float = 10
  /// Radius of the cornea's front: 7.8 mm (Gullstrand's eye).
  static let corneaRadius: Float = 7.8

  public let centre: Vector
  public let radius: Float
  /// +1 for the subject's left eye, −1 for the right: x times side is temporal.
  public let side: Float
  /// Distance of the iris plane from the centre, as drawn. Pupil and iris lie in it, about one centre: so they are seen
  /// through a cornea, which brings both forward.
  public let irisDepth: Float
  /// Of this eye, which on a person is not the mean one.
  public let irisRadius: Float

  init(vertices: ArraySlice<Vector>, side: Float, irisRadius: Float = Globe.irisRadius) {
    self.irisRadius = irisRadius
    var sum = Vector()
    for v in vertices { sum += v }
    centre = sum / Float(vertices.count)
    var mean: Float = 0
    for v in vertices { mean += length(v - centre) }
    radius = max(irisRadius * 1.5, mean / Float(vertices.count))
    self.side = side
    irisDepth = (radius * radius - irisRadius * irisRadius).squareRoot()
  }

  /// The drawn globe's axis for an eye that looks along `gaze`. The globe turns less than a human one, so that the iris'
  /// centre goes as far; which way the iris faces, and how narrow it is seen, follows `gaze` itself.
  public func axis(_ gaze: Vector) -> Vector {
    let k = Self.lever / irisDepth
    let (x, y) = (gaze.x * k, gaze.y * k)
    return Vector(x, y, max(0.01, 1 - x * x - y * y).squareRoot())
  }

  /// Distance from the centre to the eye's surface along a unit direction: the globe, and over the iris the cornea.
  func surface(along direction: Vector, axis: Vector) -> Float {
    let along = dot(direction, axis)
    let limb = irisDepth / radius
    if along <= limb { return radius }
    // The cornea is a sphere through the limbus, its centre on the axis.
    let half = (Self.corneaRadius * Self.corneaRadius - irisRadius * irisRadius).squareRoot()
    let centre = irisDepth - half
    let b = centre * along
    return b + (b * b - centre * centre + Self.corneaRadius * Self.corneaRadius).squareRoot()
  }
}
