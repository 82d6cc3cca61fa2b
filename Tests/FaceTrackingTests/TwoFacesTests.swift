import FaceReconstruction
import Foundation
import MaskSigns
import Testing
import VideoDecoding

@testable import FaceTracking

/// Two faces in one picture at once: who is the patient, and that the other one has no say.
struct TwoFacesTests {
  struct Watched {
    /// Of each picture; `nil`: the patient was not seen.
    var observations: [FaceObservation?]
    var census: FaceCensus
  }

  /// 1.3 s: long enough for three glances at who else is there.
  static let pictures = 40

  static func watch(
    _ patients: TwoPatients, person: FaceCensus.Person? = nil, _ cast: (Int) -> TwoPatients.Cast
  ) throws -> Watched {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("two-\(UInt64.random(in: 0 ... .max)).mp4").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try patients.write(path, pictures: pictures, cast: cast)
    var tracker = try FaceTracker.load(models: .find(), options: TrackerOptions(person: person))
    var reader = try FrameReader.open(path)
    var faces: [TrackedFace?] = []
    while let frame = try reader.next() { faces.append(try tracker.observe(frame)) }
    let census = tracker.census, patient = census.person()
    return Watched(
      observations: faces.map { face in
        face.flatMap { patient?.tracks.contains($0.track) == true ? $0.observation : nil }
      }, census: census)
  }

  static func place(of observation: FaceObservation) -> TwoPatients.Place {
    observation.mesh[1].x < Float(TwoPatients.border) ? .near : .far
  }

  /// Both in every picture, of each pair of people; and the near one alone. Watched once for all tests.
  static let together = Result { try TwoPatients.pairs.map { try watch($0) { _ in .both } } }
  static let alone = Result { try TwoPatients.pairs.map { try watch($0) { _ in .nearAlone } } }

  /// How far any of the 468 points and 10 iris points of one film lies from the same point of another, at most; of each
  /// picture, in distances of the eyes.
  static func apart(_ one: Watched, _ other: Watched) throws -> [Float] {
    #expect(one.observations.count == pictures && other.observations.count == pictures)
    return try zip(one.observations, other.observations).map { a, b in
      let (a, b) = (try #require(a), try #require(b))
      var farthest: Float = 0
      for (p, q) in zip(a.mesh, b.mesh) { farthest = max(farthest, abs(p.x - q.x), abs(p.y - q.y), abs(p.z - q.z)) }
      for eye in Eye.allCases {
        for (p, q) in zip(a.eyes[eye].iris, b.eyes[eye].iris) {
          farthest = max(farthest, abs(p.x - q.x), abs(p.y - q.y))
        }
      }
      return farthest / (a.eyes.left.iris[0].x - a.eyes.right.iris[0].x)
    }
  }

  /// The detector looks at the whole picture, so its box of one face feels the other's presence a little, and the first
  /// crop with it: 2 % of the distance of the eyes. Each later crop comes from the face's own points, and must forget where
  /// the first one was: 1 % after 0.3 s, 0.1 % after 0.8 s.
  static func expectForgotten(_ apart: [Float]) {
    #expect(apart.allSatisfy { $0 < 0.02 }, "\(apart)")
    #expect(apart[9...].allSatisfy { $0 < 0.01 }, "\(apart)")
    #expect(apart[24...].allSatisfy { $0 < 0.001 }, "\(apart)")
  }

  @Test(arguments: TwoPatients.pairs.indices)
  func `of two faces the larger is the patient, and is seen in every picture`(pair: Int) throws {
    let together = try Self.together.get()[pair]
    #expect(together.census.people.count == 2)
    #expect(together.observations.allSatisfy { $0.map(Self.place) == .near })
    #expect(try #require(together.census.person(1)).meanHeight > #require(together.census.person(2)).meanHeight)
  }

  @Test func `of two faces the one who stays is the patient, though smaller`() throws {
    let watched = try Self.watch(TwoPatients.pairs[0]) { $0 < 6 ? .both : .farAlone }
    #expect(watched.observations.prefix(6).allSatisfy { $0 == nil })
    #expect(watched.observations.dropFirst(6).allSatisfy { $0.map(Self.place) == .far })
  }

  /// Once the patient is followed the mesh sees the same bytes in both films, so every number is the same, though the
  /// whole picture is searched for others twice a second.
  @Test(arguments: TwoPatients.pairs.indices)
  func `somebody who comes in later does not change a single number of the patient`(pair: Int) throws {
    let joined = try Self.watch(TwoPatients.pairs[pair]) { number in
      // Over 14 pictures, which is no cut.
      TwoPatients.Cast(near: true, farColumns: TwoPatients.farWidth / 2 * min(number, 14) / 14 * 2)
    }
    let alone = try Self.alone.get()[pair]
    #expect(joined.census.people.count == 2 && alone.census.people.count == 1)
    #expect(try Self.apart(joined, alone).allSatisfy { $0 == 0 })
  }

  @Test(arguments: TwoPatients.pairs.indices)
  func `the patient beside somebody is the patient alone`(pair: Int) throws {
    Self.expectForgotten(try Self.apart(Self.together.get()[pair], Self.alone.get()[pair]))
  }

  @Test func `the other face can be chosen, and is what it is alone`() throws {
    let patients = TwoPatients.pairs[0]
    let other = try #require(Self.together.get()[0].census.person(2))
    #expect(other.needsOwnPass)
    let second = try Self.watch(patients, person: other) { _ in .both }
    #expect(second.observations.allSatisfy { $0.map(Self.place) == .far })
    Self.expectForgotten(try Self.apart(second, Self.watch(patients) { _ in .farAlone }))
  }
}
