import Foundation
import MaskSigns

/// Where people are drawn.
struct DrawingPlace: Sendable {
  var path: String
  /// For the next run.
  var isKept: Bool
}

/// What was drawn of one person, as files: the picture or recording, and the truth beside it.
struct DrawnFiles: Sendable {
  let folder: String
  let picture: String

  private struct Moment: Codable {
    var time, eyeDistance: Double
    var right, left: EyeReading
    var head: SIMD3<Double>?
  }

  init(folder: String, picture: String) {
    self.folder = folder
    self.picture = folder + "/" + picture
  }

  private var truth: URL { URL(fileURLWithPath: folder + "/truth.json") }

  /// The truth of each picture, without readings; `nil` when nothing was drawn here, or not to its end.
  func samples() -> [PictureSample]? {
    guard let data = try? Data(contentsOf: truth), FileManager.default.fileExists(atPath: picture),
      let moments = try? JSONDecoder().decode([Moment].self, from: data)
    else { return nil }
    return moments.map { moment in
      PictureSample(
        time: moment.time,
        truth: FaceReading(eyes: BothEyes(right: moment.right, left: moment.left), head: moment.head),
        eyeDistance: moment.eyeDistance)
    }
  }

  /// Written last, so that a truth says that the picture is whole.
  func keep(_ samples: [PictureSample]) throws {
    let moments = samples.map { sample in
      Moment(
        time: sample.time, eyeDistance: sample.eyeDistance, right: sample.truth.eyes.right, left: sample.truth.eyes.left,
        head: sample.truth.head)
    }
    try JSONEncoder().encode(moments).write(to: truth, options: .atomic)
  }

  /// Removes what was drawn here, unless it is to be kept.
  func leave(_ place: DrawingPlace) {
    if !place.isKept { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// An empty folder to draw into.
  func clear() throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }
}

extension Instrument {
  /// Fills in what is read of a file's pictures.
  ///
  /// - Parameter focalLength: Of the camera that drew them, pixels; used only when the instrument knows its camera.
  /// - Throws: ``StudyError/lostPictures`` when the file has another number of pictures, which would shift the truth
  ///   against what was measured.
  func fill(
    _ samples: [PictureSample], from file: String, focalLength: Double
  ) throws -> (samples: [PictureSample], pictures: Pictures) {
    let read = try read(file, focalLength: knowsCamera ? focalLength : nil)
    guard read.ours.count == samples.count else { throw StudyError.lostPictures }
    var filled = samples
    for k in filled.indices {
      filled[k].ours = read.ours[k]
      filled[k].mediaPipe = read.mediaPipe[k]
      filled[k].network = read.network[k]
      filled[k].withoutEyeNetwork = read.withoutEyeNetwork[k]
    }
    return (filled, read)
  }
}
