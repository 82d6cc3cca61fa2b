/// The kinds of result that can be written.
public enum VideoContainer: String, Hashable, Sendable, CaseIterable {
  /// H.264 in MPEG-4, its index first, so that it plays while it loads.
  case mp4
  /// H.264 in QuickTime.
  case mov
  /// H.264 in Matroska. Its times are whole milliseconds.
  case matroska
  /// VP9 in WebM. Its times are whole milliseconds.
  case webm
  /// A folder of PNG pictures and a table of their times.
  case pngSequence

  /// The kind that a file name asks for: `.mp4`, `.m4v`, `.mov`, `.mkv`, `.webm`; `.png`, or a name that ends in `/`,
  /// for a folder of pictures. `nil` for any other.
  public init?(fileName: String) {
    if fileName.hasSuffix("/") { self = .pngSequence; return }
    guard let name = fileName.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "mp4", "m4v": self = .mp4
    case "mov": self = .mov
    case "mkv": self = .matroska
    case "webm": self = .webm
    case "png": self = .pngSequence
    default: return nil
    }
  }

  /// FFmpeg's short name of the muxer; a PNG sequence has none.
  var muxer: String? {
    switch self {
    case .mp4: "mp4"
    case .mov: "mov"
    case .matroska: "matroska"
    case .webm: "webm"
    case .pngSequence: nil
    }
  }
}
