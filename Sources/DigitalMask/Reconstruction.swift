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
    var watching = try Watching(options: options, pictureSize: source.pictureSize)
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
    return try watching.reconstruct(source: await source.summary(), progress: progress)
  }
}
