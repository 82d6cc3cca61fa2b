import Foundation
import Testing
import VideoDecoding

@testable import FaceTracking

/// Real recordings, which are not in the repository: these tests are skipped without `../shared/data`.
struct RecordingTests {
  static let clips = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/clips").standardizedFileURL.path
  static let environmentClips = ProcessInfo.processInfo.environment["DIGITALMASK_CLIPS"]
  static var folder: String { environmentClips ?? clips }
  static let areThere = FileManager.default.fileExists(atPath: folder)


  /// Which pictures show the patient.
  static func patient(in clip: String, options: TrackerOptions = TrackerOptions()) throws -> ([Bool], FaceCensus) {
    var tracker = try FaceTracker.load(models: .find(), options: options)
    var reader = try FrameReader.open(folder + "/" + clip)
    var tracks: [Int?] = []
    while let frame = try reader.next() { tracks.append(try tracker.observe(frame)?.track) }
    let patient = tracker.census.person()
    return (tracks.map { track in track.map { patient?.tracks.contains($0) ?? false } ?? false }, tracker.census)
  }

  @Test(.enabled(if: areThere, "needs the recordings in ../shared/data/clips"))
  func `one person is one track from the first picture to the last`() throws {
    let (visible, census) = try Self.patient(in: "small_256_25.mp4")
    #expect(visible.count == 115 && visible.allSatisfy { $0 })
    #expect(census.people.count == 1)
  }

  /// By eye: three cuts, at pictures 20, 82 and 211. The singer fills the shot 82–210 and is far away in 0–19; all others
  /// in 20–81 and 211–274 are other people.
  @Test(.enabled(if: areThere, "needs the recordings in ../shared/data/clips"))
  func `among several people and cuts exactly the patient's pictures show a face`() throws {
    let (visible, _) = try Self.patient(in: "several_people_640x360_2997.mp4")
    #expect(visible.count == 275)
    #expect(visible[82...210].allSatisfy { $0 })
    #expect(!visible[20..<82].contains(true))
    #expect(!visible[211...].contains(true))
  }

  @Test(.enabled(if: areThere, "needs the recordings in ../shared/data/clips"))
  func `another person can be chosen by number in a second pass`() throws {
    let (_, census) = try Self.patient(in: "several_people_640x360_2997.mp4")
    let other = try #require(census.person(2))
    let (visible, _) = try Self.patient(in: "several_people_640x360_2997.mp4", options: TrackerOptions(person: other))
    #expect(visible.contains(true))
    #expect(!visible[82...210].contains(true))
  }
}
