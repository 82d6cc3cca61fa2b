import Foundation
import Testing

@testable import VideoDecoding

/// Opens a file that must be refused and gives the reason.
func refusal(_ path: String) -> MediaError? {
  do {
    let reader = try FrameReader.open(path)
    Issue.record("opened as \(reader.info.container)")
    return nil
  } catch { return error }
}

@Suite struct Hostile {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func `nothing, a folder and a pipe are no files`() throws {
    #expect(refusal(folder.path("none.mp4")) == .notFound)
    #expect(refusal("") == .notFound)
    #expect(refusal("a\0b") == .notFound)
    #expect(refusal(folder.url.path) == .notAFile)
    try run("mkfifo", [folder.path("pipe.mp4")])
    #expect(refusal(folder.path("pipe.mp4")) == .notAFile)
    #expect(refusal("/dev/zero") == .notAFile)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a file without permission is unreadable`() throws {
    let path = try folder.write([1, 2, 3], to: "secret.mp4")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(refusal(path) == .unreadable)
  }

  @Test func `the system's refusals are told apart`() {
    #expect(SourceFile.error(EACCES) == .unreadable)
    #expect(SourceFile.error(ENOENT) == .notFound)
    #expect(SourceFile.error(EISDIR) == .notAFile)
    #expect(SourceFile.error(EIO) == .ffmpeg(step: .open, code: -EIO))
  }

  @Test func `an empty file, a text and noise are no video`() throws {
    #expect(refusal(try folder.write([], to: "a.mp4")) == .empty)
    #expect(refusal(try folder.write("Dear colleague, the patient is well.\n".utf8, to: "b.mp4")) == .notAVideo)
    #expect(refusal(try folder.write("x".utf8, to: "c.mp4")) == .notAVideo)
    var noise = Noise(seed: 7)
    #expect(refusal(try folder.write((0..<100_000).map { _ in noise.byte() }, to: "d.mp4")) == .notAVideo)
  }

  @Test func `an mp4 that lost its index is truncated`() throws {
    let path = folder.path("a.mp4")
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=160x120:duration=1", path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(refusal(try folder.write(whole.prefix(whole.count / 2), to: "half.mp4")) == .truncated)
    #expect(refusal(try folder.write(whole.prefix(40), to: "head.mp4")) == .truncated)
  }

  @Test func `an mp4 that lost its end gives the pictures it has`() throws {
    let path = folder.path("a.mp4")
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=160x120:duration=2:rate=25", "-g", "5", "-movflags", "+faststart", path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var reader = try FrameReader.open(try folder.write(whole.prefix(whole.count / 2), to: "half.mp4"))
    var count = 0
    while try reader.next() != nil { count += 1 }
    #expect((5..<50).contains(count))
    // And says how much is missing, ticks.
    #expect(abs(reader.statistics.missing - Int64(50 - count) * 3600) <= 3600)
  }

