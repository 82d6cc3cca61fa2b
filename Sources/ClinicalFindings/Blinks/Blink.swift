public import MaskSigns

/// One blink.
public struct Blink: Hashable, Sendable {
  /// `nil`: both eyes.
  public let eye: Eye?
  public let pictures: Range<Int>
  /// From the first to the last moment that the lid is under 70 % of its opening, s.
  public let seconds: Double
  /// The least opening that was seen, of the eye that closed farther, as a share of the opening around it; 0 is closed.
  public let opening: Double
  /// Every picture of it was measured: a lid that is nearly closed is often read as unsure, and then how far it went is not known.
  public let isWhollySeen: Bool
  /// Seconds since the first picture.
  public let start: Double

  /// Nine tenths of the fissure closed counts as closed: a picture hardly ever meets the very moment.
  static let completeOpening = 0.1
  public var isComplete: Bool { opening <= Self.completeOpening }
  /// Whether it closed is known.
  var tellsClosure: Bool { isWhollySeen || isComplete }

  /// Falls to half of the opening around it, and is over within a second.
  private static let depth = 0.5
  private static let edge = 0.7
  private static let longest = 1.0
  /// The opening around a blink is that of the half-seconds nearby, so that downgaze is no blink.
  private static let around = 1.0

  static func all(in course: Course) -> [Blink] {
    let each = Eye.allCases.flatMap { of($0, course) }.sorted { ($0.pictures.lowerBound, $0.pictures.upperBound) < ($1.pictures.lowerBound, $1.pictures.upperBound) }
    var merged: [Blink] = []
    for blink in each {
      guard let last = merged.last, last.pictures.overlaps(blink.pictures) else {
        merged.append(blink)
        continue
      }
      merged[merged.count - 1] = Blink(
        eye: last.eye == blink.eye ? blink.eye : nil,
        pictures: last.pictures.lowerBound..<max(last.pictures.upperBound, blink.pictures.upperBound),
        seconds: max(last.seconds, blink.seconds), opening: min(last.opening, blink.opening),
        isWhollySeen: last.isWhollySeen && blink.isWhollySeen, start: last.start)
    }
    return merged
  }

  private static func of(_ eye: Eye, _ course: Course) -> [Blink] {
    let moments = course.eyes[eye]
    let reference = OpeningAround(course, eye, within: around)
    var blinks: [Blink] = []
    var index = 0
    while index < moments.count {
      // The opening before it is what a blink comes back to: a lid that falls and stays is none.
      let open = reference[index]
      func share(_ index: Int) -> Double? { moments[index].aperture.map { max($0, 0) / open } }
      // A lid on its way down is lost from sight for some pictures, and comes back on its way up.
      func isNarrow(_ index: Int) -> Bool { moments[index].state == .unsure || share(index).map { $0 < edge } ?? false }
      guard isNarrow(index) else { index += 1; continue }
      var end = index
      while end < moments.count, isNarrow(end) { end += 1 }
      let range = index..<end
      let least = range.compactMap(share).min() ?? 1
      index = end
      // Cut off by the record's ends, a cover or a lost face: how long and how deep is not known.
      guard least < depth, range.lowerBound > 0, range.upperBound < moments.count, let before = share(range.lowerBound - 1),
        let after = share(range.upperBound)
      else { continue }
      func crossing(_ a: Int, _ aShare: Double, _ b: Int, _ bShare: Double) -> Double {
        let part = aShare == bShare ? 0.5 : (edge - aShare) / (bShare - aShare)
        return course.times[a] + (course.times[b] - course.times[a]) * min(max(part, 0), 1)
      }
      // Where the lid was lost from sight it was under the edge: half-way between the pictures is as near as one can tell.
      let firstShare = share(range.lowerBound) ?? (2 * edge - before)
      let lastShare = share(range.upperBound - 1) ?? (2 * edge - after)
      let start = crossing(range.lowerBound - 1, before, range.lowerBound, firstShare)
      let stop = crossing(range.upperBound - 1, lastShare, range.upperBound, after)
      guard stop - start <= longest else { continue }
      blinks.append(
        Blink(
          eye: eye, pictures: range, seconds: stop - start, opening: least,
          isWhollySeen: range.allSatisfy { moments[$0].state != .unsure }, start: start))
    }
    return blinks
  }
}

/// The opening of an eye around each picture, as a fraction of its habitual fissure: the widest half-second nearby.
private struct OpeningAround {
  private var values: [Double] = []
  subscript(index: Int) -> Double { values[index] }

  init(_ course: Course, _ eye: Eye, within: Double) {
    let length = 0.5
    let end = course.times.last ?? 0
    var blocks = [[Double]](repeating: [], count: Int(end / length) + 1)
    for (moment, time) in zip(course.eyes[eye], course.times) where moment.state == .open {
      if let aperture = moment.aperture { blocks[Int(time / length)].append(aperture) }
    }
    let wide = blocks.map { quantile(0.9, $0) ?? 0 }
    let reach = Int(within / length)
    // Never under a third of the habitual opening: a long closure is no opening.
    let around = wide.indices.map { max(wide[max($0 - reach, 0)...min($0 + reach, wide.count - 1)].max() ?? 1, 0.33) }
    values = course.times.map { around[Int($0 / length)] }
  }
}
