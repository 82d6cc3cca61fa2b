import Foundation
import Rasterization
import Testing
import VideoDecoding
import VideoEncoding

/// Writes pictures of vertical colour bars that move, at given times.
func writeBars(
  _ path: String, _ container: VideoContainer, times: [Int64], end: Int64?, width: Int = 128, height: Int = 96
) throws {
  var writer = try FrameWriter.open(path, container: container, width: width, height: height)
  for (index, time) in times.enumerated() {
    let picture = TestPicture(width: width, height: height) { x, _ in bar((x / 16 + index / 4) % 8) }
    try writer.append(picture, at: time)
  }
  try writer.finish(until: end)
}

/// Eight colours of half strength, as saturated ones leave what video can hold.
func bar(_ index: Int) -> (UInt8, UInt8, UInt8) {
  (index & 1 == 0 ? 60 : 190, index & 2 == 0 ? 60 : 190, index & 4 == 0 ? 60 : 190)
}

@Suite struct RoundTrip {
  /// Unequal steps: 30, 24 and 60 per second, a long pause and a hair's breadth.
  static let times: [Int64] = [0, 3000, 6000, 9750, 13500, 15000, 60000, 60090, 63003, 66006]

  @Test(arguments: [VideoContainer.mp4, .mov, .matroska, .webm])
  func `times, count, duration and colours come back`(container: VideoContainer) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("mask.part")
    try writeBars(path, container, times: Self.times, end: 70_000)
    // Matroska and WebM count in milliseconds, that is 90 ticks.
    let tolerance: Int64 = container == .mp4 || container == .mov ? 0 : 45

    var reader = try FrameReader.open(path)
    var index = 0
    while let frame = try reader.next() {
      #expect(abs(frame.timestamp - Self.times[index]) <= tolerance)
      #expect(frame.colour == PictureColour(matrix: .bt709, range: .limited))
      let picture = try frame.upright()
      for bars in 0..<8 {
        let at = 3 * (48 * 128 + bars * 16 + 8)
        let (red, green, blue) = bar((bars + index / 4) % 8)
        for (channel, expected) in [red, green, blue].enumerated() {
          #expect(abs(Int(picture.bytes[at + channel]) - Int(expected)) <= 10, "bar \(bars) of picture \(index)")
        }
      }
      index += 1
    }
    #expect(index == Self.times.count)
    #expect(abs(reader.statistics.end - 70_000) <= 2 * tolerance)
    #expect(abs(try #require(reader.info.duration) - 70_000) <= 2 * tolerance)

    let probe = try Probe(path)
    let duration = try #require((probe.format["duration"] as? String).flatMap(Double.init))
    #expect(abs(duration - 70_000 / 90_000.0) <= (tolerance == 0 ? 1e-5 : 2e-3))
  }
}
