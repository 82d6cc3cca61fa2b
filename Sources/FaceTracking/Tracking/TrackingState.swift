internal import MaskSigns

/// Decides what to do with the next picture, and which sightings are one unbroken track.
///
/// It sees times, boxes and yes or no; never a picture. Its caller does what it says and reports what came out.
struct TrackingState: Equatable {
  enum Action: Equatable {
    /// Look where the face's own points said.
    case follow(Crop)
    /// Look for faces in the whole picture; also for small and distant ones when near ones are not found.
    case search(alsoFar: Bool)
  }

  /// A face comes back as the same track within this time, in the same shot and place.
  static let memory = MediaTime.ticksPerSecond
  /// … when it overlaps the place where it was by this much, 0…1.
  static let sameplace: Float = 0.25
  /// Small faces are looked for this often only: the network for them costs four times the other.
  static let farInterval = MediaTime.ticksPerSecond / 5
  /// Other people are counted this often.
  static let lookInterval = MediaTime.ticksPerSecond / 2

  /// A crop that was followed goes this part of the way to where the face's own points say.
  ///
  /// The points depend on the crop they were seen in, so the crop feeds back on itself. The whole way, that circle never
  /// came to rest on 9 of 24 drawn people: in a picture that stands still their points went to and fro by 0.5 to 1.5 % of
  /// the distance of the eyes, and where the detector first saw the face was not forgotten. Half the way, it came to rest
  /// on all 24, and the unrest in a recording of a face that hardly moves fell from 0.38 % to 0.15 %.
  static let leastStep: Float = 0.5
  /// … and the whole way when a corner would move by this part of the crop's side, so that a moving head is not left
  /// behind. At 0.08 the points of a moving face came to lie up to 1.3 % of the distance of the eyes from MediaPipe's
  /// (median over a recording's pictures); at this, 0.31 % on that recording.
  static let wholeStep: Float = 0.02

  private enum State: Equatable {
    case searching
    case following(Crop)
  }
  private struct Sighting: Equatable {
    var time: MediaTime
    var box: Box
  }

  private var state = State.searching
  private var last: Sighting?
  private var lastFar: MediaTime?
  private var lastLook: MediaTime?
  /// Number of the track that the last face belongs to, from 0; −1 before the first.
  private(set) var track = -1

  /// What to do with the picture at `time`.
  mutating func begin(_ time: MediaTime, isCut: Bool) -> Action {
    if isCut {
      // Whoever is here now need not be the one who was there before.
      state = .searching
      last = nil
      lastFar = nil
    }
    switch state {
    case .following(let crop): return .follow(crop)
    case .searching: return search(at: time)
    }
  }

  /// The face was not where it was followed: look again in the same picture.
  mutating func lost(_ time: MediaTime) -> Action {
    state = .searching
    return search(at: time)
  }

  /// A search or a look at the found place ended without a face.
  mutating func missed() { state = .searching }

  /// Where a returning face is expected, if it still is.
  func expected(at time: MediaTime) -> Box? {
    last.flatMap { time.ticks - $0.time.ticks <= Self.memory ? $0.box : nil }
  }

  /// A face was seen.
  ///
  /// - Parameter crop: where its points say that it should be looked for next.
  mutating func found(_ time: MediaTime, box: Box, next crop: Crop) {
    switch state {
    case .searching:
      let returning = expected(at: time).map { $0.overlap(box) >= Self.sameplace } ?? false
      if !returning { track += 1 }
      state = .following(crop)
    case .following(let old):
      state = .following(Self.next(after: old, toward: crop))
    }
    last = Sighting(time: time, box: box)
  }

  /// Large steps are taken whole, small ones, which may be the feedback's, in part.
  static func next(after old: Crop, toward crop: Crop) -> Crop {
    let whole = wholeStep * max(old.side, crop.side)
    guard whole > 0 else { return crop }
    return old.moved(toward: crop, by: max(leastStep, min(old.distance(to: crop) / whole, 1)))
  }

  /// Whether it is time to see who else is there.
  mutating func looksAround(_ time: MediaTime) -> Bool {
    if let lastLook, time.ticks - lastLook.ticks < Self.lookInterval { return false }
    lastLook = time
    return true
  }

  private mutating func search(at time: MediaTime) -> Action {
    if let lastFar, time.ticks - lastFar.ticks < Self.farInterval { return .search(alsoFar: false) }
    return .search(alsoFar: true)
  }

  /// The network for small faces was asked.
  mutating func searchedFar(_ time: MediaTime) { lastFar = time }
}
