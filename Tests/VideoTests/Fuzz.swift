import Foundation
import Testing
import VideoDecoding

@Suite struct Fuzz {
  /// How a file may be spoilt.
  private static func mutated(_ whole: [UInt8], _ noise: inout Noise) -> [UInt8] {
    var bytes = whole
    switch Int.random(in: 0..<5, using: &noise) {
    case 0:  // cut off
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &noise))
    case 1:  // a few bits flipped
      for _ in 0..<Int.random(in: 1...16, using: &noise) {
        bytes[Int.random(in: 0..<bytes.count, using: &noise)] ^= 1 << UInt8.random(in: 0..<8, using: &noise)
      }
    case 2:  // a number of the index set to an extreme
      let extremes: [[UInt8]] = [[0, 0, 0, 0], [255, 255, 255, 255], [127, 255, 255, 255], [128, 0, 0, 0], [0, 0, 0, 1]]
      let at = Int.random(in: 0..<bytes.count - 4, using: &noise)
      bytes.replaceSubrange(at..<at + 4, with: extremes.randomElement(using: &noise) ?? [])
    case 3:  // a stretch lost
      let at = Int.random(in: 0..<bytes.count - 64, using: &noise)
      bytes.removeSubrange(at..<at + Int.random(in: 1...64, using: &noise))
    default:  // a stretch of noise
      let at = Int.random(in: 0..<bytes.count - 64, using: &noise)
      for index in at..<at + 64 { bytes[index] = noise.byte() }
    }
    return bytes
  }

  /// Codec options, file name, and how many mutations; the index comes first, so that most mutations hit it.
  @Test(arguments: [
    ("libx264", "a.mp4", 2000), ("mpeg4", "a.avi", 500), ("libvpx", "a.webm", 500), ("mjpeg", "a.mov", 500),
    ("mpeg1video", "a.mpg", 300), ("png", "a.png", 500),
  ])
  func `spoilt files neither crash nor hang, and their times still increase`(
    codec: String, name: String, count: Int
  ) throws {
    let folder = try TemporaryFolder()
    try ffmpeg(
      "-f", "lavfi", "-i", "testsrc2=size=48x48:rate=25:duration=\(name.hasSuffix("png") ? 0.04 : 0.4)", "-c:v", codec,
      "-movflags", "+faststart", folder.path(name))
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path(name))))
    var noise = Noise(seed: 2026)
    var opened = 0
    for _ in 0..<count {
      let start = ContinuousClock.now
      let path = try folder.write(Self.mutated(whole, &noise), to: "spoilt")
      do {
        var reader = try FrameReader.open(path, threads: 1)
        opened += 1
        var last: Int64 = -1
        while let frame = try reader.next() {
          try #require(frame.timestamp > last)
          try #require(frame.duration > 0)
          last = frame.timestamp
          let sum = frame.withPlanes { y, u, v in Int(y[y.count - 1]) + Int(u[u.count - 1]) + Int(v[v.count - 1]) }
          try #require(sum >= 0)
        }
        try #require(reader.statistics.frames <= 1000)
      } catch is MediaError {}
      // A sound file of this size takes 2 ms; the rest is for a busy machine. A hang would be far beyond.
      try #require(start.duration(to: .now) < .seconds(10))
    }
    // Both ways out were taken: most damage is survived, some is refused.
    #expect((1..<count).contains(opened))
  }
}
