#if canImport(Glibc)
  internal import Glibc
#endif
internal import FaceReconstruction

/// The eye network's answer for one eye, in pixels of its crop.
///
/// Four results for each eye: lines (upper margin, lower margin, upper fold, lower fold; for each of 32 columns a height and
/// the logarithm of its deviation), points (nasal and temporal canthus, iris, pupil, reflex, globe; x, y, logarithm of the
/// deviation), iris (matrix S of the edge xᵀS⁻¹x = 1 as xx, xy, yy; logarithm of the longer half axis' deviation; pupil
/// over iris; logarithm of its deviation), states (logits of has upper fold, has lower fold, shows reflex, closed, covered,
/// unusable).
struct EyeAnswer {
  static let columns = 32
  /// Floats of each result for one eye.
  static let counts = [4 * columns * 2, 6 * 3, 6, 6]
  /// Column k of the lines lies at this x.
  static func column(_ k: Int) -> Float { 4 * Float(k) + 1.5 }

  private let lines, points, iris, states: UnsafeBufferPointer<Float>.SubSequence

  init(_ outputs: [UnsafeBufferPointer<Float>], _ eye: Int) {
    func part(_ index: Int) -> UnsafeBufferPointer<Float>.SubSequence {
      let count = Self.counts[index]
      return outputs[index][eye * count..<(eye + 1) * count]
    }
    lines = part(0)
    points = part(1)
    iris = part(2)
    states = part(3)
  }

  private enum Line: Int { case upperMargin, lowerMargin, upperFold, lowerFold }
  private enum Point: Int { case nasal, temporal, iris, pupil, reflex, globe }

  /// In pixels of the crop: x, y, deviation.
  private func point(_ name: Point) -> SIMD3<Float> {
    let at = points.startIndex + 3 * name.rawValue
    return [points[at], points[at + 1], exp(points[at + 2])]
  }
  /// A line's height and the logarithm of its deviation at a column.
  private func knot(_ line: Line, _ k: Int) -> SIMD2<Float> {
    let at = lines.startIndex + 2 * (line.rawValue * Self.columns + k)
    return [lines[at], lines[at + 1]]
  }

  /// Writes the answer in pixels of the picture over another reading.
  ///
  /// - Returns: Whether all of the answer are numbers and the canthi lie apart; if not, the reading is not to be used.
  func write(to reading: inout EyeReading, in crop: EyeCrop) -> Bool {
    guard
      lines.allSatisfy(\.isFinite), points.allSatisfy(\.isFinite), iris.allSatisfy(\.isFinite),
      states.allSatisfy(\.isFinite)
    else { return false }
    let nasal = point(.nasal), temporal = point(.temporal)
    // A fissure of under 8 pixels of 128 is none.
    guard nasal.x - temporal.x > 8 else { return false }
    func place(_ p: SIMD3<Float>) -> ReadPoint { ReadPoint(crop.place([p.x, p.y]), deviation: p.z * crop.scale) }
    for index in 0..<LidLine.count {
      let share = (Float(index) + 0.5) / Float(LidLine.count)
      let x = nasal.x + (temporal.x - nasal.x) * share
      var upper = margin(.upperMargin, at: x, nasal, temporal), lower = margin(.lowerMargin, at: x, nasal, temporal)
      // The upper lid cannot be under the lower one: where it would be, they meet.
      if upper.x > lower.x { (upper.x, lower.x) = ((upper.x + lower.x) / 2, (upper.x + lower.x) / 2) }
      func put(_ value: SIMD2<Float>, _ line: WritableKeyPath<EyeReading, LidLine>) {
        reading[keyPath: line].points[index] = place([x, value.x, exp(value.y)])
      }
      put(upper, \.upperMargin)
      put(lower, \.lowerMargin)
      put(fold(.upperFold, at: x), \.upperFold)
      put(fold(.lowerFold, at: x), \.lowerFold)
    }
    reading.nasalCanthus = place(nasal)
    reading.temporalCanthus = place(temporal)
    reading.iris = place(point(.iris))
    reading.pupil = place(point(.pupil))
    reading.reflex = place(point(.reflex))
    reading.globe = place(point(.globe))
    writeIris(to: &reading, in: crop)
    writeStates(to: &reading)
    return true
  }

