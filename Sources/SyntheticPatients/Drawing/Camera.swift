/// A phone's camera: perspective without distortion, its axis along the room's −z.
///
/// The room's frame has its origin at the camera: x to the right of the picture, y up, z towards the viewer;
/// millimetres. Pixels count from the top-left corner of the picture; a pixel's centre is at .5.
public struct Camera: Hashable, Sendable {
  public var width: Int
  public var height: Int
  /// Focal length in pixels.
  public var focalLength: Double
  /// From the camera to the head's origin, millimetres.
  public var distance: Double
  /// The straight head's origin from the camera's axis, x to the right and y up, millimetres. By default a little over the
  /// lens, so that crown and collar are both in view.
  public var offset = SIMD2<Double>(0, 14)
  /// Where the camera's axis meets the picture, from its middle, pixels: a hand that shakes turns the camera by parts of a
  /// degree, which shifts the picture.
  var shift = SIMD2<Double>.zero

  public init(width: Int, height: Int, focalLength: Double, distance: Double) {
    self.width = width
    self.height = height
    self.focalLength = focalLength
    self.distance = distance
  }

  /// A phone held at half a metre: 290 mm of the patient fill the picture's height (a horizontal field of 54° at 16:9).
  public static func phone(width: Int, height: Int) -> Camera {
    Camera(width: width, height: height, focalLength: Double(height) * 500 / 290, distance: 500)
  }

  /// The straight head's origin in the room.
  var place: SIMD3<Double> { SIMD3(offset.x, offset.y, -distance) }

  /// Where the camera's axis meets the picture.
  var middle: SIMD2<Double> { SIMD2(Double(width) / 2, Double(height) / 2) + shift }

  /// The picture's point where a place in the room is seen.
  func project(_ p: SIMD3<Double>) -> SIMD2<Double> {
    let k = focalLength / -p.z
    return SIMD2(middle.x + p.x * k, middle.y - p.y * k)
  }
}
