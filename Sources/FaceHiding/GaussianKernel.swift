internal import Foundation

/// Weights of a one-dimensional Gaussian, from its middle outwards to three standard deviations; all of both sides sum to 1.
struct GaussianKernel: Sendable {
  let weights: [Float]

  /// - Parameter deviation: Pixels; 0 and what is no number leave a picture as it is.
  init(deviation: Double) {
    guard deviation.isFinite, deviation > 0 else {
      weights = [1]
      return
    }
    let raw = (0...Int((3 * deviation).rounded(.up))).map { exp(-Double($0 * $0) / (2 * deviation * deviation)) }
    let sum = 2 * raw.reduce(0, +) - 1
    weights = raw.map { Float($0 / sum) }
  }

  /// Blurs one line of a plane; beyond its ends the last values go on.
  func run(_ plane: inout [Float], from first: Int, by step: Int, count: Int) {
    let line = (0..<count).map { plane[first + $0 * step] }
    for place in 0..<count {
      var sum = weights[0] * line[place]
      for reach in weights.indices.dropFirst() {
        sum += weights[reach] * (line[max(place - reach, 0)] + line[min(place + reach, count - 1)])
      }
      plane[first + place * step] = sum
    }
  }
}
