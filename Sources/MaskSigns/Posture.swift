/// How the head is turned towards the camera, in the head frame: x to the patient's left, y up, z out of the face.
public struct HeadPosture: Hashable, Sendable {
  /// Positive to the patient's left.
  public var yaw: Angle
  /// Positive with the face turned up.
  public var pitch: Angle
  /// Positive with the head tilted towards the patient's left shoulder.
  public var roll: Angle

  public init(yaw: Angle, pitch: Angle, roll: Angle) {
    self.yaw = yaw
    self.pitch = pitch
    self.roll = roll
  }
  public static let straight = HeadPosture(yaw: .zero, pitch: .zero, roll: .zero)
}

/// Where the optical axis of one eye points, relative to the head.
///
/// The axis is `(sin yaw · cos pitch, sin pitch, cos yaw · cos pitch)` in the head frame of ``HeadPosture``.
public struct Gaze: Hashable, Sendable {
  /// Positive to the patient's left, for both eyes alike.
  public var yaw: Angle
  /// Positive up.
  public var pitch: Angle

  public init(yaw: Angle, pitch: Angle) {
    self.yaw = yaw
    self.pitch = pitch
  }
  public static let ahead = Gaze(yaw: .zero, pitch: .zero)
}
