internal import CFFmpeg

/// Turns a stream's own times into strictly increasing ticks of 1/90 000 s since its first picture.
///
/// Sound times are only rounded. Broken ones are repaired and counted: a missing time follows at the nominal step; one
/// that stands still or goes back a little follows at half a step, so that the true times soon overtake it; a leap over
/// ``leap`` either way is an edit, after which time goes on at the nominal step.
struct PresentationClock {
  static let ticksPerSecond: Int64 = 90_000
  /// Times further apart than this are not one recording's: 1 hour forward, 1 second back.
  static let leap: (forward: Int64, back: Int64) = (3600 * ticksPerSecond, ticksPerSecond)

  private let timeBase: AVRational
  /// Ticks between two pictures at the nominal rate.
  let nominalStep: Int64
  private var origin: Int64?
  /// Added to all times after an edit.
  private var shift: Int64 = 0
  private var last: Int64?
  private(set) var repairs = 0

  init(timeBase: AVRational, nominalStep: Int64) {
    self.timeBase = timeBase.num > 0 && timeBase.den > 0 ? timeBase : AVRational(num: 1, den: 90_000)
    self.nominalStep = min(max(nominalStep, 2), 60 * Self.ticksPerSecond)
  }

  /// - Parameter time: in the stream's time base; `nil` when the file gives none.
  mutating func ticks(at time: Int64?) -> Int64 {
    guard let last else {
      if let time { origin = time } else { repairs += 1 }
      self.last = 0
      return 0
    }
    let next = repaired(time, after: last)
    self.last = next
    return next
  }

  private mutating func repaired(_ time: Int64?, after last: Int64) -> Int64 {
    let onward = last + nominalStep
    guard let time else { repairs += 1; return onward }
    guard let origin else {
      // The first picture had no time; this one is put a nominal step later and counts from here.
      self.origin = time
      shift = onward
      repairs += 1
      return onward
    }
    guard let sounded = ticks(time, since: origin), sounded - last <= Self.leap.forward, last - sounded <= Self.leap.back
    else {
      self.origin = time
      shift = onward
      repairs += 1
      return onward
    }
    guard sounded > last else { repairs += 1; return last + max(1, nominalStep / 2) }
    return sounded
  }

  /// Nil when the numbers are beyond all sense.
  private func ticks(_ time: Int64, since origin: Int64) -> Int64? {
    let (span, overflows) = time.subtractingReportingOverflow(origin)
    guard !overflows, let scaled = rescaled(span) else { return nil }
    let (sum, overflowsToo) = scaled.addingReportingOverflow(shift)
    // Half the range, so that differences of two results cannot overflow.
    return overflowsToo || sum.magnitude > UInt64(Int64.max / 2) ? nil : sum
  }

  /// A length in the stream's time base, in ticks.
  func rescaled(_ length: Int64) -> Int64? {
    let scaled = av_rescale_q(length, timeBase, AVRational(num: 1, den: CInt(Self.ticksPerSecond)))
    return scaled == .min || scaled.magnitude > UInt64(Int64.max / 2) ? nil : scaled
  }
}
