import MaskSigns

/// A patient who acts without being drawn.
public struct Performer: Sendable {
  private let patient: SyntheticPatient

  /// - Parameters:
  ///   - seed: Who.
  ///   - distance: From the camera to the patient, millimetres: the eyes converge on it.
  /// - Throws: ``PatientError/damagedHead``.
  public init(seed: UInt64, distance: Double) throws(PatientError) {
    // Nothing is drawn: what the camera sees need not be painted large.
    patient = try SyntheticPatient(
      seed: seed, camera: Camera(width: 16, height: 16, focalLength: 16 * distance / 290, distance: distance))
  }

  /// - Parameter session: The same patient in the same examination on another day moves alike, not the same.
  public func perform(_ condition: EyeCondition, _ script: ExaminationScript, session: UInt32 = 0) -> Performance {
    Performance(movement: patient.movement(condition, script, session: session))
  }
}

/// What a patient does in a recording, moment by moment.
public struct Performance: Sendable {
  fileprivate let movement: PatientMovement

  /// Height of each resting brow over its globe's centre while nothing lifts it, millimetres.
  public var ownBrow: BothEyes<Double> { movement.ownBrow }

  /// - Parameter time: Seconds from the start.
  public func pose(at time: Double) -> PatientPose { movement.pose(at: time) }
}
