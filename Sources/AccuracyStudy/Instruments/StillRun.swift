import Foundation
import SyntheticPatients
import VideoEncoding

extension StillSubject {
  /// Draws the still, writes it as a picture file, and measures that.
  func run(_ instrument: Instrument, in folder: String) throws -> StillResult {
    let patient = try SyntheticPatient(seed: person, camera: camera, look: look)
    let (picture, truth) = patient.draw(pose)
    let place = folder + "/still-\(person)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    var writer = try FrameWriter.open(place, container: .pngSequence, width: camera.width, height: camera.height)
    try writer.append(picture, at: 0)
    try writer.finish()
    let read = try instrument.read(place + "/000001.png")
    return StillResult(
      subject: Subject(patient.person),
      sample: PictureSample(
        time: 0, truth: FaceReading(truth), ours: read.ours.first ?? nil, mediaPipe: read.mediaPipe.first ?? nil,
        withoutEyeNetwork: read.withoutEyeNetwork.first ?? nil, eyeDistance: truth.eyeDistance))
  }
}
