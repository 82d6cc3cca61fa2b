internal import CFFmpeg

/// The libraries that read recordings and write masks: the bytes of a video file hang on their versions.
public enum MediaLibraries {
  /// "FFmpeg 5.1.8 (libavcodec 59.37.100, libavformat 59.27.100)"
  public static var summary: String {
    func dotted(_ version: UInt32) -> String { "\(version >> 16).\(version >> 8 & 255).\(version & 255)" }
    return "FFmpeg \(String(cString: av_version_info())) (libavcodec \(dotted(avcodec_version())), "
      + "libavformat \(dotted(avformat_version())))"
  }
}
