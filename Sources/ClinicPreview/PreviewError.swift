public import VideoDecoding

/// Why a comparison could not be made. No case holds a path, so an error may be logged.
public enum PreviewError: Error, Hashable, Sendable {
  /// The original cannot be read.
  case media(MediaError)
  /// The record's times are not those of the video.
  case recordOfAnotherVideo
  /// The disk is full.
  case noSpace
  /// The folder for the comparison does not exist, or may not be written to.
  case noFolder
  /// Anything else that FFmpeg or the system reports, with its own number.
  case ffmpeg(code: CInt)

  /// One sentence for the person at the desk: what is wrong, and what to do. It holds no path.
  public var plain: String {
    switch self {
    case .media(let error): error.plain
    case .recordOfAnotherVideo: "The record was not made from this video: give the video that it was made from."
    case .noSpace: "The disk is full: free some space, or choose another folder for the comparison."
    case .noFolder: "The folder for the comparison is missing or may not be written to: choose another."
    case .ffmpeg(let code): "The comparison could not be written (FFmpeg error \(code)): choose another folder."
    }
  }
}
