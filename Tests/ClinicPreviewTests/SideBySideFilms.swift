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
    try ffmpeg(
      "-f", "lavfi", "-i", "color=c=blue:size=320x240:rate=25:duration=1.2", "-f", "lavfi", "-i", "sine=duration=1.2", "-c:v",
      "libx264", path("film.mp4"))
    return path("film.mp4")
  }

  private func ffmpeg(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["ffmpeg", "-nostdin", "-v", "error"] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
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
    let record = try record(Self.times)
    let place = try Pairing.find(record, in: film, from: nil)
    #expect(place.span == 0..<30 * 3600)
    try Comparison.write(video: film, record: record, at: place, to: path("both.mp4"), side: 240) { progress.append($0) }
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
    let film = try makeFilm(), record = try record(Self.times)
    let place = try Pairing.find(record, in: film, from: nil)
    try Comparison.writePicture(video: film, record: record, at: place, showing: 50_000, to: path("both.png"), side: 240)
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
    [0, 3600, 7300], (0..<31).map { Int64($0) * 3600 }, (0..<30).map { Int64($0) * 3000 }, [],
  ] as [[Int64]])
  func `a record of another video is refused`(times: [Int64]) throws {
    defer { removeFolder() }
    let film = try makeFilm(), record = try record(times)
    #expect(throws: PreviewError.recordOfAnotherVideo) { try Pairing.find(record, in: film, from: nil) }
    #expect(throws: PreviewError.recordOfAnotherVideo) { try Pairing.find(record, in: film, from: 0) }
    let whole = try Pairing.find(self.record(Self.times), in: film, from: nil)
    // An empty record has no picture to miss.
    guard !times.isEmpty else { return }
    if times != Array(Self.times.prefix(times.count)) {
      #expect(throws: PreviewError.recordOfAnotherVideo) {
        try Comparison.write(video: film, record: record, at: whole, to: path("both.mp4"), side: 64)
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["film.mp4"])
  }

  @Test func `a part at a constant rate fits everywhere, so somebody has to say where it begins`() throws {
    defer { removeFolder() }
    let film = try makeFilm(), part = try record(Array(Self.times.prefix(10)))
    #expect(throws: PreviewError.severalPlaces(pictures: 10, of: 30)) { try Pairing.find(part, in: film, from: nil) }
    // 0.41 s lies between the 11th picture and the 12th: 'apply' began with the 12th.
    let place = try Pairing.find(part, in: film, from: 36_900)
    #expect(place.span == 11 * 3600..<21 * 3600)
    try Comparison.write(video: film, record: part, at: place, to: path("both.mp4"), side: 64)
    var reader = try FrameReader.open(path("both.mp4"))
    var times: [Int64] = []
    while let frame = try reader.next() { times.append(frame.timestamp) }
    #expect(times == Array(Self.times.prefix(10)))
    #expect(reader.statistics.end == 10 * 3600)
    // From the 25th picture on there are too few.
    #expect(throws: PreviewError.recordOfAnotherVideo) { try Pairing.find(part, in: film, from: 24 * 3600) }
  }

  @Test func `a part that fits only once is found by its times`() throws {
    defer { removeFolder() }
    _ = try makeFilm()
    try ffmpeg("-i", path("film.mp4"), "-vf", "select='not(eq(n,14)+eq(n,20))'", "-fps_mode", "vfr", "-an", path("gaps.mp4"))
    let part = try record([0, 3600, 7200, 14_400, 18_000])
    // Both gaps are followed by enough pictures; before the first one there is room, before the second one, too.
    #expect(throws: PreviewError.severalPlaces(pictures: 5, of: 28)) {
      try Pairing.find(part, in: path("gaps.mp4"), from: nil)
    }
    let both = try record([0, 3600, 7200, 14_400, 18_000, 21_600, 25_200, 28_800, 36_000])
    let place = try Pairing.find(both, in: path("gaps.mp4"), from: nil)
    #expect(place.span.lowerBound == 11 * 3600)
  }

  @Test(arguments: [-1, 2 * 3600 - 1, 5 * 3600, 99 * 90_000] as [Int64])
  func `a moment that the record does not tell of is refused`(ticks: Int64) throws {
    defer { removeFolder() }
    let film = try makeFilm(), part = try record(Array(Self.times.prefix(3)))
    let place = try Pairing.find(part, in: film, from: 7200)
    #expect(throws: PreviewError.outsideRecord(7200..<18_000)) {
      try Comparison.writePicture(video: film, record: part, at: place, showing: ticks, to: path("both.png"), side: 64)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["film.mp4"])
  }

  @Test func `a missing video or folder is an error`() throws {
    defer { removeFolder() }
    let record = try record([0])
    #expect(throws: PreviewError.media(.notFound)) { try Pairing.find(record, in: path("none.mp4"), from: 0) }
    let film = try makeFilm()
    let place = try Pairing.find(record, in: film, from: 0)
    #expect(throws: PreviewError.noFolder) {
      try Comparison.write(video: film, record: record, at: place, to: path("no/both.mp4"))
    }
  }
}
