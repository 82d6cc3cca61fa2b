import MaskSigns

/// When something surely stood before an eye of this recording.
///
/// Of a hand or a paddle the network is sure (0.95 and more in nine tenths of the pictures of eight drawn cover tests);
/// of squeezed lids, and of eyes that look aside behind glasses, it says 0.5–0.9 though nothing stands before them (93
/// pictures of four real recordings). So a cover is believed when it is sure, or when it is likely just before or after.
struct CoverTimes: Sendable {
  /// Ticks at which a sure cover was first and last seen; in order, apart by more than twice ``reach``.
  private var spans = BothEyes<[ClosedRange<Int64>]>(right: [], left: [])

  static let sure: Float = 0.95
  static let likely: Float = 0.5
  /// A hand takes so long to pass an eye, ticks: 0.25 s.
  static let reach = MediaTime.ticksPerSecond / 4
  /// Covers of one eye that are kept apart; later ones count as one, so that a hostile recording fills no memory.
  static let limit = 4096

  /// Takes note of one picture. Pictures come in order of time.
  mutating func note(_ observation: FaceObservation) {
    for side in Eye.allCases {
      guard let reading = observation.eyes[side].usableReading(pictureSize: observation.pictureSize),
        reading.isCovered >= Self.sure
      else { continue }
      let now = observation.time.ticks
      if let last = spans[side].last, now <= last.upperBound + 2 * Self.reach || spans[side].count == Self.limit {
        spans[side][spans[side].count - 1] = last.lowerBound...max(last.upperBound, now)
      } else {
        spans[side].append(now...now)
      }
    }
  }

  /// Whether something stands before an eye that was read so.
  func isCovered(_ side: Eye, _ reading: EyeReading, at time: MediaTime) -> Bool {
    reading.isCovered >= Self.sure || (reading.isCovered >= Self.likely && isNear(side, time))
  }

  /// A sure cover within ``reach``.
  func isNear(_ side: Eye, _ time: MediaTime) -> Bool {
    // The first span that has not ended by then.
    var (low, high) = (0, spans[side].count)
    while low < high {
      let middle = (low + high) / 2
      if spans[side][middle].upperBound + Self.reach < time.ticks { low = middle + 1 } else { high = middle }
    }
    return low < spans[side].count && spans[side][low].lowerBound - Self.reach <= time.ticks
  }
}
