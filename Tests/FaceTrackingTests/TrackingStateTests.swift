import MaskSigns
import Testing

@testable import FaceTracking

/// `#expect` cannot call what changes a value.
func same<Value: Equatable>(_ found: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(found == expected, sourceLocation: sourceLocation)
}

struct TrackingStateTests {
  static let box = Box(low: [100, 100], high: [200, 220])
  static let crop = Crop(centre: [150, 160], side: 180)
  static func time(_ seconds: Double) -> MediaTime { MediaTime(ticks: Int64(seconds * 90_000)) }

  @Test func `a found face is followed, and is one track while it is found`() {
    var state = TrackingState()
    same(state.begin(Self.time(0), isCut: false), .search(alsoFar: true))
    state.found(Self.time(0), box: Self.box, next: Self.crop)
    same(state.begin(Self.time(0.04), isCut: false), .follow(Self.crop))
    state.found(Self.time(0.04), box: Self.box, next: Self.crop)
    #expect(state.track == 0)
  }

  @Test func `a lost face is looked for in the same picture`() {
    var state = TrackingState()
    state.found(Self.time(0), box: Self.box, next: Self.crop)
    _ = state.begin(Self.time(0.04), isCut: false)
    same(state.lost(Self.time(0.04)), .search(alsoFar: true))
  }

  @Test(arguments: [(0.5, 0), (1.0, 0), (1.1, 1), (30, 1)])
  func `a face back in its place within a second is the same track`(gap: Double, track: Int) {
    var state = TrackingState()
    state.found(Self.time(0), box: Self.box, next: Self.crop)
    _ = state.begin(Self.time(gap), isCut: false)
    _ = state.lost(Self.time(gap))
    state.found(Self.time(gap), box: Self.box, next: Self.crop)
    #expect(state.track == track)
  }

  @Test func `a face elsewhere is another track`() {
    var state = TrackingState()
    state.found(Self.time(0), box: Self.box, next: Self.crop)
    _ = state.lost(Self.time(0.04))
    state.found(Self.time(0.04), box: Box(low: [300, 100], high: [400, 220]), next: Self.crop)
    #expect(state.track == 1)
  }

  @Test func `a cut always begins another track, even in the same place`() {
    var state = TrackingState()
    state.found(Self.time(0), box: Self.box, next: Self.crop)
    same(state.begin(Self.time(0.04), isCut: true), .search(alsoFar: true))
    #expect(state.expected(at: Self.time(0.04)) == nil)
    state.found(Self.time(0.04), box: Self.box, next: Self.crop)
    #expect(state.track == 1)
  }

  @Test func `small faces are looked for five times a second, others are counted twice`() {
    var state = TrackingState()
    state.searchedFar(Self.time(0))
    same(state.begin(Self.time(0.1), isCut: false), .search(alsoFar: false))
    same(state.begin(Self.time(0.2), isCut: false), .search(alsoFar: true))
    let looks = (0..<90).filter { state.looksAround(MediaTime(ticks: Int64($0) * 3000)) }
    #expect(looks == [0, 15, 30, 45, 60, 75])
  }

  @Test func `a followed crop goes half of a small step and the whole of a large one`() {
    let old = Crop(centre: [300, 200], side: 100)
    let near = TrackingState.next(after: old, toward: Crop(centre: [300.6, 200], side: 100.2))
    #expect(abs(near.centre.x - 300.3) < 1e-3 && near.centre.y == 200 && abs(near.side - 100.1) < 1e-3)
    let far = Crop(centre: [310, 200], side: 120)
    #expect(TrackingState.next(after: old, toward: far) == far)
  }

  @Test(arguments: [0.5, 2, 4, 8, 20] as [Float])
  func `a crop never falls behind a moving face by more than 2 % of its side, or one picture's way`(speed: Float) {
    var crop = Crop(centre: [300, 200], side: 100)
    for picture in 1...100 {
      let face = Crop(centre: [300 + speed * Float(picture), 200], side: 100)
      // Where the face is when this crop looks at it.
      #expect(face.centre.x - crop.centre.x <= max(speed, 2) + 1e-2)
      crop = TrackingState.next(after: crop, toward: face)
    }
  }
}
