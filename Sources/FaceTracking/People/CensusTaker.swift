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
    var stay = followed[track] ?? Appearance(track: track, shot: shot)
    // Gaps count as absence: only the time since the last picture of the same track is added.
    if let lastFollowed, lastFollowed.track == track {
      stay.ticks += min(time.ticks - lastFollowed.time.ticks, TrackingState.memory)
    }
    lastFollowed = (track, time)
    if isGlance || stay.sightings.isEmpty {
      stay.sightings.append(Sighting(time: time, box: face.box))
      stay.height += face.box.size.y / pictureHeight
      stay.heights += 1
    }
    // The first second in every picture, so that short stays have a shape too; then at every glance.
    if isGlance || stay.ticks < MediaTime.ticksPerSecond { stay.shape.add(face.points) }
    followed[track] = stay
  }

  /// Someone beside the followed face was glanced at.
  mutating func glance(_ face: MeshedFace, at time: MediaTime, pictureHeight: Float) {
    let known = beside.indices.last { index in
      guard beside[index].shot == shot, let last = beside[index].sightings.last else { return false }
      return time.ticks - last.time.ticks <= 2 * Self.glance && last.time < time
        && last.box.overlap(face.box) >= Self.overlap
    }
    var stay = known.map { beside[$0] } ?? Appearance(track: nil, shot: shot)
    stay.sightings.append(Sighting(time: time, box: face.box))
    stay.ticks += Self.glance
    stay.height += face.box.size.y / pictureHeight
    stay.heights += 1
    stay.shape.add(face.points)
    if let known { beside[known] = stay } else { beside.append(stay) }
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
