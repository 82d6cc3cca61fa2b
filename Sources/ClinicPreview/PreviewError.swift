public import VideoDecoding

/// Why a comparison could not be made. No case holds a path, so an error may be logged.
public enum PreviewError: Error, Hashable, Sendable {
  /// The original cannot be read.
  case media(MediaError)
  /// The record's times are not those of the video, or not of the part that was named.
  case recordOfAnotherVideo
  /// The record's times fit more than one part of the video.
  case severalPlaces(pictures: Int, of: Int)
  /// A moment that the record does not tell of; in ticks of 1/90 000 s of the video, from when until when it does.
  case outsideRecord(Range<Int64>)
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
    case .recordOfAnotherVideo:
      "The record was not made from this video, or not from this part of it: give the video and the --from of 'apply'."
    case .severalPlaces(let pictures, let all):
      "The record holds \(pictures) of the video's \(all) pictures and could begin at several places: give the --from of "
        + "'apply', or put the receipt beside the record."
    case .outsideRecord(let span):
      "The record tells of \(Self.seconds(span.lowerBound)) to \(Self.seconds(span.upperBound)) s of the video: choose a "
        + "time between them with --at."
    case .noSpace: "The disk is full: free some space, or choose another folder for the comparison."
    case .noFolder: "The folder for the comparison is missing or may not be written to: choose another."
    case .ffmpeg(let code): "The comparison could not be written (FFmpeg error \(code)): choose another folder."
    }
  }

  /// To a hundredth, rounded down.
  private static func seconds(_ ticks: Int64) -> String {
    let hundredths = ticks / 900
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }
}
