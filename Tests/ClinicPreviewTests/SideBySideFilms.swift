import ClinicPreview
import Foundation
import MaskSigns
import Testing
import VideoDecoding

@Suite struct SideBySideFilms {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("preview-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
  private func removeFolder() { try? FileManager.default.removeItem(at: folder) }

  /// A blue film with sound, 30 pictures of 320 × 240 at 25 a second.
  private func makeFilm() throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "color=c=blue:size=320x240:rate=25:duration=1.2", "-f",
      "lavfi", "-i", "sine=duration=1.2", "-c:v", "libx264", path("film.mp4"),
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return path("film.mp4")
  }

  /// A record in which no face is visible.
  private func record(_ ticks: [Int64]) throws -> SignRecord {
    let header = RecordHeader(
      eyeDistance: .under100, frameRate: .near25, policy: PolicySummary(), baselines: Baselines(), software: "test",
      models: "none")
    return try SignRecord(
      header: header, times: ticks.map { MediaTime(ticks: $0) }, flags: ticks.map { _ in [] },
      codes: [Int16](repeating: 0, count: ticks.count * MotionColumn.allCases.count))
  }

  private static let times = (0..<30).map { Int64($0) * 3600 }

  @Test func `the comparison keeps the times, drops the sound and says in red what it holds`() throws {
    defer { removeFolder() }
    let film = try makeFilm()
    var progress: [Int] = []
    try Comparison.write(video: film, record: try record(Self.times), to: path("both.mp4"), side: 240) {
      progress.append($0)
    }
    #expect(progress == Array(1...30))

    var reader = try FrameReader.open(path("both.mp4"))
    #expect(!reader.info.hasAudio)
    #expect((reader.info.width, reader.info.height) == (320 + 240, 240 + 22))
    let frame = try #require(try reader.next())
    try expectLayout(try frame.upright())
    var times = [frame.timestamp]
    while let frame = try reader.next() { times.append(frame.timestamp) }
    #expect(times == Self.times)
    #expect(reader.statistics.end == 30 * 3600)
  }

  @Test func `one picture of it is a PNG`() throws {
    defer { removeFolder() }
    try Comparison.writePicture(
      video: try makeFilm(), record: try record(Self.times), at: 50_000, to: path("both.png"), side: 240)
    var reader = try FrameReader.open(path("both.png"))
    #expect(reader.info.isStill)
    try expectLayout(try #require(try reader.next()).upright())
  }

  /// Red with white letters above, the blue film on the left, a mask that is not blue on the right.
  private func expectLayout(_ picture: UprightPicture) throws {
    #expect((picture.width, picture.height) == (560, 262))
    func pixel(_ x: Int, _ y: Int) -> [Int] {
      (0..<3).map { Int(picture.bytes[3 * (y * picture.width + x) + $0]) }
    }
    for corner in [pixel(2, 2), pixel(557, 2), pixel(2, 19)] {
      #expect(corner[0] > 150 && corner[1] < 60 && corner[2] < 60)
    }
    let letters = (0..<560).filter { pixel($0, 11).min() ?? 0 > 150 }
    #expect(letters.count > 40)
    #expect(pixel(160, 140)[2] > 200 && pixel(160, 140)[0] < 60)
    let mask = pixel(440, 140)
    #expect((mask.max() ?? 0) - (mask.min() ?? 0) < 60)
  }

  @Test(arguments: [
    [0, 3600, 7300], (0..<31).map { Int64($0) * 3600 }, (0..<30).map { Int64($0) * 3000 },
  ] as [[Int64]])
  func `a record of another video is refused, and leaves no file`(times: [Int64]) throws {
    defer { removeFolder() }
    let film = try makeFilm()
    #expect(throws: PreviewError.recordOfAnotherVideo) {
      try Comparison.write(video: film, record: try record(times), to: path("both.mp4"), side: 64)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["film.mp4"])
  }

  @Test func `a missing video or folder is an error`() throws {
    defer { removeFolder() }
    let record = try record([0])
    #expect(throws: PreviewError.media(.notFound)) {
      try Comparison.write(video: path("none.mp4"), record: record, to: path("both.mp4"))
    }
    let film = try makeFilm()
    #expect(throws: PreviewError.noFolder) {
      try Comparison.write(video: film, record: record, to: path("no/both.mp4"))
    }
  }
}
