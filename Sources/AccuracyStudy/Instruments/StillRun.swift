import Foundation
import SyntheticPatients
import VideoEncoding

extension StillSubject {
  /// Draws the still, writes it as a picture file, and measures that.
  ///
  /// - Parameter place: For what is drawn; a still that is there is measured again.
  func run(_ instrument: Instrument, in place: DrawingPlace) throws -> StillResult {
    let files = DrawnFiles(folder: "\(place.path)/still-\(person)-\(camera.width)", picture: "png/000001.png")
    defer { files.leave(place) }
    let samples = try files.samples() ?? draw(files)
    let (filled, read) = try instrument.fill(samples, from: files.picture, focalLength: camera.focalLength)
    guard let sample = filled.first else { throw StudyError.lostPictures }
    return StillResult(
      subject: Subject(.number(person)), sample: sample, wrinkles: WrinkleResult.all(pose.wrinkles, read.fit))
  }

  private func draw(_ files: DrawnFiles) throws -> [PictureSample] {
    try files.clear()
    let (picture, truth) = try SyntheticPatient(seed: person, camera: camera, look: look).draw(pose)
    var writer = try FrameWriter.open(
      files.folder + "/png", container: .pngSequence, width: camera.width, height: camera.height)
    try writer.append(picture, at: 0)
    try writer.finish()
    let samples = [PictureSample(time: 0, truth: FaceReading(truth), eyeDistance: truth.eyeDistance)]
    try files.keep(samples)
    return samples
  }
}
