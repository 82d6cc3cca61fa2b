/// A time since the first picture of a recording, in ticks of 1/90 000 s.
///
/// One clock for all recordings: the source's own time base would tell its camera. Rounding moves a picture by at
/// most 5.6 µs, and the usual rates (24, 25, 30, 30000/1001, 60 per second) are exact.
public struct MediaTime: Hashable, Sendable, Comparable {
  public static let ticksPerSecond: Int64 = 90_000

  public var ticks: Int64
  public init(ticks: Int64) { self.ticks = ticks }
  public var seconds: Double { Double(ticks) / Double(Self.ticksPerSecond) }
  public static func < (a: MediaTime, b: MediaTime) -> Bool { a.ticks < b.ticks }
}
