public import FaceHiding
import Foundation
import MaskSigns
import VideoEncoding

extension ClipRecipe {
  /// Draws the clip and writes it as a video, with its truth beside it.
  ///
  /// Pictures are drawn several at a time and written in order, so the bytes depend on the recipe and the encoder's
  /// version alone.
  ///
  /// - Parameters:
  ///   - path: The video, mp4 with H.264; overwritten. `NAME_truth.tsv` and `NAME_truth.json` are written beside `NAME.mp4`.
  ///   - way: An older way of hiding a face that each picture goes through before it is written.
  ///   - progress: Called after each picture with how many are written.
  /// - Returns: Time in seconds and truth of each picture. ``Manifest/row(_:file:)`` gives its row in a folder's table.
  /// - Throws: ``PatientError``, or a `WriterError` when the video cannot be written.
  @discardableResult
  public func write(
    to path: String, hiddenBy way: OlderWay? = nil, progress: @Sendable (Int) -> Void = { _ in }
  ) async throws -> [(time: Double, truth: PictureTruth)] {
    guard frames > 0, frameRate > 0, frameRate <= 1000, FrameWriter.sides.contains(camera.width),
      FrameWriter.sides.contains(camera.height)
    else { throw PatientError.badRecipe }
    var look = look
    // The shutter is shut before the next picture.
    look.exposureTime = min(look.exposureTime, 0.9 / Double(frameRate))
    let patient = try SyntheticPatient(seed: seed, camera: camera, look: look)
    let movement = patient.movement(condition, script)
    var writer = try FrameWriter.open(
      path, container: .mp4, width: camera.width, height: camera.height, frameRate: (Int32(frameRate), 1),
      quality: EncodingQuality(constantRateFactor: constantRateFactor, bitRate: bitRate))
    var truths: [(time: Double, truth: PictureTruth)] = []
    // A few pictures are drawn ahead while one is encoded.
    let ahead = 4
    try await withThrowingTaskGroup(of: (Int, PatientPicture, PictureTruth).self) { group in
      func start(_ number: Int) {
        group.addTask {
          let result = patient.draw(movement, at: Double(number) / Double(frameRate), frame: number)
          return (number, way.map { result.picture.hidden(by: $0, result.truth) } ?? result.picture, result.truth)
        }
      }
      for number in 0..<min(ahead, frames) { start(number) }
      var waiting: [Int: (PatientPicture, PictureTruth)] = [:]
      while let (number, picture, truth) = try await group.next() {
        waiting[number] = (picture, truth)
        while let (picture, truth) = waiting.removeValue(forKey: truths.count) {
          try Task.checkCancellation()
          let number = truths.count
          if number + ahead < frames { start(number + ahead) }
          // Ticks of 1/90 000 s, rounded as the mask's own clock does.
          let ticks = (Int64(number) * MediaTime.ticksPerSecond * 2 + Int64(frameRate)) / (2 * Int64(frameRate))
          try writer.append(picture, at: ticks)
          truths.append((Double(number) / Double(frameRate), truth))
          progress(number + 1)
        }
      }
    }
    try writer.finish()
    try Self.writeText(TruthTable.text(truths.map(movement.row)), beside: path, "_truth.tsv")
    try Self.writeText(TruthSidecar.text(self, patient, movement), beside: path, "_truth.json")
    return truths
  }

  /// Time in seconds and truth of each picture, without drawing any.
  ///
  /// The camera stands still; a recording's own shakes with its look.
  package func truths() throws(PatientError) -> [(time: Double, truth: PictureTruth)] {
    let patient = try SyntheticPatient(seed: seed, camera: camera, look: look)
    let movement = patient.movement(condition, script)
    return (0..<frames).map { number in
      let time = Double(number) / Double(frameRate)
      return (time, patient.truth(movement.pose(at: time)))
    }
  }

  /// Bits a second.
  private var bitRate: Int? {
    bitsPerPixel.map { Int($0 * Double(camera.width * camera.height * frameRate)) }
  }

  private static func writeText(_ text: String, beside path: String, _ ending: String) throws(PatientError) {
    var stem = path
    if let dot = stem.lastIndex(of: "."), !stem[dot...].contains("/") { stem = String(stem[..<dot]) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: stem + ending), options: .atomic)
    } catch {
      throw .cannotWriteTruth
    }
  }
}

extension PatientMovement {
  /// A picture's truth with what the examination adds to it.
  func row(time: Double, truth: PictureTruth) -> TruthTable.Moment {
    let moment = moment(at: time)
    return TruthTable.Moment(
      time: time, truth: truth, kappa: kappa, target: script.target(at: time).place(at: time), fixing: moment?.fixing,
      covered: moment?.covered ?? BothEyes(both: false))
  }
}

extension SamplePatient {
  /// Draws and writes the sample: the video and, beside it, its truth.
  public static func write(to path: String, progress: @Sendable (Int) -> Void = { _ in }) async throws {
    try await recipe.write(to: path, progress: progress)
  }
}
