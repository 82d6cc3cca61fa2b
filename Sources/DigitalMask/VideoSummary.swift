import Foundation
import VideoDecoding

/// What a video holds, in a few lines.
public struct VideoSummary: Sendable {
  private let info: VideoInfo

  public static func of(_ video: URL, models: String?, progress: @Sendable (MaskProgress) -> Void) async throws -> VideoSummary {
    do {
      return VideoSummary(info: try FrameReader.probe(video.path))
    } catch {
      throw MaskError(error)
    }
  }

  public var text: String {
    "video            \(info.width)x\(info.height), \(info.codec)"
  }
}
