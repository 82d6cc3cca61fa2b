import Foundation
import Testing
import VideoDecoding

@Suite struct ReadFrames {
  @Test func `8-bit 4:2:0 is handed on byte for byte`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.mp4")
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=98x66:rate=25:duration=0.4", "-c:v", "libx264", path)
    try ffmpeg("-i", path, "-f", "rawvideo", "-pix_fmt", "yuv420p", folder.path("truth"))
    let truth = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("truth"))))
    var planes: [UInt8] = []
    var reader = try FrameReader.open(path)
    while let frame = try reader.next() {
      frame.withPlanes { y, u, v in
        for row in 0..<66 { for x in 0..<98 { planes.append(y[row * frame.lumaStride + x]) } }
        for row in 0..<33 { for x in 0..<49 { planes.append(u[row * frame.chromaStride + x]) } }
        for row in 0..<33 { for x in 0..<49 { planes.append(v[row * frame.chromaStride + x]) } }
      }
    }
    #expect(planes == truth)
  }

  @Test func `a frame outlives its reader and the frames after it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.mp4")
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=98x66:rate=25:duration=1", "-c:v", "libx264", path)
    func first() throws -> (Frame, [UInt8]) {
      var reader = try FrameReader.open(path)
      let frame = try #require(try reader.next())
      let bytes = try frame.upright().bytes
      while try reader.next() != nil {}
      return (frame, bytes)
    }
    let (frame, bytes) = try first()
    #expect(try frame.upright().bytes == bytes)
  }

  @Test(arguments: ["png", "jpg", "bmp", "webp", "tiff"])
  func `a photograph is one frame`(ending: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.\(ending)")
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=98x66:duration=0.04", "-frames:v", "1", path)
    var reader = try FrameReader.open(path)
    #expect(reader.info.isStill)
    #expect((reader.info.width, reader.info.height) == (98, 66))
    #expect(reader.info.approximateFrameCount == 1)
    #expect(try reader.next()?.timestamp == 0)
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
    #expect(reader.statistics.frames == 1)
  }

  @Test func `pictures that change size are brought to the first size`() throws {
    let folder = try TemporaryFolder()
    for (name, size) in [("a", "96x64"), ("b", "160x96")] {
      try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=\(size):rate=25:duration=0.2", "-c:v", "mpeg1video", folder.path(name + ".m1v"))
    }
    let both = try Data(contentsOf: URL(fileURLWithPath: folder.path("a.m1v")))
      + Data(contentsOf: URL(fileURLWithPath: folder.path("b.m1v")))
    let path = try folder.write(both, to: "both.m1v")
    var reader = try FrameReader.open(path)
    var count = 0
    while let frame = try reader.next() {
      #expect((frame.width, frame.height) == (96, 64))
      count += 1
    }
    // FFmpeg's decoder loses the last picture before the change.
    #expect(try count == Probe(path, frames: true).frames.count)
    #expect(count > 5)
  }

  @Test func `a small copy keeps the shape`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.png")
    try ffmpeg("-f", "lavfi", "-i", "color=c=red:size=300x200:duration=0.04", "-frames:v", "1", path)
    var reader = try FrameReader.open(path)
    let frame = try #require(try reader.next())
    let small = try frame.upright(maxSide: 30)
    #expect((small.width, small.height) == (30, 20))
    #expect(small.bytes.count == 30 * 20 * 3)
    #expect(small.bytes[0] > 245 && small.bytes[1] < 10 && small.bytes[2] < 10)
    #expect(try frame.upright(maxSide: 1000).width == 300)
  }

  @Test func `sound and data streams are left alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.mp4")
    try ffmpeg(
      "-f", "lavfi", "-i", "sine=duration=1", "-f", "lavfi", "-i", "testsrc2=size=96x64:rate=25:duration=1",
      "-map", "0", "-map", "1", path)
    var reader = try FrameReader.open(path)
    #expect(reader.info.hasAudio)
    #expect(reader.info.duration == 90_000)
    #expect(reader.info.approximateFrameCount == 25)
    #expect(reader.info.nominalFrameRate == FrameRate(25))
    var count = 0
    while try reader.next() != nil { count += 1 }
    #expect(count == 25)
    #expect(reader.statistics.damaged == 0)
    #expect(reader.statistics.end == 90_000)
  }
}
