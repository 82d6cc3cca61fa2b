/// Blinks as runs of pictures in which the lids touch.
enum Blinks {
  /// Places of each run of `true`.
  static func runs(_ closed: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (k, isClosed) in closed.enumerated() {
      if isClosed, start == nil { start = k }
      if !isClosed, let begun = start {
        runs.append(begun..<k)
        start = nil
      }
    }
    if let start { runs.append(start..<closed.count) }
    return runs
  }

  /// True blinks of which no picture was measured as closed, one picture before and after included.
  static func lost(truth: [Bool], measured: [Bool]) -> (lost: Int, of: Int) {
    let runs = runs(truth)
    let lost = runs.count { run in
      !measured[max(run.lowerBound - 1, 0)..<min(run.upperBound + 1, measured.count)].contains(true)
    }
    return (lost, runs.count)
  }
}
