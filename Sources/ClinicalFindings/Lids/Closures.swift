import MaskSigns

/// The times when the patient closes the eyes, and what stays open of one of them.
struct Closures {
  struct Closure {
    let pictures: Range<Int>
    let seconds: Double
    /// The least opening of the eye in question, as a share of its fissure and in mm on the mask.
    let openShare, openMillimetres: Double
  }
  let all: [Closure]

  /// Both eyes under this share of their fissures for long are meant to be closed.
  private static let nearlyClosed = 0.35
  private static let lasting = 0.5

  init(_ course: Course, _ eye: Eye) {
    let own = course.eyes[eye]
    let fellow = course.eyes[eye == .right ? .left : .right]
    func isMeant(_ index: Int) -> Bool {
      if own[index].state == .closed || fellow[index].state == .closed { return true }
      guard let a = own[index].aperture, let b = fellow[index].aperture else { return false }
      return a < Self.nearlyClosed && b < Self.nearlyClosed
    }
    var all: [Closure] = []
    var start = 0
    while start < course.count {
      guard isMeant(start) else { start += 1; continue }
      var end = start
      while end < course.count, isMeant(end) { end += 1 }
      let range = start..<end
      start = end
      let seconds = course.seconds(Array(range))
      let isShut = range.contains { own[$0].state == .closed || fellow[$0].state == .closed }
      guard isShut || seconds >= Self.lasting else { continue }
      // The eye may close a picture before or after its fellow.
      let wide = max(range.lowerBound - 1, 0)..<min(range.upperBound + 1, course.count)
      let seen = wide.filter { own[$0].showsLids && own[$0].aperture != nil }
      guard !seen.isEmpty, range.allSatisfy({ own[$0].showsLids }) else { continue }
      let least = seen.compactMap { own[$0].aperture }.min() ?? 0
      let open = seen.map { own[$0].state == .closed ? 0 : own[$0].upper - own[$0].lower }.min() ?? 0
      all.append(Closure(pictures: range, seconds: seconds, openShare: max(least, 0), openMillimetres: max(open, 0)))
    }
    self.all = all
  }
}
