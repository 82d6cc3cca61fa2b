import HeadGeometry
import MaskSigns

/// From the head's frame to the room and the picture.
struct TruthView {
  var frame: HeadFrame
  /// The head's origin in the room, and the resting head's.
  var origin: SIMD3<Double>
  var place: SIMD3<Double>
  var camera: Camera
  var light: Lighting

  init(_ pose: PatientPose, at place: SIMD3<Double>, _ camera: Camera, room: Lighting) {
    self.place = place
    self.camera = camera
    light = room
    frame = HeadFrame(pose.head)
    origin = place + pose.shift + frame.origin
  }

  func room(_ p: SIMD3<Double>) -> SIMD3<Double> { frame.toRoom(p) + origin }
  /// Pixels from the picture's top-left corner.
  func picture(_ p: SIMD3<Double>) -> SIMD2<Double> { camera.project(room(p)) }
  func picture(_ p: Vector) -> SIMD2<Double> { picture(SIMD3<Double>(p)) }

  /// From the head's frame's origin to a place in the room, in the head's frame.
  func head(_ p: SIMD3<Double>) -> SIMD3<Double> { frame.toHead(p - origin) }

  /// Where a cornea, whose sphere's centre is given in the head's frame, mirrors the camera's own lamp when it is lit, else
  /// the key light. In the head's frame.
  func reflex(cornea: SIMD3<Double>) -> SIMD3<Double> {
    let centre = room(cornea)
    return head(
      light.flashColour == .zero
        ? CornealReflex.place(cornea: centre, direction: SIMD3<Double>(light.key))
        : CornealReflex.place(cornea: centre, lamp: Lighting.flashPlace))
  }

  /// A place as the camera sees it against the head's frontal plane through another place. All in the head's frame.
  func seen(_ p: SIMD3<Double>, inPlaneOf plane: SIMD3<Double>) -> SIMD3<Double> {
    let eye = head(.zero)
    return eye + (p - eye) * ((plane.z - eye.z) / (p.z - eye.z))
  }

  /// An occluder stands between the camera and a place on the head.
  func hides(_ occluder: Occluder, _ p: SIMD3<Double>) -> Bool {
    let target = room(p)
    let plate = place + occluder.centre
    let k = plate.z / target.z
    guard k > 0, k < 1 else { return false }
    return occluder.hides(SIMD2(target.x * k - plate.x, target.y * k - plate.y))
  }

  /// A small disc as the picture shows it.
  ///
  /// - Parameters:
  ///   - centre: In the head's frame.
  ///   - right, up: Perpendicular unit vectors in the disc's plane.
  func ellipse(_ centre: SIMD3<Double>, _ right: SIMD3<Double>, _ up: SIMD3<Double>, radius: Double) -> PictureEllipse {
    // Two conjugate half diameters; perspective across a disc of some millimetres shifts them by under 0.02 %.
    let a = (picture(centre + right * radius) - picture(centre - right * radius)) / 2
    let b = (picture(centre + up * radius) - picture(centre - up * radius)) / 2
    let (xx, yy, xy) = (a.x * a.x + b.x * b.x, a.y * a.y + b.y * b.y, a.x * a.y + b.x * b.y)
    let mean = (xx + yy) / 2
    let apart = ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
    return PictureEllipse(
      centre: picture(centre), major: 2 * (mean + apart).squareRoot(), minor: 2 * max(mean - apart, 0).squareRoot(),
      angle: degrees(arctangent(2 * xy, xx - yy) / 2))
  }
}
