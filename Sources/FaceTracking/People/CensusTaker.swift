internal import MaskSigns

/// Collects the stays in view while a recording is tracked.
struct CensusTaker {
  /// A glance at someone beside the followed face stands for this long.
  static let glance = TrackingState.lookInterval
  /// Two glances are one stay when the boxes overlap by this much, 0…1.
  static let overlap: Float = 0.25

  private var followed: [Int: Appearance] = [:]
  private var beside: [Appearance] = []
  private var lastFollowed: (track: Int, time: MediaTime)?
  private(set) var shot = 0

  mutating func cut() {
    shot += 1
    lastFollowed = nil
  }

  /// The followed face was seen. `isGlance`: also note where, and its size and shape; twice a second.
  mutating func follow(_ face: MeshedFace, track: Int, at time: MediaTime, pictureHeight: Float, isGlance: Bool) {
    // Gaps count as absence: only the time since the last picture of the same track is added.
    let since = lastFollowed.flatMap { $0.track == track ? time.ticks - $0.time.ticks : nil } ?? 0
    lastFollowed = (track, time)
    // In place: a copy of the stay would copy what it has gathered.
    followed[track, default: Appearance(track: track, shot: shot)].follow(
      face, at: time, ticks: min(since, TrackingState.memory), pictureHeight: pictureHeight, isGlance: isGlance)
  }

  /// Someone beside the followed face was glanced at.
  mutating func glance(_ face: MeshedFace, at time: MediaTime, pictureHeight: Float) {
    let known = beside.indices.last { index in
      guard beside[index].shot == shot, let last = beside[index].sightings.last else { return false }
      return time.ticks - last.time.ticks <= 2 * Self.glance && last.time < time
        && last.box.overlap(face.box) >= Self.overlap
    }
    if known == nil { beside.append(Appearance(track: nil, shot: shot)) }
    beside[known ?? beside.count - 1].glance(face, at: time, ticks: Self.glance, pictureHeight: pictureHeight)
  }

  /// All stays in view so far.
  ///
  /// A followed face counts for no less than a glance: in a still image it is followed for no time at all, and a
  /// stranger beside it must not outweigh it by being glanced at.
  var appearances: [Appearance] {
    let stays = followed.sorted { $0.key < $1.key }.map { _, stay in
      var stay = stay
      stay.ticks = max(stay.ticks, Self.glance)
      return stay
    }
    return stays + beside
  }
}
