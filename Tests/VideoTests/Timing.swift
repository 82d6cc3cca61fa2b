import CFFmpeg
import Foundation
import Testing

@testable import VideoDecoding

@Suite struct Timing {
  @Test func `a variable rate is kept`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.mp4")
    // Every third picture is missing, and the second half is three times as slow.
    try ffmpeg(
      "-f", "lavfi", "-i", "testsrc2=size=96x64:rate=30:duration=2", "-vf",
      "select='mod(n,3)',setpts='if(lt(N,20),PTS,20/30/TB+(PTS-20/30/TB)*3)'", "-vsync", "vfr", "-c:v", "libx264", path)
    let truth = try Probe(path, frames: true).times
    var reader = try FrameReader.open(path)
    var times: [Double] = []
    while let frame = try reader.next() { times.append(Double(frame.timestamp) / 90_000) }
    #expect(times.count == truth.count)
    #expect(zip(times, truth).allSatisfy { abs($0 - $1) < 2e-5 })
    #expect(Set(zip(times.dropFirst(), times).map { Int((($0 - $1) * 1000).rounded()) }).count > 2)
    #expect(reader.statistics.repairedTimestamps == 0)
  }

  @Test func `times count from the first picture, wherever the file begins`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.mkv")
    try ffmpeg(
      "-f", "lavfi", "-i", "sine=duration=2", "-itsoffset", "0.8", "-f", "lavfi", "-i",
      "testsrc2=size=96x64:rate=25:duration=1", "-map", "1:v", "-map", "0:a", path)
    var reader = try FrameReader.open(path)
    #expect(reader.info.hasAudio)
    #expect(try reader.next()?.timestamp == 0)
    #expect(try reader.next()?.timestamp == 3600)
    while try reader.next() != nil {}
    // The sound lasts longer; the video ends with its last picture.
    #expect(abs(reader.statistics.end - 90_000) <= 90)
  }

  private func clock(_ step: Int64 = 3000) -> PresentationClock {
    PresentationClock(timeBase: AVRational(num: 1, den: 90_000), nominalStep: step)
  }

  @Test func `sound times are only rounded`() {
    var clock = PresentationClock(timeBase: AVRational(num: 1, den: 1_000_000), nominalStep: 3000)
    #expect([5, 33_338, 66_671, 1_000_005].map { clock.ticks(at: $0) } == [0, 3000, 6000, 90_000])
    #expect(clock.repairs == 0)
  }

  @Test func `a time that stands still is put half a step on, and the next is true again`() {
    var clock = clock()
    #expect([0, 3000, 3000, 6000].map { clock.ticks(at: $0) } == [0, 3000, 4500, 6000])
    #expect(clock.repairs == 1)
  }

  @Test func `missing times follow at the nominal step`() {
    var clock = clock()
    #expect([nil, nil, 500, 3500, nil].map { clock.ticks(at: $0) } == [0, 3000, 6000, 9000, 12000])
    #expect(clock.repairs == 4)
  }

  @Test func `after a leap time goes on`() {
    var clock = clock()
    #expect([900_000, 903_000, 0, 3000].map { clock.ticks(at: $0) } == [0, 3000, 6000, 9000])
    #expect([Int64.max - 5, Int64.min + 9, 7].map { clock.ticks(at: $0) } == [12000, 15000, 18000])
    #expect(clock.repairs == 4)
  }

  @Test func `whatever the file says, times increase`() {
    var noise = Noise(seed: 3)
    for _ in 0..<2000 {
      let base = AVRational(num: Int32.random(in: -1...100_000, using: &noise), den: .random(in: 0...2_000_000, using: &noise))
      var clock = PresentationClock(timeBase: base, nominalStep: Int64.random(in: .min ... .max, using: &noise))
      var last: Int64 = -1
      for _ in 0..<20 {
        let range: ClosedRange<Int64> = Bool.random(using: &noise) ? -1000...1000 : .min ... .max
        let ticks = clock.ticks(at: Bool.random(using: &noise) ? Int64.random(in: range, using: &noise) : nil)
        #expect(ticks > last)
        last = ticks
      }
    }
  }
}
