import HeadGeometry

/// The fixed camera: where a point of the head lands in the picture for a given posture.
///
/// It stands 800 mm from the head's middle, on the height of the nose; nothing of the patient's distance or place is
/// known here. Head x (the patient's left) runs to the right of the picture.
struct Camera: Equatable {
  /// The point that stays in place when the head turns: between the ears, millimetres in the head frame.
  static let pivot = Vector(0, -8, -62)
  static let distance: Float = 800
  /// Half the height of what is seen at the distance of the face, millimetres.
  static let halfField: Float = 129
  private static let faceDepth: Float = 56

  let rotation: Rotation
  let focal: Float
  let centre: Float

  init(size: Int, rotation: Rotation) {
    self.rotation = rotation
    centre = Float(size) / 2
    focal = Float(size) / 2 / Self.halfField * (Self.distance - Self.faceDepth)
  }

  /// x and y in pixels, z the reciprocal distance.
  @inline(__always)
  func project(_ point: Vector) -> SIMD4<Float> {
    let p = rotation(point - Self.pivot)
    let inverse = 1 / (Self.distance - p.z)
    let scale = focal * inverse
    return SIMD4(centre + p.x * scale, centre - p.y * scale, inverse, 0)
  }

  /// The camera's place in the head frame.
  var eye: Vector { rotation.back(Vector(0, 0, Self.distance)) + Self.pivot }
}