  /// Axes from the shape matrix's eigenvalues, by hand: it is 2 × 2.
  private func writeIris(to reading: inout EyeReading, in crop: EyeCrop) {
    let first = iris.startIndex
    let (xx, xy, yy) = (iris[first], iris[first + 1], iris[first + 2])
    let mean = (xx + yy) / 2, apart = ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
    let long = max(mean + apart, 0).squareRoot(), short = max(mean - apart, 0).squareRoot()
    reading.irisAxes = SIMD2(long, short) * (2 * crop.scale)
    let turn = atan2(2 * xy, xx - yy) / 2
    let axis = crop.turned([cos(turn), sin(turn)])
    // A line has no front: −π/2…π/2.
    reading.irisTurn = axis.x == 0 ? .pi / 2 : atan(axis.y / axis.x)
    reading.irisDeviation = exp(iris[first + 3]) * 2 * crop.scale
    reading.pupilToIris = iris[first + 4]
    reading.pupilToIrisDeviation = exp(iris[first + 5])
  }

  private func writeStates(to reading: inout EyeReading) {
    let first = states.startIndex
    reading.hasUpperFold = sigmoid(states[first])
    reading.hasLowerFold = sigmoid(states[first + 1])
    reading.showsReflex = sigmoid(states[first + 2])
    reading.isClosed = sigmoid(states[first + 3])
    reading.isCovered = sigmoid(states[first + 4])
    reading.isUnusable = sigmoid(states[first + 5])
  }

  /// A margin between columns. It was learned between the canthi only, where both margins end: from the last column
  /// before a canthus it goes straight there.
  private func margin(_ line: Line, at x: Float, _ nasal: SIMD3<Float>, _ temporal: SIMD3<Float>) -> SIMD2<Float> {
    let first = max(Int(((temporal.x - 1.5) / 4).rounded(.up)), 0)
    let last = min(Int(((nasal.x - 1.5) / 4).rounded(.down)), Self.columns - 1)
    guard first <= last else { return [(nasal.y + temporal.y) / 2, log(nasal.z)] }
    func toCanthus(_ k: Int, _ canthus: SIMD3<Float>) -> SIMD2<Float> {
      let from = Self.column(k), knot = knot(line, k)
      let share = canthus.x == from ? 1 : min(max((x - from) / (canthus.x - from), 0), 1)
      return [knot.x + (canthus.y - knot.x) * share, knot.y]
    }
    if x < Self.column(first) { return toCanthus(first, temporal) }
    if x > Self.column(last) { return toCanthus(last, nasal) }
    return between(line, at: x, first...last)
  }

  /// A fold between columns; it reaches beyond the canthi.
  private func fold(_ line: Line, at x: Float) -> SIMD2<Float> {
    between(line, at: min(max(x, Self.column(0)), Self.column(Self.columns - 1)), 0...Self.columns - 1)
  }

  /// Smooth through columns of a range (Catmull–Rom), which `x` must lie in; deviations straight between them.
  private func between(_ line: Line, at x: Float, _ range: ClosedRange<Int>) -> SIMD2<Float> {
    let place = (x - 1.5) / 4
    let k = min(max(Int(place), range.lowerBound), max(range.upperBound - 1, range.lowerBound))
    let next = min(k + 1, range.upperBound)
    let t = place - Float(k)
    let p = knot(line, k), q = knot(line, next)
    // Beyond the ends it goes straight on.
    let before = k > range.lowerBound ? knot(line, k - 1).x : 2 * p.x - q.x
    let after = next < range.upperBound ? knot(line, next + 1).x : 2 * q.x - p.x
    let slope = (q.x - before) / 2
    let bend = before - 2.5 * p.x + 2 * q.x - after / 2
    let twist = 1.5 * (p.x - q.x) + (after - before) / 2
    return [p.x + t * (slope + t * (bend + t * twist)), p.y + (q.y - p.y) * t]
  }
}
