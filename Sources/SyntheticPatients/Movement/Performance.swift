import MaskSigns

/// What a patient does in a recording, moment by moment, without a picture being drawn of it.
public struct Performance: Sendable {
  private let movement: PatientMovement
  /// Height of each resting brow over its globe's centre while nothing lifts it, millimetres.
  public let ownBrow: BothEyes<Double>

  /// - Parameters:
  ///   - recipe: Patient, condition and script; camera and look matter for the distance alone.
  ///   - session: The same patient in the same examination on another day moves alike, not the same.
  /// - Throws: ``PatientError/damagedHead``.
  public init(_ recipe: ClipRecipe, session: UInt32 = 0) throws(PatientError) {
    var camera = recipe.camera
    // Nothing is drawn: what the camera sees need not be painted large.
    camera.focalLength *= 16 / Double(camera.height)
    (camera.width, camera.height) = (16, 16)
    let patient = try SyntheticPatient(seed: recipe.seed, camera: camera)
    movement = patient.movement(recipe.condition, recipe.script, session: session)
    ownBrow = movement.ownBrow
  }

  /// - Parameter time: Seconds from the start.
  public func pose(at time: Double) -> PatientPose { movement.pose(at: time) }
}
