#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads boxes out of a detector's raw results, as MediaPipe's graphs do.
struct DetectionDecoder {
  let anchors: [SIMD2<Float>]
  /// Side of the network's input, pixels: the unit of its results.
  let side: Int
  /// Below it a box is dropped, 0…1.
  let minimumScore: Float
  /// Boxes that overlap by more are one face (MediaPipe's graphs: 0.3).
  static let mergingOverlap: Float = 0.3

  /// Boxes over the threshold, the best first; kept from picture to picture for its memory alone.
  private var found: [FaceDetection] = []

  init(anchors: [SIMD2<Float>], side: Int, minimumScore: Float) {
    self.anchors = anchors
    self.side = side
    self.minimumScore = minimumScore
  }

  /// Scores and boxes of all anchors → faces, best first, in the units of the network's input (0…1).
  ///
  /// - Parameters:
  ///   - regressions: 16 numbers for each anchor: centre x and y, width, height, six points.
  ///   - logits: one for each anchor.
  ///   - faces: what it holds is replaced; its memory is used again.
  mutating func decode(
    regressions: UnsafeBufferPointer<Float>, logits: UnsafeBufferPointer<Float>, into faces: inout [FaceDetection]
  ) {
    // A score is a sigmoid; comparing the logit instead spares an exponential for each of thousands of anchors.
    let threshold = log(minimumScore / (1 - minimumScore))
    found.removeAll(keepingCapacity: true)
    for index in anchors.indices where logits[index] >= threshold {
      let anchor = anchors[index]
      func pair(_ at: Int) -> SIMD2<Float> {
        SIMD2(regressions[16 * index + at], regressions[16 * index + at + 1]) / Float(side)
      }
      let centre = anchor + pair(0), half = pair(2) / 2
      var points = FaceDetection.Points(repeating: .zero)
      for point in points.indices { points[point] = anchor + pair(4 + 2 * point) }
      insert(
        FaceDetection(
          score: 1 / (1 + exp(-min(logits[index], 100))), box: Box(low: centre - half, high: centre + half),
          points: points))
    }
    Self.merge(&found, over: Self.mergingOverlap, into: &faces)
  }

  /// Among the boxes found, behind all that score no less: equal scores always fall out alike.
  private mutating func insert(_ box: FaceDetection) {
    found.append(box)
    var place = found.count - 1
    while place > 0, found[place - 1].score < box.score {
      found.swapAt(place - 1, place)
      place -= 1
    }
  }

  /// Weighted non-maximum suppression: each face is the mean of the boxes that overlap its best one, by their scores.
  ///
  /// - Parameters:
  ///   - boxes: the best first; empty afterwards.
  ///   - faces: what it holds is replaced.
  static func merge(_ boxes: inout [FaceDetection], over overlap: Float, into faces: inout [FaceDetection]) {
    faces.removeAll(keepingCapacity: true)
    while let best = boxes.first {
      var mean = WeightedMean()
      var others = 0
      for index in boxes.indices {
        if boxes[index].box.overlap(best.box) > overlap {
          mean.add(boxes[index])
        } else {
          boxes[others] = boxes[index]
          others += 1
        }
      }
      if others == boxes.count {
        // A box without area overlaps nothing, not even itself.
        boxes.removeFirst()
      } else {
        boxes.removeLast(boxes.count - others)
        faces.append(mean.face(score: best.score))
      }
    }
  }
}

/// The mean of several boxes of one face, by their scores.
private struct WeightedMean {
  private var total: Float = 0
  private var low = SIMD2<Float>(), high = SIMD2<Float>()
  private var points = FaceDetection.Points(repeating: .zero)

  mutating func add(_ box: FaceDetection) {
    total += box.score
    low += box.box.low * box.score
    high += box.box.high * box.score
    for point in points.indices { points[point] += box.points[point] * box.score }
  }

  func face(score: Float) -> FaceDetection {
    var mean = points
    for point in mean.indices { mean[point] /= total }
    return FaceDetection(score: score, box: Box(low: low / total, high: high / total), points: mean)
  }
}
