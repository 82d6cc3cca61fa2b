/// The kinds of file that are read, by the names of FFmpeg's demuxers.
///
/// A list of what is allowed, as FFmpeg has more than 300 and some of them (hls, dash, concat, sdp, image2, svg)
/// open other files or the network.
enum Containers {
  /// Files with moving pictures.
  static let moving: Set<String> = [
    "mov", "mp4", "matroska", "webm", "avi", "mpeg", "mpegvideo", "mpegts", "m4v", "h263", "h264", "hevc", "vc1", "obu",
    "av1", "ivf", "ogg", "asf", "flv", "mjpeg", "mxf", "nut", "dv", "gif", "apng", "yuv4mpegpipe", "rm", "cine", "wtv",
    "dirac", "dnxhd", "cavsvideo",
  ]
  /// Files that are one picture.
  static let still: Set<String> = [
    "png_pipe", "jpeg_pipe", "webp_pipe", "bmp_pipe", "tiff_pipe", "jpegls_pipe", "j2k_pipe", "jpegxl_pipe", "pam_pipe",
    "pbm_pipe", "pgm_pipe", "ppm_pipe",
  ]
  /// Files that list other files; named apart only for a clearer error.
  static let listing: Set<String> = [
    "hls", "dash", "concat", "concatf", "imf", "webm_dash_manifest", "sdp", "rtsp", "svg_pipe", "image2", "mpl2", "avs",
    "asf_o", "smil", "redir", "pdv", "kmsgrab", "lavfi",
  ]

  enum Kind: Equatable { case moving, still, listing, unknown }

  /// - Parameter names: a demuxer's short names, separated by commas, such as `mov,mp4,m4a,3gp,3g2,mj2`.
  static func kind(ofDemuxer names: String) -> Kind {
    let names = names.split(separator: ",").map(String.init)
    if names.contains(where: moving.contains) { return .moving }
    if names.contains(where: still.contains) { return .still }
    if names.contains(where: listing.contains) { return .listing }
    return .unknown
  }
}
