import MaskSigns

/// Whether one sign of the mask, read by the tracker, is what it should be.
public struct SignAgreement: Codable, Hashable, Sendable {
  /// As ``SignChannel/name``: "mrd1 OD".
  public var sign: String
  /// Of all lengths and angles here.
  public var unit: String
  /// Pictures in which the mask shows it and the tracker read it.
  public var pictures: Int
  /// Median over the pictures of what was read less what should be there, less the tracker's own constant on the mask's head.
  public var level: Double
  public var allowedLevel: Double
  /// Of the movement about its own middle: median and 95th percentile of the absolute difference.
  public var median: Double
  public var percentile95: Double
  /// Seconds of the longest stretch in which the movement lies beyond twice what is allowed.
  public var astray: Double
  /// How far the sign itself moves: 95th percentile about its own middle.
  public var reach: Double
  /// One step of the movement as the policy let it out.
  public var quantum: Double
  /// Quantum and measured error together.
  public var allowed: Double
  public var verdict: Verdict

  public enum Verdict: String, Codable, Hashable, Sendable {
    case agrees, differs
    case cannotBeJudged = "cannot be judged"
  }

  /// Fewer pictures tell nothing of a middle.
  static let leastPictures = 5
  /// A percentile hides what is short: a stretch of this many seconds beyond twice what is allowed fails too. Lids on
  /// their way in a blink, where the tracker errs most, take less.
  static let longestAstray = 0.5

  /// - Parameters:
  ///   - told: What should be there, picture by picture; `nil` where the mask does not show it.
  ///   - read: What the tracker read.
  ///   - times: Of the pictures, seconds.
  init(
    _ channel: SignChannel, told: [Double?], read: [Double?], times: [Double], quantum: Double, error: ReaderError
  ) {
    let pairs = zip(times, zip(told, read)).compactMap { time, pair -> (time: Double, told: Double, read: Double)? in
      guard let told = pair.0, let read = pair.1 else { return nil }
      return (time, told, read)
    }
    let toldMiddle = middle(pairs.map(\.told))
    let offset = middle(pairs.map { $0.read - $0.told })
    let movement = pairs.map { abs($0.read - $0.told - offset) }
    reach = quantile(0.95, pairs.map { abs($0.told - toldMiddle) })
    sign = channel.name
    unit = channel.quantity.unit.rawValue
    pictures = pairs.count
    self.quantum = quantum
    allowedLevel =
      quantum + error.level + error.share * (pairs.isEmpty ? 0 : abs(toldMiddle - ReaderError.neutral(channel.quantity)))
    allowed = quantum + error.movement + error.share * reach
    level = offset - error.offset(channel.eye)
    median = quantile(0.5, movement)
    percentile95 = quantile(0.95, movement)
    let limit = 2 * allowed
    astray = Self.longest(zip(pairs, movement).map { ($0.time, $1 > limit) })
    guard pairs.count >= Self.leastPictures else {
      verdict = .cannotBeJudged
      return
    }
    verdict =
      abs(level) <= allowedLevel && percentile95 <= allowed && astray <= Self.longestAstray
      ? .agrees : .differs
  }
}

extension SignAgreement {
  /// Seconds of the longest unbroken stretch.
  private static func longest(_ marks: [(time: Double, isBeyond: Bool)]) -> Double {
    var longest = 0.0
    var start: Double?
    for mark in marks {
      guard mark.isBeyond else {
        start = nil
        continue
      }
      longest = max(longest, mark.time - (start ?? mark.time))
      start = start ?? mark.time
    }
    return longest
  }
}

/// Linear between neighbours; 0 for none.
func quantile(_ share: Double, _ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  let place = min(max(share, 0), 1) * Double(sorted.count - 1)
  let low = Int(place)
  return sorted[low] + (sorted[min(low + 1, sorted.count - 1)] - sorted[low]) * (place - Double(low))
}

private func middle(_ values: [Double]) -> Double { quantile(0.5, values) }
