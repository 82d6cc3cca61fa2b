internal import MaskSigns

/// A face at one time, in upright picture pixels.
struct Sighting: Hashable, Sendable {
  var time: MediaTime
  var low, high: SIMD2<Float>

  init(time: MediaTime, box: Box) {
    self.time = time
    low = box.low
    high = box.high
  }

  var box: Box { Box(low: low, high: high) }
}
