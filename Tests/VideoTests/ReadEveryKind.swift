import Foundation
import Testing
import VideoDecoding

/// One way to store a video: what the `ffmpeg` command is asked for.
struct Kind: CustomTestStringConvertible, Sendable {
  let name: String
  let file: String
  let options: [String]
  var size = "176x144"
  /// Pictures for which the file itself gives no time.
  var untimed = 0
  /// swscale stretches the chroma of odd widths when it halves or doubles it, so the command is no judge of 4:4:4 there;
  /// `Reduction` compares that kind by the definition.
  var hasJudge = true
  var testDescription: String { name }

  static let all: [Kind] = [
    Kind(name: "H.264 in mp4", file: "a.mp4", options: ["-c:v", "libx264", "-preset", "ultrafast"]),
    Kind(name: "H.264 with B-frames in mov", file: "a.mov", options: ["-c:v", "libx264", "-bf", "3"]),
    Kind(name: "H.264 in avi", file: "a.avi", options: ["-c:v", "libx264", "-bf", "0"]),
    Kind(name: "H.264 4:2:2 10 bit", file: "a.mkv", options: ["-c:v", "libx264", "-pix_fmt", "yuv422p10le"]),
    Kind(name: "H.264 4:4:4", file: "a.mp4", options: ["-c:v", "libx264", "-pix_fmt", "yuv444p"]),
    Kind(name: "H.264 full range", file: "a.mp4", options: ["-c:v", "libx264", "-pix_fmt", "yuvj420p"]),
    Kind(
      name: "H.264 odd size 4:4:4", file: "a.mp4", options: ["-c:v", "libx264", "-pix_fmt", "yuv444p"], size: "175x143",
      hasJudge: false),
    Kind(name: "H.264 in MPEG-TS", file: "a.ts", options: ["-c:v", "libx264", "-preset", "ultrafast"]),
    Kind(name: "HEVC in mp4", file: "a.mp4", options: ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"]),
    Kind(
      name: "HEVC 10 bit", file: "a.mp4",
      options: ["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", "log-level=none"]),
    Kind(name: "VP8 in webm", file: "a.webm", options: ["-c:v", "libvpx", "-deadline", "realtime"]),
    Kind(name: "VP9 in webm", file: "a.webm", options: ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"]),
    Kind(name: "VP9 odd size", file: "a.webm", options: ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"], size: "175x143"),
    Kind(name: "AV1 in mkv", file: "a.mkv", options: ["-c:v", "libsvtav1", "-preset", "12"]),
    Kind(name: "AV1 10 bit in mp4", file: "a.mp4", options: ["-c:v", "libsvtav1", "-preset", "12", "-pix_fmt", "yuv420p10le"]),
    Kind(name: "MJPEG in avi", file: "a.avi", options: ["-c:v", "mjpeg"]),
    Kind(name: "MJPEG odd size in mov", file: "a.mov", options: ["-c:v", "mjpeg"], size: "175x143"),
    Kind(name: "MPEG-1", file: "a.mpg", options: ["-c:v", "mpeg1video"], untimed: 1),
    Kind(name: "MPEG-2 4:2:2", file: "a.mpg", options: ["-c:v", "mpeg2video", "-pix_fmt", "yuv422p"], untimed: 1),
    Kind(name: "MPEG-4 in avi", file: "a.avi", options: ["-c:v", "mpeg4", "-bf", "2"], untimed: 1),
    Kind(name: "ProRes in mov", file: "a.mov", options: ["-c:v", "prores_ks"]),
    Kind(name: "FFV1 12 bit in mkv", file: "a.mkv", options: ["-c:v", "ffv1", "-pix_fmt", "yuv420p12le"]),
    Kind(name: "uncompressed RGB in avi", file: "a.avi", options: ["-c:v", "rawvideo", "-pix_fmt", "bgr24"]),
    Kind(name: "grey in mkv", file: "a.mkv", options: ["-c:v", "ffv1", "-pix_fmt", "gray"]),
    Kind(name: "GIF", file: "a.gif", options: []),
  ]
}

@Suite struct ReadEveryKind {
  @Test(arguments: Kind.all)
  func `count, times, size and colours are those that ffprobe and ffmpeg see`(kind: Kind) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(kind.file)
    let size = kind.size.replacingOccurrences(of: "x", with: ":")
    let source = "testsrc2=size=384x288:rate=25:duration=1.2,gblur=sigma=8,scale=\(size)"
    try run("ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", source] + kind.options + [path])
    let expected = try Probe(path, frames: true)
    var reader = try FrameReader.open(path)
    let info = reader.info
    #expect("\(info.width)x\(info.height)" == kind.size)
    #expect(info.codec == expected.video["codec_name"] as? String)
    #expect(!info.hasAudio)
    #expect(!info.isStill)

    var times: [Int64] = []
    var first: UprightPicture?
    while let frame = try reader.next() {
      if first == nil { first = try frame.upright() }
      times.append(frame.timestamp)
    }
    #expect(times.count == 30)
    #expect(times.count == expected.frames.count)
    for (time, stated) in zip(times, expected.times) {
      #expect(abs(Double(time) / 90_000 - stated) <= 1e-5, "\(time) ticks is not \(stated) s")
    }
    #expect(reader.statistics.damaged == 0)
    #expect(reader.statistics.repairedTimestamps == kind.untimed)
    // The end is the last time and one step, to within the millisecond that some containers count in.
    #expect(abs(Double(reader.statistics.end) / 90_000 - 1.2) <= 0.0011)
    #expect(reader.statistics.missing == 0)

    // The same picture by the command, as RGB; both go through chroma of half the size.
    let raw = folder.path("first.rgb")
    try ffmpeg(
      "-i", path, "-frames:v", "1", "-vf", "format=yuv420p,format=rgb24", "-f", "rawvideo", raw)
    let truth = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
    let ours = try #require(first)
    #expect(ours.bytes.count == truth.count)
    let difference = meanDifference(ours.bytes, truth, width: ours.width)
    #expect(difference < 2 || !kind.hasJudge)
  }
}

/// Mean absolute difference in grey levels of 255 of the means of 8 × 8 pixels; infinite if the sizes differ.
///
/// Means, because 4:2:0 keeps no colour of single pixels, as a GIF's dither has.
func meanDifference(_ a: [UInt8], _ b: [UInt8], width: Int) -> Double {
  let (a, b) = (blockMeans(a, width: width), blockMeans(b, width: width))
  guard a.count == b.count, !a.isEmpty else { return .infinity }
  return zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(a.count)
}

private func blockMeans(_ rgb: [UInt8], width: Int) -> [Double] {
  let height = rgb.count / 3 / width
  return (0..<height / 8).flatMap { row in
    (0..<width / 8 * 3).map { column in
      let (block, channel) = (column / 3, column % 3)
      let sum = (0..<64).reduce(0) {
        $0 + Int(rgb[3 * ((row * 8 + $1 / 8) * width + block * 8 + $1 % 8) + channel])
      }
      return Double(sum) / 64
    }
  }
}
