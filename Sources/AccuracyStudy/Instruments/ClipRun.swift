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
  /// The same recording sent on, see ``ClipSubject/sent``; empty when it is not asked for.
  var sent: [PictureSample] = []
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
    let files = files(place)
    defer { files.leave(place) }
    let (samples, read) = try instrument.fill(
      try await drawn(files), from: files.picture, focalLength: recipe.camera.focalLength)
    var sent: [PictureSample] = []
    if let other = self.sent {
      let files = other.files(place)
      defer { files.leave(place) }
      sent = try instrument.fill(
        try await other.drawn(files), from: files.picture, focalLength: recipe.camera.focalLength
      ).samples
    }
    var mask: MaskReading?
    if withMask, let fit = read.fit { mask = try await MaskReading.measure(fit, instrument, in: files.folder) }
    return ClipResult(
      subject: Subject(.number(recipe.seed)), kind: kind, frameRate: Double(recipe.frameRate), covers: recipe.script.covers,
      nystagmus: recipe.condition.nystagmus, samples: samples, sent: sent, mask: mask,
      wrinkles: WrinkleResult.all(recipe.condition.wrinkles, read.fit))
  }

  private func files(_ place: DrawingPlace) -> DrawnFiles {
    DrawnFiles(folder: "\(place.path)/\(name)", picture: "clip.mp4")
  }

  /// The truth of what was drawn here before, or is now.
  private func drawn(_ files: DrawnFiles) async throws -> [PictureSample] {
    if let kept = files.samples() { return kept }
    return try await draw(files)
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
