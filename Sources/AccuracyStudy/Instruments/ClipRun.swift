import Foundation
import MaskSigns
import SyntheticPatients

/// One recording, measured.
struct ClipResult: Sendable {
  var subject: Subject
  var kind: ClipKind
  var frameRate: Double
  /// When which eye was covered, without the occluder's way there and back.
  var covers: [ExaminationScript.Cover]
  var nystagmus: Nystagmus?
  var samples: [PictureSample]
  /// The mask of it, measured again; `nil` unless asked for.
  var mask: MaskReading?
  /// Of the face at rest.
  var wrinkles: [WrinkleResult] = []
}

extension ClipSubject {
  /// Draws the clip, compresses it as a phone does, and measures the file.
  ///
  /// - Parameter place: For what is drawn; a clip that is there is measured again.
  func run(_ instrument: Instrument, in place: DrawingPlace, withMask: Bool) async throws -> ClipResult {
    let files = DrawnFiles(folder: "\(place.path)/clip-\(recipe.seed)", picture: "clip.mp4")
    defer { files.leave(place) }
    let drawn: [PictureSample]
    if let kept = files.samples() { drawn = kept } else { drawn = try await draw(files) }
    let (samples, read) = try instrument.fill(
      drawn, from: files.picture, focalLength: recipe.camera.focalLength)
    var mask: MaskReading?
    if withMask, let fit = read.fit { mask = try await MaskReading.measure(fit, instrument, in: files.folder) }
    return ClipResult(
      subject: Subject(.number(recipe.seed)), kind: kind, frameRate: Double(recipe.frameRate), covers: recipe.script.covers,
      nystagmus: recipe.condition.nystagmus, samples: samples, mask: mask,
      wrinkles: WrinkleResult.all(recipe.condition.wrinkles, read.fit))
  }

  private func draw(_ files: DrawnFiles) async throws -> [PictureSample] {
    try files.clear()
    let samples = try await recipe.write(to: files.picture).map { moment in
      PictureSample(
        time: moment.time, truth: FaceReading(moment.truth), eyeDistance: moment.truth.eyeDistance)
    }
    try files.keep(samples)
    return samples
  }
}