  @Test func `a Matroska file that lost its end says so, and a whole one does not`() throws {
    let path = folder.path("a.mkv")
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=160x120:duration=4:rate=25", "-g", "5", path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    func missing(_ path: String) throws -> Int64 {
      var reader = try FrameReader.open(path)
      while try reader.next() != nil {}
      return reader.statistics.missing
    }
    #expect(try missing(folder.write(whole.prefix(whole.count / 2), to: "half.mkv")) > 90_000)
    #expect(try missing(path) == 0)
  }

  @Test func `sound without pictures is no video`() throws {
    try ffmpeg("-f", "lavfi", "-i", "sine=duration=0.5", folder.path("a.m4a"))
    #expect(refusal(folder.path("a.m4a")) == .noVideo)
    try ffmpeg("-f", "lavfi", "-i", "sine=duration=0.5", folder.path("a.mkv"))
    #expect(refusal(folder.path("a.mkv")) == .noVideo)
    // A cover picture does not make a song a video.
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x64:duration=0.04", folder.path("cover.png"))
    try ffmpeg(
      "-i", folder.path("a.m4a"), "-i", folder.path("cover.png"), "-map", "0", "-map", "1", "-c", "copy",
      "-disposition:v", "attached_pic", folder.path("song.m4a"))
    #expect(refusal(folder.path("song.m4a")) == .noVideo)
  }

  @Test func `no playlist opens another file`() throws {
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=160x120:duration=0.2", folder.path("target.ts"))
    let target = folder.path("target.ts")
    let playlists = [
      "a.m3u8": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:0.2,\n\(target)\n#EXT-X-ENDLIST\n",
      "b.ffconcat": "ffconcat version 1.0\nfile '\(target)'\n",
      "c.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
      "d.mpd": "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" profiles=\"urn:mpeg:dash:profile:isoff-live:2011\"></MPD>",
      "e.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><image href=\"\(target)\"/></svg>",
    ]
    for (name, text) in playlists {
      for disguise in [name, "\(name).mp4"] {
        let reason = refusal(try folder.write(text.utf8, to: disguise))
        #expect(reason == .refersToOtherFiles || reason == .notAVideo, "\(disguise)")
      }
    }
    #expect(refusal(folder.path("a.m3u8")) == .refersToOtherFiles)
    #expect(refusal(folder.path("b.ffconcat")) == .refersToOtherFiles)
    // Names that would be protocols or patterns are names.
    for name in ["concat:\(target)", "file:\(target)", "http://localhost/a.mp4", "%03d.png", "subfile,,start,0,end,9,,:\(target)"] {
      #expect(refusal(name) == .notFound)
    }
  }

  @Test func `a file may be named like a protocol or a pattern`() throws {
    for name in ["http:x.mp4", "%03d.mp4", "a|b.mp4", "ähm ?.mp4"] {
      try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x64:duration=0.2", folder.path("a.mp4"))
      try FileManager.default.moveItem(atPath: folder.path("a.mp4"), toPath: folder.path(name))
      #expect(try FrameReader.probe(folder.path(name)).width == 64)
    }
  }

  @Test func `pictures of 8192 by 8192 are too large`() throws {
    try ffmpeg("-f", "lavfi", "-i", "color=size=8192x8192:duration=0.04", "-c:v", "mjpeg", folder.path("a.mov"))
    #expect(refusal(folder.path("a.mov")) == .tooLarge(width: 8192, height: 8192))
    try ffmpeg("-f", "lavfi", "-i", "color=size=8200x64:duration=0.04", "-c:v", "libx264", folder.path("b.mkv"))
    #expect(refusal(folder.path("b.mkv")) == .tooLarge(width: 8200, height: 64))
    try ffmpeg("-f", "lavfi", "-i", "color=size=8192x64:duration=0.04", "-c:v", "libx264", folder.path("c.mkv"))
    #expect(try FrameReader.probe(folder.path("c.mkv")).width == 8192)
  }

  @Test func `sizes of zero, or beyond all sense, are an error`() throws {
    #expect(refusal(try folder.write("YUV4MPEG2 W0 H0 F25:1 Ip A1:1 C420jpeg\nFRAME\n".utf8, to: "a.y4m")) != nil)
    // A photograph that claims 60 000 × 60 000 pixels and holds none.
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x64:duration=0.04", folder.path("a.png"))
    var png = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("a.png"))))
    for side in [16, 20] { png.replaceSubrange(side..<side + 4, with: [0, 0, 0xEA, 0x60]) }
    #expect(refusal(try folder.write(png, to: "huge.png")) == .noPictureSize)
    for side in [16, 20] { png.replaceSubrange(side..<side + 4, with: [0, 0, 0, 0]) }
    #expect(refusal(try folder.write(png, to: "nil.png")) == .noPictureSize)
  }

  @Test func `damaged pictures are left out and counted`() throws {
    let path = folder.path("a.mp4")
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=160x120:duration=2:rate=25", "-g", "10", "-movflags", "+faststart", path)
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let middle = bytes.count / 2
    for index in middle..<middle + 600 { bytes[index] = 0 }
    var reader = try FrameReader.open(try folder.write(bytes, to: "damaged.mp4"))
    var times: [Int64] = []
    while let frame = try reader.next() { times.append(frame.timestamp) }
    #expect(reader.statistics.damaged > 0)
    #expect((25..<50).contains(times.count))
    // The sound ones keep their own times.
    #expect(times.allSatisfy { $0.isMultiple(of: 3600) })
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `every message is one sentence with a remedy`() {
    let all: [MediaError] = [
      .notFound, .unreadable, .notAFile, .empty, .notAVideo, .refersToOtherFiles, .truncated, .noVideo, .unknownCodec,
      .tooLarge(width: 9000, height: 9000), .noPictureSize, .noPictures, .outOfMemory, .ffmpeg(step: .decode, code: -1),
    ]
    for error in all {
      #expect(error.plain.hasSuffix("."))
      #expect(error.plain.filter { $0 == ":" }.count == 1, "\(error.plain)")
      #expect(!error.plain.dropLast().contains(". "))
    }
  }
}

/// A small generator of pseudorandom numbers (SplitMix64), so that every run mutates alike.
struct Noise: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }
}
