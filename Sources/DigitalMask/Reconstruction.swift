import FaceReconstruction
import FaceTracking
import Foundation
import VideoDecoding

/// Pass 1: a video is decoded, observed, and reconstructed. Behind the wall: what comes out is the patient.
public struct Reconstruction: Sendable {
  let video: URL
  let options: MaskOptions

  public init(of video: URL, options: MaskOptions) {
    self.video = video
    self.options = options
  }

  /// - Throws: ``MaskError``; `CancellationError` when the task was cancelled.
  public func run(progress: @Sendable (MaskProgress) -> Void) async throws -> Reconstructed {
    let source = try SourceVideo(video, span: options.span)
    let models = try Networks.folder(options.models)
    let size = SIMD2(Float(source.info.width), Float(source.info.height))
    var watching = try Watching.begin(models: models, options: options, pictureSize: size)
    var ahead = try await source.next()
    var seen = 0
    while let frame = ahead {
      try Task.checkCancellation()
      // The next picture is decoded while this one is looked at.
      async let upcoming = source.next()
      try watching.observe(frame)
      seen += 1
      progress(MaskProgress(step: .observing, done: seen, total: source.approximateCount))
      ahead = try await upcoming
    }
    let fit = try watching.reconstruct()
    try Self.checkThatAFaceIsThere(fit)
    return Reconstructed(
      fit: fit, source: await source.summary(), mirroredWidth: options.isMirrored ? Double(source.info.width) : nil,
      models: try ModelVersions(models))
  }

  /// Fewer pictures with a face than this share are no examination, and the clip-wide solve has nothing to stand on.
  private static let leastShare = 0.05

  private static func checkThatAFaceIsThere(_ fit: FaceFit) throws(MaskError) {
    let visible = fit.frames.count { $0.face != nil }
    guard visible > 0 else {
      throw MaskError(.noFace, "No face was found: film the whole face from the front, well lit.")
    }
    guard Double(visible) >= leastShare * Double(fit.frames.count) else {
      throw MaskError(
        .noFace,
        "A face is visible in only \(visible) of \(fit.frames.count) pictures: cut the video to the examination with --from and --to."
      )
    }
  }
}
