/// The pictures that a finding rests on, as ranges of picture numbers from 0.
public struct PictureSet: Hashable, Sendable {
  /// Ascending, apart from each other.
  public let ranges: [Range<Int>]

  /// - Parameter pictures: ascending picture numbers.
  public init(_ pictures: some Sequence<Int>) {
    var ranges: [Range<Int>] = []
    for picture in pictures {
      if let last = ranges.last, picture <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, picture + 1)
      } else {
        ranges.append(picture..<picture + 1)
      }
    }
    self.ranges = ranges
  }

  public static let none = PictureSet([])

  public var count: Int { ranges.reduce(0) { $0 + $1.count } }
  public func contains(_ picture: Int) -> Bool { ranges.contains { $0.contains(picture) } }
}
