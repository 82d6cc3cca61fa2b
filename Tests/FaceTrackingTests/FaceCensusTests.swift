import MaskSigns
import Testing

@testable import FaceTracking

struct FaceCensusTests {
  /// A stay in view from one second to another, seen twice a second.
  static func stay(
    track: Int?, person: UInt64, from start: Double, to end: Double, height: Float, shot: Int = 0
  ) -> Appearance {
    var stay = Appearance(track: track, shot: shot)
    for half in 0...Int((end - start) * 2) {
      let time = MediaTime(ticks: Int64((start + Double(half) / 2) * 90_000))
      stay.sightings.append(Sighting(time: time, box: Box(low: [0, 0], high: [100, 100])))
      stay.height += height
      stay.heights += 1
    }
    stay.ticks = Int64((end - start) * 90_000)
    stay.shape = MadeUpFace.shape(person: person)
    return stay
  }

  @Test func `the patient is the one who is largest and longest in view`() {
    let census = FaceCensus([
      Self.stay(track: 0, person: 1, from: 0, to: 3, height: 0.3),
      Self.stay(track: 1, person: 2, from: 4, to: 6, height: 0.6, shot: 1),
      Self.stay(track: 2, person: 3, from: 7, to: 15, height: 0.1, shot: 2),
    ])
    #expect(census.people.map(\.number) == [1, 2, 3])
    #expect(census.people.map(\.tracks) == [[1], [0], [2]])
    #expect(census.person(4) == nil && census.person(0) == nil)
    #expect(census.person()?.tracks == [1])
  }

  @Test func `a patient who comes back after a cut is found by shape, a stranger is not`() {
    let census = FaceCensus([
      Self.stay(track: 0, person: 1, from: 0, to: 3, height: 0.3),
      Self.stay(track: 1, person: 2, from: 4, to: 6, height: 0.3, shot: 1),
      Self.stay(track: 2, person: 1, from: 7, to: 9, height: 0.3, shot: 2),
    ])
    #expect(census.people.map(\.tracks) == [[0, 2], [1]])
  }

  @Test func `two who are in view at once are two people, however alike`() {
    let census = FaceCensus([
      Self.stay(track: 0, person: 1, from: 0, to: 3, height: 0.3),
      Self.stay(track: nil, person: 1, from: 1, to: 2, height: 0.3),
    ])
    #expect(census.people.count == 2)
  }

  @Test func `a patient who stood beside the followed face needs a pass of their own`() throws {
    let census = FaceCensus([
      Self.stay(track: 0, person: 1, from: 0, to: 3, height: 0.5),
      Self.stay(track: nil, person: 2, from: 0, to: 9, height: 0.4),
    ])
    let patient = try #require(census.person())
    #expect(patient.tracks.isEmpty && patient.needsOwnPass)
    #expect(try #require(census.person(2)).needsOwnPass == false)
    #expect(patient.isSeen(at: MediaTime(ticks: 90_000), in: Box(low: [10, 0], high: [110, 100])))
    #expect(!patient.isSeen(at: MediaTime(ticks: 90_000), in: Box(low: [300, 0], high: [400, 100])))
    #expect(!patient.isSeen(at: MediaTime(ticks: 20 * 90_000), in: Box(low: [0, 0], high: [100, 100])))
  }

  @Test func `nobody in view is an empty census`() { #expect(FaceCensus([]).people.isEmpty) }
}
