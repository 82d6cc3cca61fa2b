public import MaskSigns
import VideoDecoding

/// Where a record stands in its video: a record counts its times from the first picture that was kept, and does not say
/// which one that was.
///
/// A record is an unbroken run of the video's pictures, so it fits only where every step from picture to picture is the
/// same. At a constant rate a part of a video fits in many places; then somebody has to say which.
public struct Pairing: Hashable, Sendable {
  /// When the record's first picture begins and its last one ends, in ticks of 1/90 000 s of the video.
  public let span: Range<Int64>

  /// Looks for the record in the video, at the cost of decoding it.
  ///
  /// - Parameters:
  ///   - start: the record begins with the first picture from this time on, in ticks; `nil` when nobody knows.
  ///   - progress: called after each picture with the number of pictures read.
  /// - Throws: ``PreviewError/recordOfAnotherVideo`` when it does not fit (there), ``PreviewError/severalPlaces(pictures:of:)``
  ///   when it fits more than once; `CancellationError`.
  public static func find(
    _ record: SignRecord, in video: String, from start: Int64?, progress: (Int) -> Void = { _ in }
  ) throws -> Pairing {
    var reader = try Comparison.open(video)
    var times: [Int64] = []
    var read = 0
    // One picture more than the record's tells when its last one ends.
    while start == nil || times.count <= record.count, let frame = try Comparison.next(&reader) {
      try Task.checkCancellation()
      read += 1
      if frame.timestamp >= start ?? 0 { times.append(frame.timestamp) }
      progress(read)
    }
    let steps = record.steps
    guard record.count > 0, times.count >= record.count else { throw PreviewError.recordOfAnotherVideo }
    let places =
      start == nil
      ? Run(steps).places(in: zip(times, times.dropFirst()).map { $1 - $0 }, atMost: 2)
      : zip(times, times.dropFirst()).prefix(steps.count).map { $1 - $0 } == steps ? [0] : []
    guard let place = places.first else { throw PreviewError.recordOfAnotherVideo }
    guard places.count == 1 else { throw PreviewError.severalPlaces(pictures: record.count, of: times.count) }
    let after = place + record.count
    return Pairing(span: times[place]..<(after < times.count ? times[after] : max(reader.statistics.end, times[after - 1] + 1)))
  }
}

extension SignRecord {
  /// From each picture to the next, in ticks of 1/90 000 s.
  fileprivate var steps: [Int64] { (0..<max(0, count - 1)).map { time(at: $0 + 1).ticks - time(at: $0).ticks } }
}

/// A run of numbers to be found among others, in a time that grows with both lengths and not with their product: long
/// recordings at a constant rate nearly fit everywhere.
struct Run {
  private let numbers: [Int64]
  /// Of each beginning of the run: the longest shorter beginning that also ends it.
  private let borders: [Int]

  init(_ numbers: [Int64]) {
    var borders = [Int](repeating: 0, count: numbers.count)
    var length = 0
    for index in numbers.indices.dropFirst() {
      while length > 0, numbers[index] != numbers[length] { length = borders[length - 1] }
      if numbers[index] == numbers[length] { length += 1 }
      borders[index] = length
    }
    self.numbers = numbers
    self.borders = borders
  }

  /// Where the run begins in `text`, in order, and no more than so many places. An empty run is everywhere, also at the end.
  func places(in text: [Int64], atMost limit: Int) -> [Int] {
    guard !numbers.isEmpty else { return Array(0...min(limit - 1, text.count)) }
    var places: [Int] = []
    var length = 0
    for (index, number) in text.enumerated() where places.count < limit {
      while length > 0, length == numbers.count || number != numbers[length] { length = borders[length - 1] }
      if number == numbers[length] { length += 1 }
      if length == numbers.count { places.append(index + 1 - length) }
    }
    return places
  }
}
