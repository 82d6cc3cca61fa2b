/// Who is found first: closed-set identification of every probe in the whole gallery.
///
/// Entries with equal scores share their ranks: among `t` of them each is as likely to be taken first, which counts 1/t.
/// So a mask that is the same for everybody gives chance, not everybody.
public struct Identification: Hashable, Sendable {
  public let gallery: Int
  /// For each probe: how many strangers score higher than the own entry, and how many entries score as high, itself among them.
  public let places: [Place]

  public struct Place: Hashable, Sendable {
    public let above: Int
    public let tied: Int
  }

  public init(_ matrix: ScoreMatrix) {
    gallery = matrix.count
    places = (0..<matrix.count).map { probe in
      let own = matrix[probe, probe]
      var above = 0
      var tied = 0
      for entry in 0..<matrix.count {
        let score = matrix[probe, entry]
        if score > own { above += 1 } else if score == own { tied += 1 }
      }
      // A score that is no number is equal to nothing, not even to itself: found last.
      return tied == 0 ? Place(above: matrix.count - 1, tied: 1) : Place(above: above, tied: tied)
    }
  }

  /// How likely each probe's own entry is among the first `rank`.
  public func hits(rank: Int) -> [Double] {
    places.map { min(max(Double(rank - $0.above) / Double($0.tied), 0), 1) }
  }

  /// Share of probes whose own entry is among the first `rank`: the cumulative match characteristic.
  public func matchRate(rank: Int) -> Double {
    places.isEmpty ? 0 : hits(rank: rank).reduce(0, +) / Double(places.count)
  }

  public var rank1: Double { matchRate(rank: 1) }
  /// What guessing reaches at rank 1.
  public var chance: Double { gallery == 0 ? 0 : 1 / Double(gallery) }
  /// Match rate at ranks 1 to the gallery's size.
  public var curve: [Double] { gallery == 0 ? [] : (1...gallery).map { matchRate(rank: $0) } }
}
