/// A pinhole camera without distortion, its principal point at the middle of the picture.
struct Camera: Sendable {
  /// Pixels.
  var focalLength: Double
  /// Pixels, origin top left, y down.
  var centre: SIMD2<Double>

  /// Focal length over the picture's longer side when the recording does not tell.
  ///
  /// Phones film at 0.75…1.0 (26–30 mm equivalent, with the crop of video stabilisation), webcams at 0.9…1.1, cropped
  /// or studio portraits at 1.2 and more; 1.1 is between. A wrong value changes depth, and only little the angles.
  static let usualFocalRatio = 1.1

  init?(pictureSize: SIMD2<Float>, focalLength: Double? = nil) {
    guard pictureSize.isFinite, pictureSize.x > 0, pictureSize.y > 0 else { return nil }
    let focal = focalLength ?? Double(max(pictureSize.x, pictureSize.y)) * Self.usualFocalRatio
    guard focal.isFinite, focal > 0 else { return nil }
    self.focalLength = focal
    centre = SIMD2(Double(pictureSize.x) / 2, Double(pictureSize.y) / 2)
  }

  func project(_ point: SIMD3<Double>) -> SIMD2<Double> {
    centre + SIMD2(point.x, point.y) * (focalLength / point.z)
  }

  /// Direction through a pixel in the camera frame, with z = 1.
  func ray(_ pixel: SIMD2<Double>) -> SIMD3<Double> {
    let p = (pixel - centre) / focalLength
    return SIMD3(p.x, p.y, 1)
  }
}

/// A line of sight in the head frame.
struct Sight {
  var origin: SIMD3<Double>
  /// Of length 1.
  var direction: SIMD3<Double>

  init(through pixel: SIMD2<Double>, camera: Camera, pose: RigidPose) {
    origin = pose.cameraCentre
    let ray = camera.ray(pixel)
    direction = pose.rotation.undo(ray / length(ray))
  }

  /// Where the line enters a sphere; past its rim, the point of the sphere closest to the line.
  func meets(_ centre: SIMD3<Double>, radius: Double) -> (point: SIMD3<Double>, isHit: Bool) {
    let along = dot(centre - origin, direction)
    let nearest = origin + direction * along
    let gap = nearest - centre
    let room = radius * radius - dot(gap, gap)
    guard room >= 0 else { return (centre + gap * (radius / length(gap)), false) }
    return (nearest - direction * room.squareRoot(), true)
  }

  /// Where the line crosses the frontal plane at depth z of the head frame; `nil` when it runs within 6° of the plane.
  func crosses(z: Double) -> SIMD3<Double>? {
    guard abs(direction.z) > 0.1 else { return nil }
    return origin + direction * ((z - origin.z) / direction.z)
  }
}
