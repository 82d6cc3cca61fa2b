import FaceReconstruction
import FaceTracking
import Foundation
import MaskSigns
import VideoDecoding

/// Reads a mask as if it were a patient: the same decoder, tracker and fit as for the source.
///
/// The finished file is read back, so that what is judged went through drawing and compression as whoever gets the mask
/// will see it. Only a picture that is much smaller or larger than a face camera's, or a folder of pictures, is drawn once
/// more for the tracker.
struct MaskReader: Sendable {
  /// Folder of the networks; `nil` looks in the usual places.
  var models: String?

  /// Sides of masks that the tracker reads as they are, pixels.
  static let sizes = 480...1080
  /// Side of a copy.
  static let copySize = 720

  /// Side of a mask file's pictures, pixels.
  static func side(of mask: URL) throws(MaskError) -> Int {
    let info: VideoInfo
    do {
      info = try FrameReader.probe(mask.path)
    } catch {
      throw MaskError(error)
    }
    guard info.width == info.height else {
      throw MaskError(.qualityCheckFailed, "The mask's pictures are not square: it was altered; make it anew.")
    }
    return info.width
  }

  /// What was read of each picture of a file; a picture without a face is `nil`.
  ///
  /// - Parameter side: Of its square pictures, pixels: all masks are seen by one camera, so its focal length is known.
  func read(_ file: URL, side: Int, progress: @Sendable (MaskProgress) -> Void) async throws -> FaceFit {
    // OD and OS stand on a mask where they stand on a patient, also when the source was mirrored.
    var options = MaskOptions()
    options.models = models
    options.focalLength = .pixels(KnownHead(side: Double(side)).focal)
    do {
      return try await Reconstruction(of: file, options: options).run { step in
        progress(MaskProgress(step: .verifying, done: step.done, total: step.total))
      }.fit
    } catch let error as MaskError where error.kind == .noFace {
      throw MaskError(.qualityCheckFailed, "No face can be read off the mask: look at it before you share it.")
    }
  }

  /// Draws a record at ``copySize`` into a file that goes at once, and reads it.
  func readCopy(
    of record: SignRecord, in folder: URL, progress: @Sendable (MaskProgress) -> Void
  ) async throws -> FaceFit {
    let name = ".verify-\(String(UInt64.random(in: .min ... .max), radix: 36)).mp4"
    let copy = try PendingOutput.open(folder.appendingPathComponent(name), replacing: false)
    try await MaskDrawing(record: record, size: Self.copySize).draw(
      to: copy.temporary, container: .mp4, progress: { _ in })
    return try await read(copy.temporary, side: Self.copySize, progress: progress)
  }
}
