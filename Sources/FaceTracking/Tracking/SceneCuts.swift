internal import VideoDecoding

/// Tells where one shot ends and another begins, from a coarse thumbnail of each picture.
struct SceneCuts {
  /// A new shot changes the mean brightness of 32×32 cells by at least this, in 0…255.
  ///
  /// In 12 recordings without a cut, of which one is shaken by hand, it never passed 20; in one with three cuts these
  /// made 26 to 30, the rest of it stayed under 13. Shaking moves brightness about but keeps its histogram, hence the
  /// second condition.
  static let brightnessChange: Float = 12
  /// … and moves at least this share of the cells to another of 32 classes of brightness (seen: 0.12 at most without a
  /// cut, 0.19 at least with one).
  static let histogramChange: Float = 0.15

  private static let side = 32
  private var previous: [Float]?
  private var cells = [Float](repeating: 0, count: side * side)

  /// Whether this picture begins a new shot. The first picture does not.
  mutating func isCut(_ frame: Frame) -> Bool {
    frame.sampled { Self.reduce($0, into: &cells) }
    return advance()
  }

  /// The same from cells already reduced; for tests.
  mutating func isCut(cells: [Float]) -> Bool {
    self.cells = cells
    return advance()
  }

  private mutating func advance() -> Bool {
    defer {
      if var last = previous { swap(&last, &cells); previous = last } else { previous = cells }
    }
    guard let previous else { return false }
    var change: Float = 0
    var histogram = InlineArray<32, Float>(repeating: 0)
    for (old, new) in zip(previous, cells) {
      change += abs(old - new)
      histogram[min(histogram.count - 1, Int(old) * histogram.count / 256)] -= 1
      histogram[min(histogram.count - 1, Int(new) * histogram.count / 256)] += 1
    }
    let count = Float(cells.count)
    var moved: Float = 0
    for index in histogram.indices { moved += abs(histogram[index]) }
    moved /= 2 * count
    return change / count >= Self.brightnessChange && moved >= Self.histogramChange
  }

  /// Means of a few pixels of each cell: enough to tell shots apart, and thirty times fewer than all.
  private static func reduce(_ planes: Planes, into cells: inout [Float]) {
    let probes = 4
    for row in 0..<side {
      for column in 0..<side {
        var sum = 0
        for y in 0..<probes {
          let line = planes.luma + (row * probes + y) * planes.height / (side * probes) * planes.lumaStride
          for x in 0..<probes { sum += Int(line[(column * probes + x) * planes.width / (side * probes)]) }
        }
        cells[row * side + column] = Float(sum) / Float(probes * probes)
      }
    }
  }
}
