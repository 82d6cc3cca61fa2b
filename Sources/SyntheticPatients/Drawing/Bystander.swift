import MaskSigns

/// Another person behind the patient, drawn small and out of focus into the backdrop.
final class Bystander: Sendable {
  /// Seconds after which the bystander does the same again: nobody looks at them.
  private static let period = 20.0
  private let patient: SyntheticPatient
  private let movement: PatientMovement
  private let full: Camera
  private let behind: BackdropPicture
  private let room: Lighting

  init(_ bystander: CameraLook.Bystander, _ camera: Camera, _ backdrop: Backdrop, _ room: Lighting) throws(PatientError) {
    var small = BackdropPicture.small(camera)
    small.offset = SIMD2(camera.offset.x + bystander.place.x, camera.offset.y + bystander.place.y)
    small.distance = camera.distance - bystander.place.z
    patient = try SyntheticPatient(seed: bystander.seed, camera: small)
    let blinks = (0..<5).map { Blink(start: 1.3 + 3.7 * Double($0)) }
    movement = patient.movement(.healthy, ExaminationScript(duration: Self.period, blinks: blinks))
    full = camera
    behind = BackdropPicture(backdrop, small, step: 1)
    self.room = room
  }

  func backdrop(at time: Double) -> BackdropPicture {
    var light = patient.light(movement.pose(at: time.truncatingRemainder(dividingBy: Self.period)), in: room, before: behind)
    Blur.blur(&light, width: patient.camera.width, height: patient.camera.height, deviation: 1.1)
    return BackdropPicture(light: light, for: full)
  }
}
