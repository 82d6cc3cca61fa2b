import HeadGeometry
import MaskSigns

/// The turn between the head's frame and the room's (x to the right of the picture, which is the patient's left when
/// the head is straight; y up; z to the camera).
///
/// The head tilts about its own z first, then pitches, then yaws, so that its z axis is
/// (sin yaw · cos pitch, sin pitch, cos yaw · cos pitch), as ``Gaze`` says for the eye.
struct HeadFrame: Sendable {
  /// The head's axes in the room.
  let x, y, z: SIMD3<Double>
  /// Where a head turns about, in its own frame: the joint of skull and neck, millimetres.
  static let pivot = SIMD3<Double>(0, -55, -95)
  /// The head's origin from its place when straight, in the room's axes: turning about the neck moves the eyes.
  var origin: SIMD3<Double> { Self.pivot - toRoom(Self.pivot) }

  init(_ head: HeadPosture) {
    let k = Portable.pi / 180
    let a = sineCosine(head.yaw.degrees * k)
    let p = sineCosine(head.pitch.degrees * k)
    let r = sineCosine(head.roll.degrees * k)
    z = SIMD3(a.sine * p.cosine, p.sine, a.cosine * p.cosine)
    let right = SIMD3(a.cosine, 0, -a.sine)
    let up = SIMD3(-a.sine * p.sine, p.cosine, -a.cosine * p.sine)
    // Roll is positive towards the patient's left shoulder: the crown moves to +x.
    x = right * r.cosine - up * r.sine
    y = up * r.cosine + right * r.sine
  }

  func toRoom(_ p: SIMD3<Double>) -> SIMD3<Double> { x * p.x + y * p.y + z * p.z }
  func toHead(_ p: SIMD3<Double>) -> SIMD3<Double> { SIMD3(dot(p, x), dot(p, y), dot(p, z)) }
}
