/// Why a file gives no pictures.
///
/// No case holds a path, a name or a text of the file, so an error may be logged.
public enum MediaError: Error, Hashable, Sendable {
  /// Nothing lies at the path.
  case notFound
  /// The file exists, but this user may not read it.
  case unreadable
  /// The path is a folder, a pipe or a device.
  case notAFile
  /// The file holds no bytes.
  case empty
  /// No known kind of video or picture begins like this.
  case notAVideo
  /// A playlist, a script or another kind that would open further files; these are refused.
  case refersToOtherFiles
  /// A known kind of video whose index or headers are missing, as after an interrupted copy.
  case truncated
  /// There is no video stream, as in a sound recording.
  case noVideo
  /// A video stream that this FFmpeg has no decoder for.
  case unknownCodec
  /// Pictures beyond ``PictureLimits``, in pixels.
  case tooLarge(width: Int, height: Int)
  /// The video states no size (0 × 0), or one far beyond ``PictureLimits``.
  case noPictureSize
  /// There is a video stream, but not one of its pictures can be decoded.
  case noPictures
  /// Memory ran out.
  case outOfMemory
  /// Anything else that FFmpeg reports: at which step, with its own number.
  case ffmpeg(step: Step, code: CInt)

  /// The steps of reading a file, in their order.
  public enum Step: String, Hashable, Sendable {
    case open, probe, openDecoder, readPacket, decode, convert
  }
}

extension MediaError {
  /// One sentence for the person at the desk: what is wrong, and what to do. It holds no path.
  public var plain: String {
    switch self {
    case .notFound: "There is no file at this path: check the spelling."
    case .unreadable: "The file may not be read: ask for permission to read it, or copy it to a folder of your own."
    case .notAFile: "This is a folder or a device, not a file: give the path of one video."
    case .empty: "The file is empty: copy it again from the camera."
    case .notAVideo: "The file is not a video or picture that can be read: give an mp4, mov, mkv, webm, avi, png or jpg."
    case .refersToOtherFiles: "The file is a playlist that refers to other files: give the video itself."
    case .truncated: "The file is cut off or damaged and its index is missing: copy it again from the camera."
    case .noVideo: "The file has no video, only sound or data: give a file with pictures."
    case .unknownCodec: "The video is coded in a way that cannot be read: convert it to H.264 first."
    case .tooLarge(let width, let height):
      "The pictures are \(width) × \(height) pixels, more than can be handled: scale the video down to 4K or less."
    case .noPictureSize:
      "The size of the pictures cannot be read, so the file is damaged or they are far too large: "
        + "copy it again, or scale it down."
    case .noPictures: "No picture of the video can be decoded: copy the file again from the camera."
    case .outOfMemory: "Memory ran out: close other programs, or scale the video down."
    case .ffmpeg(let step, let code):
      "The file could not be read (\(step.rawValue), FFmpeg error \(code)): copy it again, or convert it to mp4."
    }
  }
}
