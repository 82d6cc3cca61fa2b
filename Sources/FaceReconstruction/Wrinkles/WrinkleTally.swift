import MaskSigns

/// Gathers what was read of the skin over a clip, in bounded memory, and grades it.
struct WrinkleTally: Sendable {
  /// Pictures kept for each patch: the surest, which are the sharpest and most frontal.
  static let limit = 48
  /// A grade that is known less surely than this is not told: of drawn people, see `docs/wrinkles.md`.
  static let largestDeviation = 0.75

  private var depths = [[WrinkleDepth]](repeating: [], count: WrinklePatch.allCases.count)

  mutating func add(_ reading: WrinkleReading?) {
    guard let reading else { return }
    for patch in WrinklePatch.allCases {
      guard let depth = WrinkleNetwork.of(patch)?.depth(reading, patch), depth.deviation <= Self.largestDeviation else {
        continue
      }
      depths[patch.rawValue].append(depth)
      guard depths[patch.rawValue].count > Self.limit,
        let worst = depths[patch.rawValue].indices.max(by: {
          depths[patch.rawValue][$0].deviation < depths[patch.rawValue][$1].deviation
        })
      else { continue }
      depths[patch.rawValue].remove(at: worst)
    }
  }

  var fit: WrinkleFit {
    func sides(_ right: WrinklePatch, _ left: WrinklePatch) -> BothEyes<WrinkleDepth?> {
      BothEyes(right: depth(right), left: depth(left))
    }
    return WrinkleFit(
      forehead: depth(.forehead), glabella: depth(.glabella), crowsFeet: sides(.crowsFootRight, .crowsFootLeft),
      underEye: sides(.underEyeRight, .underEyeLeft), nasolabial: sides(.nasolabialRight, .nasolabialLeft))
  }

  /// The median, in which each picture counts by how surely it tells: a raised brow or a smile of some seconds does not
  /// make wrinkles of a resting face. What misleads in one picture of a clip misleads in all, so that many pictures are
  /// hardly surer than the surest.
  private func depth(_ patch: WrinklePatch) -> WrinkleDepth? {
    let all = depths[patch.rawValue].sorted { $0.grade < $1.grade }
    guard let surest = all.map(\.deviation).min() else { return nil }
    let half = all.reduce(0) { $0 + 1 / ($1.deviation * $1.deviation) } / 2
    var sum = 0.0
    for depth in all {
      sum += 1 / (depth.deviation * depth.deviation)
      if sum >= half { return WrinkleDepth(grade: depth.grade, deviation: surest) }
    }
    return nil
  }
}
