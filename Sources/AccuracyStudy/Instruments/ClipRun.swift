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
}

extension ClipSubject {
  /// Draws the clip, compresses it as a phone does, and measures the file.
  func run(_ instrument: Instrument, in folder: String, withMask: Bool) async throws -> ClipResult {
    let place = folder + "/clip-\(recipe.seed)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: place) }
    let file = place + "/clip.mp4"
    let truths = try await recipe.write(to: file)
    let read = try instrument.read(file)
    let person = try SyntheticPatient(seed: recipe.seed, camera: .phone(width: 64, height: 64)).person
    // A file that lost pictures would shift the truth against what was measured.
    guard read.ours.count == truths.count else { throw StudyError.lostPictures }
    let samples = truths.enumerated().map { k, moment in
      PictureSample(
        time: moment.time, truth: FaceReading(moment.truth), ours: read.ours[k], mediaPipe: read.mediaPipe[k],
        withoutEyeNetwork: read.withoutEyeNetwork[k], eyeDistance: moment.truth.eyeDistance)
    }
    var mask: MaskReading?
    if withMask, let fit = read.fit { mask = try await MaskReading.measure(fit, instrument, in: place) }
    return ClipResult(
      subject: Subject(person), kind: kind, frameRate: Double(recipe.frameRate), covers: recipe.script.covers,
      nystagmus: recipe.condition.nystagmus, samples: samples, mask: mask)
  }
}
