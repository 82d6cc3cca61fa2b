import MaskSigns
import Testing

@testable import FaceReconstruction

@Suite struct CoverTimesTests {
  private let person = SyntheticPerson(seed: 1, spread: 0)

  /// 30 pictures a second, with what the network says of a cover before the right eye.
  private func clip(_ covered: [Float]) -> [FaceObservation] {
    person.readClip(covered.map { _ in (.straight, BothEyes(right: ReadEye(), left: ReadEye())) }) { k, side, reading in
      if side == .right { reading.isCovered = covered[k] }
    }
  }

  private func told(_ covered: [Float]) -> [Bool] {
    let clip = clip(covered)
    var times = CoverTimes()
    for observation in clip { times.note(observation) }
    return clip.map { times.isCovered(.right, $0.eyes.right.reading!, at: $0.time) }
  }

  @Test func `what is only likely is no cover, however long it lasts`() {
    #expect(told([Float](repeating: 0.85, count: 40)).allSatisfy { !$0 })
  }

  @Test func `what is likely just before and after a sure cover belongs to it`() {
    var covered = [Float](repeating: 0.1, count: 60)
    for k in 20..<30 { covered[k] = 0.99 }
    for k in [16, 17, 18, 19, 30, 31, 45] { covered[k] = 0.7 }
    let told = told(covered)
    // 45 is half a second away.
    #expect(told.indices.filter { told[$0] } == Array(16..<32))
  }

  @Test func `an unlikely cover is none beside a sure one either`() {
    #expect(told([0.4, 0.99, 0.4]) == [false, true, false])
  }

  @Test func `a cover before one eye says nothing of the other`() {
    var times = CoverTimes()
    for observation in clip([0.99, 0.99]) { times.note(observation) }
    #expect(times.isNear(.right, MediaTime(ticks: 0)))
    #expect(!times.isNear(.left, MediaTime(ticks: 0)))
  }

  @Test func `however often something flickers before an eye, every sure picture is told, in bounded memory`() {
    var times = CoverTimes()
    var one = clip([0.99])[0]
    for k in 0..<(CoverTimes.limit + 500) {
      one.time = MediaTime(ticks: Int64(k) * 90_000)
      times.note(one)
    }
    #expect(times.isNear(.right, MediaTime(ticks: 0)))
    #expect(!times.isNear(.right, MediaTime(ticks: 45_000)))
    // Beyond the limit all is one cover: unsure, and never open.
    #expect(times.isNear(.right, MediaTime(ticks: Int64(CoverTimes.limit + 300) * 90_000 + 45_000)))
  }
}
