import MaskSigns
import RealModule

/// A rotation matrix by its columns.
struct Rotation: Sendable {
  var x, y, z: SIMD3<Double>

  static func * (r: Rotation, v: SIMD3<Double>) -> SIMD3<Double> { r.x * v.x + r.y * v.y + r.z * v.z }

  /// The inverse rotation.
  func undo(_ v: SIMD3<Double>) -> SIMD3<Double> { SIMD3(dot(x, v), dot(y, v), dot(z, v)) }

  static func * (a: Rotation, b: Rotation) -> Rotation { Rotation(x: a * b.x, y: a * b.y, z: a * b.z) }

  /// Rotation by the vector's length in radians about the vector (Rodrigues).
  init(vector w: SIMD3<Double>) {
    let angle = length(w)
    let s = angle < 1e-9 ? 1 : Double.sin(angle) / angle
    let c = angle < 1e-6 ? 0.5 : (1 - Double.cos(angle)) / (angle * angle)
    func turned(_ v: SIMD3<Double>) -> SIMD3<Double> { v + s * cross(w, v) + c * cross(w, cross(w, v)) }
    self.init(x: turned(SIMD3(1, 0, 0)), y: turned(SIMD3(0, 1, 0)), z: turned(SIMD3(0, 0, 1)))
  }

  init(x: SIMD3<Double>, y: SIMD3<Double>, z: SIMD3<Double>) {
    self.x = x
    self.y = y
    self.z = z
  }
}

/// Where the head is: head frame (x to the patient's left, y up, z out of the face) to camera frame (x right, y down,
/// z away), millimetres.
struct RigidPose: Sendable {
  var rotation: Rotation
  var translation: SIMD3<Double>

  func toCamera(_ point: SIMD3<Double>) -> SIMD3<Double> { rotation * point + translation }
  func toHead(_ point: SIMD3<Double>) -> SIMD3<Double> { rotation.undo(point - translation) }

  /// The camera's centre in the head frame.
  var cameraCentre: SIMD3<Double> { rotation.undo(-translation) }
}

extension RigidPose {
  /// A straight head faces the camera: its x is the picture's x, its y and z run against the camera's.
  ///
  /// From straight, the head rolls about its own z, then pitches about x, then yaws about y, so that the face points
  /// to (sin yaw · cos pitch, sin pitch, cos yaw · cos pitch), as gaze does.
  init(_ head: HeadPosture, translation: SIMD3<Double>) {
    func sine(_ angle: Angle) -> Double { .sin(angle.degrees / .degreesPerRadian) }
    func cosine(_ angle: Angle) -> Double { .cos(angle.degrees / .degreesPerRadian) }
    let yaw = Rotation(
      x: SIMD3(cosine(head.yaw), 0, -sine(head.yaw)), y: SIMD3(0, 1, 0), z: SIMD3(sine(head.yaw), 0, cosine(head.yaw)))
    let pitch = Rotation(
      x: SIMD3(1, 0, 0), y: SIMD3(0, cosine(head.pitch), -sine(head.pitch)),
      z: SIMD3(0, sine(head.pitch), cosine(head.pitch)))
    let roll = Rotation(
      x: SIMD3(cosine(head.roll), -sine(head.roll), 0), y: SIMD3(sine(head.roll), cosine(head.roll), 0),
      z: SIMD3(0, 0, 1))
    let turned = yaw * pitch * roll
    let flip = SIMD3<Double>(1, -1, -1)
    self.init(
      rotation: Rotation(x: flip * turned.x, y: flip * turned.y, z: flip * turned.z), translation: translation)
  }

  var posture: HeadPosture {
    let flip = SIMD3<Double>(1, -1, -1)
    let (x, y, z) = (flip * rotation.x, flip * rotation.y, flip * rotation.z)
    return HeadPosture(
      yaw: .degrees(Double.atan2(y: z.x, x: z.z) * .degreesPerRadian),
      pitch: .degrees(Double.asin(z.y.clamped(-1, 1)) * .degreesPerRadian),
      roll: .degrees(Double.atan2(y: -x.y, x: y.y) * .degreesPerRadian))
  }
}
