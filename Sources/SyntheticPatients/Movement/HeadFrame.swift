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
    let a = Portable.sincos(head.yaw.degrees * k)
    let p = Portable.sincos(head.pitch.degrees * k)
    let r = Portable.sincos(head.roll.degrees * k)
    z = SIMD3(a.sin * p.cos, p.sin, a.cos * p.cos)
    let right = SIMD3(a.cos, 0, -a.sin)
    let up = SIMD3(-a.sin * p.sin, p.cos, -a.cos * p.sin)
    // Roll is positive towards the patient's left shoulder: the crown moves to +x.
    x = right * r.cos - up * r.sin
    y = up * r.cos + right * r.sin
  }

  func toRoom(_ p: SIMD3<Double>) -> SIMD3<Double> { x * p.x + y * p.y + z * p.z }
  func toHead(_ p: SIMD3<Double>) -> SIMD3<Double> { SIMD3(dot(p, x), dot(p, y), dot(p, z)) }
}
