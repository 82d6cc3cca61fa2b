#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads boxes out of a detector's raw results, as MediaPipe's graphs do.
struct DetectionDecoder {
  var anchors: [SIMD2<Float>]
  /// Side of the network's input, pixels: the unit of its results.
  var side: Int
  /// Below it a box is dropped, 0…1.
  var minimumScore: Float
  /// Boxes that overlap by more are one face (MediaPipe's graphs: 0.3).
  var mergingOverlap: Float = 0.3

  /// Scores and boxes of all anchors → faces, best first, in the units of the network's input (0…1).
  ///
  /// - Parameters:
  ///   - regressions: 16 numbers for each anchor: centre x and y, width, height, six points.
  ///   - logits: one for each anchor.
  func decode(regressions: UnsafeBufferPointer<Float>, logits: UnsafeBufferPointer<Float>) -> [FaceDetection] {
    // A score is a sigmoid; comparing the logit instead spares an exponential for each of thousands of anchors.
    let threshold = log(minimumScore / (1 - minimumScore))
    var found: [FaceDetection] = []
    for (index, anchor) in anchors.enumerated() where logits[index] >= threshold {
      let values = UnsafeBufferPointer(rebasing: regressions[16 * index..<16 * index + 16])
      func pair(_ at: Int) -> SIMD2<Float> { SIMD2(values[at], values[at + 1]) / Float(side) }
      let centre = anchor + pair(0), half = pair(2) / 2
      found.append(
        FaceDetection(
          score: 1 / (1 + exp(-min(logits[index], 100))), box: Box(low: centre - half, high: centre + half),
          points: (0..<6).map { anchor + pair(4 + 2 * $0) }))
    }
    return Self.merged(found, over: mergingOverlap)
  }

  /// Weighted non-maximum suppression: each face is the mean of the boxes that overlap its best one, by their scores.
  static func merged(_ detections: [FaceDetection], over overlap: Float) -> [FaceDetection] {
    // A stable order, so that equal scores always fall out alike.
    var left = detections.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
    var faces: [FaceDetection] = []
    while let best = left.first {
      let same = left.filter { $0.box.overlap(best.box) > overlap }
      left.removeAll { $0.box.overlap(best.box) > overlap }
      guard !same.isEmpty else {
        // A box without area overlaps nothing, not even itself.
        left.removeFirst()
        continue
      }
      let total = same.reduce(0) { $0 + $1.score }
      func mean(_ value: (FaceDetection) -> SIMD2<Float>) -> SIMD2<Float> {
        same.reduce(SIMD2()) { $0 + value($1) * $1.score } / total
      }
      faces.append(
        FaceDetection(
          score: best.score, box: Box(low: mean(\.box.low), high: mean(\.box.high)),
          points: best.points.indices.map { point in mean { $0.points[point] } }))
    }
    return faces
  }
}
